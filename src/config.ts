import { z } from 'zod'
import { AppError } from './errors.ts'
import { SLACK_SETTINGS, type SlackConfig, slackConfig } from './slack-settings.ts'
import { TEAMS_SETTINGS, type TeamsConfig, teamsConfig } from './teams-settings.ts'
import { TRANSLATOR_SETTINGS, type TranslatorConfig, translatorConfigs } from './translator-settings.ts'

/** One setting: where it comes from, what it means, what is allowed. README's table is made from this list. */
interface Setting<T> {
  readonly name: string
  readonly about: string
  readonly schema: z.ZodType<T>
  readonly fallback: string | null
  readonly secret?: true
}

const setting = <T>(definition: Setting<T>): Setting<T> => definition

const port = z.coerce.number().int().min(0).max(65535)
const LOOPBACK = ['127.0.0.1', 'localhost', '::1']

export const SETTINGS = {
  databaseUrl: setting({
    name: 'DATABASE_URL',
    about:
      'PostgreSQL server, `postgresql://user:password@host:5432/andon`. Without it Andon keeps an embedded database.',
    schema: z.url({ protocol: /^postgres(ql)?$/ }).nullable(),
    fallback: null,
    secret: true,
  }),
  dataFolder: setting({
    name: 'ANDON_DATA',
    about: 'Folder of the embedded database and of the local control socket.',
    schema: z.string().min(1),
    fallback: '.andon',
  }),
  host: setting({
    name: 'HOST',
    about: 'Address the platform endpoints and health pages listen on.',
    schema: z.string().min(1),
    fallback: '127.0.0.1',
  }),
  port: setting({
    name: 'PORT',
    about: 'Port of the platform endpoints and health pages.',
    schema: port,
    fallback: '3978',
  }),
  publicUrl: setting({
    name: 'PUBLIC_URL',
    about:
      'Where the platform endpoints are reached from outside, `https://andon.example.com`: what calendar links begin with.',
    schema: z
      .url({ protocol: /^https?$/ })
      .refine((url) => !/[?#@]/.test(url), 'must be an address without user, query or fragment')
      .transform((url) => url.replace(/\/+$/, ''))
      .nullable(),
    fallback: null,
  }),
  consolePort: setting({
    name: 'CONSOLE_PORT',
    about: 'Port of the local console, always on 127.0.0.1.',
    schema: port,
    fallback: '3000',
  }),
  logLevel: setting({
    name: 'LOG_LEVEL',
    about:
      'How much is logged: `debug`, `info`, `warn` or `error`. Message text is never logged at `info` and above.',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
    fallback: 'info',
  }),
  language: setting({
    name: 'ANDON_LANG',
    about: 'Language of the command line, a BCP 47 tag. Without it, the one of the terminal (`LANG`).',
    schema: z.string().min(2).nullable(),
    fallback: null,
  }),
  secretKey: setting({
    name: 'ANDON_SECRET_KEY',
    about:
      'Any long random text, at least 32 characters: what tokens in the database are sealed with. Keep it.',
    schema: z.string().min(32).nullable(),
    fallback: null,
    secret: true,
  }),
  ...SLACK_SETTINGS,
  ...TEAMS_SETTINGS,
  ...TRANSLATOR_SETTINGS,
} as const

export interface Config {
  readonly databaseUrl: string | null
  readonly dataFolder: string
  readonly host: string
  readonly port: number
  /** Without a slash at its end; null when nobody said where Andon is reached from outside. */
  readonly publicUrl: string | null
  readonly consolePort: number
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  readonly language: string | null
  /** What secrets that Andon makes or keeps are sealed with; null when it is not set. */
  readonly secretKey: string | null
  /** Null when Slack is not to be connected. */
  readonly slack: SlackConfig | null
  /** Null when Microsoft Teams is not to be connected. */
  readonly teams: TeamsConfig | null
  /** Who translates, the first choice first; empty for nobody. */
  readonly translators: readonly TranslatorConfig[]
  /** True when only this machine can reach the platform endpoints. */
  readonly loopbackOnly: boolean
  /** True when nobody real can be reached: no platform is connected, or only the local playground. */
  readonly trial: boolean
}

/** Thrown for settings that cannot be used; `params.problems` lists every one, with what was found and what is allowed. */
export class BadSettings extends AppError {
  constructor(problems: readonly string[]) {
    super('settings-wrong', { problems: problems.join('; ') })
  }
}

/** Reads and checks every setting. The only place that looks at the environment. Throws BadSettings. */
export function loadConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const problems: string[] = []
  const read = <T>(definition: Setting<T>): T => {
    const found = environment[definition.name]?.trim() || definition.fallback
    const result = definition.schema.safeParse(found)
    if (result.success) return result.data
    const shown = definition.secret ? '(hidden)' : JSON.stringify(found)
    problems.push(
      `${definition.name}: ${shown}: ${result.error.issues.map((issue) => issue.message).join(', ')}`,
    )
    return undefined as T
  }
  const secretKey = read(SETTINGS.secretKey)
  const host = read(SETTINGS.host)
  const loopbackOnly = LOOPBACK.includes(host)
  const config = {
    databaseUrl: read(SETTINGS.databaseUrl),
    dataFolder: read(SETTINGS.dataFolder),
    host,
    port: read(SETTINGS.port),
    publicUrl: read(SETTINGS.publicUrl),
    consolePort: read(SETTINGS.consolePort),
    logLevel: read(SETTINGS.logLevel),
    language: read(SETTINGS.language) ?? terminalLanguage(environment),
    secretKey,
    slack: slackConfig(
      {
        botToken: read(SETTINGS.slackBotToken),
        signingSecret: read(SETTINGS.slackSigningSecret),
        appToken: read(SETTINGS.slackAppToken),
        apiUrl: read(SETTINGS.slackApiUrl),
        clientId: read(SETTINGS.slackClientId),
        clientSecret: read(SETTINGS.slackClientSecret),
        stateSecret: read(SETTINGS.slackStateSecret),
        secretKey,
      },
      problems,
    ),
    teams: teamsConfig(
      {
        clientId: read(SETTINGS.teamsClientId),
        secret: read(SETTINGS.teamsClientSecret),
        certificateFile: read(SETTINGS.teamsCertificate),
        managedIdentity: read(SETTINGS.teamsManagedIdentity),
        tenantId: read(SETTINGS.teamsTenantId),
        cloud: read(SETTINGS.teamsCloud),
        serviceUrl: read(SETTINGS.teamsServiceUrl),
        openIdMetadataUrl: read(SETTINGS.teamsOpenIdMetadataUrl),
        loginUrl: read(SETTINGS.teamsLoginUrl),
        allowAnonymous: read(SETTINGS.teamsAllowAnonymous),
      },
      loopbackOnly,
      problems,
    ),
    translators: translatorConfigs(
      {
        provider: read(SETTINGS.translator),
        url: read(SETTINGS.translatorUrl),
        key: read(SETTINGS.translatorKey),
        model: read(SETTINGS.translatorModel),
        region: read(SETTINGS.translatorRegion),
      },
      {
        provider: read(SETTINGS.fallback),
        url: read(SETTINGS.fallbackUrl),
        key: read(SETTINGS.fallbackKey),
        model: read(SETTINGS.fallbackModel),
        region: read(SETTINGS.fallbackRegion),
      },
      problems,
    ),
  }
  if (problems.length > 0) throw new BadSettings(problems)
  const trial = config.slack === null && (config.teams === null || config.teams.allowAnonymous)
  return { ...config, loopbackOnly, trial }
}

/** Where `npm run andon` was called: npm itself changes into the project's folder. Null outside of it. */
export function callersFolder(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string | null {
  return environment.npm_lifecycle_event === 'andon' ? (environment.INIT_CWD ?? null) : null
}

/** `zh_CN.UTF-8` as the terminal says it, to `zh-CN`; null for the C locale and for nothing. */
function terminalLanguage(environment: Readonly<Record<string, string | undefined>>): string | null {
  const found = environment.LC_ALL || environment.LC_MESSAGES || environment.LANG
  const tag = found?.split('.')[0]?.replace('_', '-')
  return tag && tag !== 'C' && tag !== 'POSIX' ? tag : null
}
