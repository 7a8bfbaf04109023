import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { appPackage } from '../../../src/adapters/teams/app-package.ts'
import { checkManifest } from '../../../src/adapters/teams/check-manifest.ts'
import { MESSAGE_ACTIONS, PERMISSIONS, teamsManifest } from '../../../src/adapters/teams/manifest.ts'
import { COMMAND_WORDS } from '../../../src/features/commands/words.ts'
import type { Texts } from '../../../src/ports/index.ts'
import { texts } from '../../support/andon.ts'

const CLIENT = '2f6c9d1e-8a40-4b7c-9f53-1d0e6b7a8c92'
const options = {
  url: 'https://andon.example.com',
  clientId: CLIENT,
  version: '1.2.3',
  commands: COMMAND_WORDS,
  texts,
}
const made = teamsManifest(options)
const { manifest } = made

/** A stand-in for the coming locales: every text is the English one. */
const inLanguages = (languages: readonly string[]): Texts => ({ languages, in: () => texts.in('en') })

describe('the manifest', () => {
  test('is what Microsoft’s schemas allow, translations too', () => {
    expect(checkManifest(made)).toEqual([])
  })

  test('a mistake in the manifest or in a translation is named', () => {
    const wrong = teamsManifest({ ...options, clientId: 'not-a-guid' })
    const localizations = { 'de.json': { 'name.short': 'x'.repeat(31) } }
    const said = checkManifest({ manifest: wrong.manifest, localizations })
    expect(said.join('\n')).toMatch(/manifest\.json \/id must match pattern/)
    expect(said.join('\n')).toMatch(/de\.json \/name\.short must NOT have more than 30 characters/)
  })

  test('a command list for every scope, of the commands the bot knows', () => {
    const [bot] = manifest.bots ?? []
    expect(bot?.scopes).toEqual(['team', 'groupChat', 'personal'])
    expect(bot?.commandLists?.map(({ scopes }) => scopes)).toEqual([['team'], ['groupChat'], ['personal']])
    const t = texts.in('en')
    for (const { commands } of bot?.commandLists ?? []) {
      expect(commands.length).toBeLessThanOrEqual(12)
      expect(commands.map(({ title }) => title)).toContain('help')
      const typed = COMMAND_WORDS.map((word) => t(`commands:words.${word}`).split('|')[0])
      expect(typed).toEqual(expect.arrayContaining(commands.map(({ title }) => title)))
      expect(new Set(commands.map(({ title }) => title)).size).toBe(commands.length)
    }
  })

  test('too many commands are cut, never help', () => {
    const many = [
      'andon',
      ...Array.from({ length: 3 }, () => COMMAND_WORDS.filter((w) => w !== 'andon')).flat(),
    ]
    const { bots } = teamsManifest({ ...options, commands: many }).manifest
    const titles = bots?.[0]?.commandLists?.[0]?.commands.map(({ title }) => title) ?? []
    expect(titles).toHaveLength(12)
    expect(titles.at(-1)).toBe('help')
  })

  test('message actions ask us for their dialog', () => {
    const commands = manifest.composeExtensions?.[0]?.commands ?? []
    expect(commands.map(({ id }) => id)).toEqual([...MESSAGE_ACTIONS])
    for (const command of commands)
      expect(command).toMatchObject({ type: 'action', context: ['message'], fetchTask: true })
  })

  test('shared and private channels, one domain, and consent for what is read', () => {
    expect(made.manifest).toMatchObject({
      supportedChannelTypes: ['sharedChannels', 'privateChannels'],
      supportsChannelFeatures: 'tier1',
      validDomains: ['andon.example.com'],
      webApplicationInfo: { id: CLIENT, resource: `api://andon.example.com/${CLIENT}` },
      authorization: {
        permissions: { resourceSpecific: PERMISSIONS.map((name) => ({ name, type: 'Application' })) },
      },
    })
  })
})

describe('the languages', () => {
  test('every shipped one but English, which the manifest itself is in, is translated', () => {
    const tags = (manifest.localizationInfo?.additionalLanguages ?? []).map(({ languageTag }) => languageTag)
    const shipped = tags.map((tag) => {
      const { language, script } = new Intl.Locale(tag).maximize()
      return texts.languages.find((known) => known === language || known === `${language}-${script}`)
    })
    expect([...new Set(shipped)].sort()).toEqual(texts.languages.filter((tag) => tag !== 'en').sort())
    expect(Object.keys(made.localizations)).toEqual(tags.map((tag) => `${tag}.json`))
  })

  test('Chinese is named by region, as clients know it; the others by language', () => {
    const { localizations } = teamsManifest({
      ...options,
      texts: inLanguages(['de', 'en', 'ja', 'zh-Hans', 'zh-Hant']),
    })
    expect(Object.keys(localizations)).toEqual(
      ['de', 'ja', 'zh-CN', 'zh-SG', 'zh-TW', 'zh-HK', 'zh-MO'].map((tag) => `${tag}.json`),
    )
  })

  test('a translation has every text of the manifest', () => {
    const paths = Object.keys(made.localizations['zh-CN.json'] ?? {})
    const count = (manifest.bots?.[0]?.commandLists ?? []).reduce(
      (sum, list) => sum + list.commands.length,
      0,
    )
    expect(paths).toHaveLength(5 + 2 * count + 2 * MESSAGE_ACTIONS.length)
    expect(made.localizations['zh-CN.json']?.['bots[0].commandLists[0].commands[0].title']).toBe('缺陷')
  })
})

describe('the package', () => {
  test('holds what the manifest names', () => {
    const files = unzipSync(appPackage(made))
    expect(Object.keys(files).sort()).toEqual(
      ['color.png', 'manifest.json', 'outline.png', ...Object.keys(made.localizations)].sort(),
    )
    expect(JSON.parse(new TextDecoder().decode(files['manifest.json']))).toEqual(made.manifest)
  })

  test('icons have the sizes Teams asks for', () => {
    const files = unzipSync(appPackage(made))
    const size = (name: string) => {
      const bytes = files[name] ?? new Uint8Array()
      expect(String.fromCharCode(...bytes.slice(1, 4))).toBe('PNG')
      const view = new DataView(bytes.buffer, bytes.byteOffset)
      return [view.getUint32(16), view.getUint32(20)]
    }
    expect(size('color.png')).toEqual([192, 192])
    expect(size('outline.png')).toEqual([32, 32])
  })

  test('the same content is the same bytes', () => {
    expect(Buffer.compare(appPackage(made), appPackage(teamsManifest(options)))).toBe(0)
  })
})
