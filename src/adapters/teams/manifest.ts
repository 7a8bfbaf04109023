import type { TeamsManifestV1D25 } from '@microsoft/app-manifest'
import type { Texts, Translate } from '../../ports/texts.ts'

/** The newest schema that every Teams cloud takes and that knows shared and private channels (`supportsChannelFeatures`). */
export const SCHEMA_VERSION = '1.25'
const SCHEMA = `https://developer.microsoft.com/json-schemas/teams/v${SCHEMA_VERSION}/`
/** Commands Teams shows in one list. */
const MOST_COMMANDS = 12
/** Language of the strings in the manifest itself. */
const DEFAULT_LANGUAGE = 'en'
const CHINESE_REGIONS = ['CN', 'SG', 'TW', 'HK', 'MO']

/** Every permission and why it is asked for: `teams:permissions.<name>` says it. Nothing here is unused. */
export const PERMISSIONS = ['ChannelMessage.Read.Group', 'ChatMessage.Read.Chat'] as const

/** Actions in the menu of a message. They stand for what is an emoji or a shortcut elsewhere. */
export const MESSAGE_ACTIONS = ['report-defect', 'request-change', 'keep-internal'] as const

interface ManifestOptions {
  /** Public address of the host, e.g. `https://andon.example.com`; without a slash at the end. */
  readonly url: string
  /** Application id of the bot's registration, a GUID; also the id of the app in Teams. */
  readonly clientId: string
  /** Three numbers. Teams takes a package as an update only when it is higher than before. */
  readonly version: string
  /** First words of commands, the most useful first; `commands:words.<word>` has what is typed in each language. */
  readonly commands: readonly string[]
  readonly texts: Texts
}

/** What a file of one language replaces, by the path of the string in the manifest. */
type Localization = Readonly<Record<string, string>>

type Manifest = TeamsManifestV1D25.TeamsManifestV1D25

interface TeamsManifest {
  readonly manifest: Manifest
  /** By file name, as the manifest names them. */
  readonly localizations: Readonly<Record<string, Localization>>
}

/** The app's manifest and its translations, one for each shipped language: what Teams makes the app of. */
export function teamsManifest({ url, clientId, version, commands, texts }: ManifestOptions): TeamsManifest {
  const { host } = new URL(url)
  const listed = commandsOf(commands)
  const t = texts.in(DEFAULT_LANGUAGE)
  const languages = texts.languages
    .filter((language) => language !== DEFAULT_LANGUAGE)
    .flatMap((language) => teamsTags(language).map((tag) => ({ language, tag, file: `${tag}.json` })))
  const manifest: Manifest = {
    $schema: `${SCHEMA}MicrosoftTeams.schema.json`,
    manifestVersion: SCHEMA_VERSION,
    version,
    id: clientId,
    developer: {
      name: 'Andon',
      websiteUrl: `${url}/about`,
      privacyUrl: `${url}/about#privacy`,
      termsOfUseUrl: `${url}/about#terms`,
    },
    name: { short: 'Andon', full: t('teams:manifest.name') },
    description: { short: t('teams:manifest.description'), full: t('teams:manifest.long-description') },
    icons: { color: 'color.png', outline: 'outline.png' },
    accentColor: '#7A1F1F',
    localizationInfo: {
      defaultLanguageTag: DEFAULT_LANGUAGE,
      additionalLanguages: languages.map(({ tag, file }) => ({ languageTag: tag, file })),
    },
    supportedChannelTypes: ['sharedChannels', 'privateChannels'],
    supportsChannelFeatures: 'tier1',
    defaultInstallScope: 'team',
    defaultGroupCapability: { team: 'bot', groupchat: 'bot' },
    bots: [botOf(clientId, listed, t)],
    composeExtensions: [messageActionsOf(clientId, t)],
    validDomains: [host],
    webApplicationInfo: { id: clientId, resource: `api://${host}/${clientId}` },
    authorization: {
      permissions: { resourceSpecific: PERMISSIONS.map((name) => ({ name, type: 'Application' })) },
    },
  }
  return {
    manifest,
    localizations: Object.fromEntries(
      languages.map(({ language, file }) => [file, localization(listed, texts.in(language))]),
    ),
  }
}

const SCOPES = ['team', 'groupChat', 'personal'] as const

function botOf(botId: string, commands: readonly string[], t: Translate): TeamsManifestV1D25.Bot {
  return {
    botId,
    scopes: [...SCOPES],
    isNotificationOnly: false,
    supportsFiles: false,
    commandLists: SCOPES.map((scope) => ({
      scopes: [scope],
      commands: commands.map((word) => ({
        title: typed(word, t),
        description: t(`teams:commands.${word}`),
      })),
    })),
  }
}

function messageActionsOf(botId: string, t: Translate): TeamsManifestV1D25.ComposeExtension {
  return {
    botId,
    commands: MESSAGE_ACTIONS.map((name) => ({
      id: name,
      type: 'action',
      context: ['message'],
      fetchTask: true,
      title: t(`teams:actions.${name}`),
      description: t(`teams:actions.${name}-about`),
    })),
  }
}

function localization(commands: readonly string[], t: Translate): Localization {
  const ofBot = SCOPES.flatMap((_, list) =>
    commands.flatMap((word, index) => {
      const path = `bots[0].commandLists[${list}].commands[${index}]`
      return [
        [`${path}.title`, typed(word, t)],
        [`${path}.description`, t(`teams:commands.${word}`)],
      ]
    }),
  )
  const ofMessages = MESSAGE_ACTIONS.flatMap((name, index) => {
    const path = `composeExtensions[0].commands[${index}]`
    return [
      [`${path}.title`, t(`teams:actions.${name}`)],
      [`${path}.description`, t(`teams:actions.${name}-about`)],
    ]
  })
  return {
    $schema: `${SCHEMA}MicrosoftTeams.Localization.schema.json`,
    'name.short': 'Andon',
    'name.full': t('teams:manifest.name'),
    'description.short': t('teams:manifest.description'),
    'description.full': t('teams:manifest.long-description'),
    ...Object.fromEntries([...ofBot, ...ofMessages]),
  }
}

/** What choosing the command writes after the mention: the language's own first word for it. */
const typed = (word: string, t: Translate): string => t(`commands:words.${word}`).split('|')[0] ?? word

/** What Teams lists: never the bot's own name, and help even when there are too many. */
function commandsOf(words: readonly string[]): readonly string[] {
  const all = words.filter((word) => word !== 'andon')
  if (all.length <= MOST_COMMANDS) return all
  return [...all.filter((word) => word !== 'help').slice(0, MOST_COMMANDS - 1), 'help']
}

/**
 * The tags a Teams client of this language asks for. Clients know regions, not scripts: `zh-CN` or `zh-TW`, never
 * `zh-Hans`. They fall back from region to language, so any other language is named alone.
 */
function teamsTags(language: string): readonly string[] {
  const { script, language: plain } = new Intl.Locale(language)
  if (!script) return [language]
  return CHINESE_REGIONS.map((region) => `${plain}-${region}`).filter(
    (tag) => new Intl.Locale(tag).maximize().script === script,
  )
}
