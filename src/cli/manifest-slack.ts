import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCOPES, slackManifest } from '../adapters/slack/manifest.ts'
import { CalledWrongly, type Command } from './command.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'manifests')
/** Stands where an address is not needed. */
const NO_ADDRESS = 'https://andon.example.com'

/** `andon manifest slack`: the file that makes the app in Slack, ready to paste. */
export const manifestSlack: Command = {
  name: 'manifest slack',
  needs: 'nothing',
  positionals: [],
  options: { url: { type: 'text', value: 'url' }, socket: { type: 'flag' }, json: { type: 'flag' } },
  async run(args, { io, t }) {
    const socket = args.flag('socket')
    const manifest = slackManifest({ url: addressOf(args.text('url'), socket), socket, t })
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    if (args.flag('json')) {
      io.out(text)
      return 0
    }
    await mkdir(FOLDER, { recursive: true })
    await writeFile(join(FOLDER, 'slack.json'), text)
    io.out(`${t('slack:manifest.written', { path: 'manifests/slack.json' })}\n`)
    io.out(`${t('slack:manifest.scopes')}\n`)
    for (const scope of SCOPES) io.out(`  ${scope}: ${t(`slack:scopes.${scope.replace(':', '-')}`)}\n`)
    return 0
  },
}

/** Slack sends requests only to https. */
function addressOf(given: string | null, socket: boolean): string {
  if (given === null && socket) return NO_ADDRESS
  if (given === null) throw new CalledWrongly('option-missing', { option: '--url' })
  if (!URL.canParse(given) || new URL(given).protocol !== 'https:')
    throw new CalledWrongly('value-unknown', { option: '--url', found: given, allowed: NO_ADDRESS })
  return given.replace(/\/+$/, '')
}
