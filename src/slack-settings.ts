import { z } from 'zod'

/** What connects Slack, as `config.ts` reads it. */
export const SLACK_SETTINGS = {
  slackBotToken: {
    name: 'SLACK_BOT_TOKEN',
    about: 'Slack, one workspace: the bot token (`xoxb-…`) of the app made from the manifest.',
    schema: z
      .string()
      .regex(/^xoxb-/, 'must begin with xoxb-')
      .nullable(),
    fallback: null,
    secret: true,
  },
  slackSigningSecret: {
    name: 'SLACK_SIGNING_SECRET',
    about: 'Slack: proves that requests come from Slack. Needed unless `SLACK_APP_TOKEN` is set.',
    schema: z.string().min(8).nullable(),
    fallback: null,
    secret: true,
  },
  slackAppToken: {
    name: 'SLACK_APP_TOKEN',
    about:
      'Slack: app-level token (`xapp-…`) for Socket Mode, where Slack needs no address of ours. Only with `SLACK_BOT_TOKEN`.',
    schema: z
      .string()
      .regex(/^xapp-/, 'must begin with xapp-')
      .nullable(),
    fallback: null,
    secret: true,
  },
  slackApiUrl: {
    name: 'SLACK_API_URL',
    about: 'Where the Slack Web API, Socket Mode and OAuth are reached.',
    schema: z.url({ protocol: /^https?$/ }).transform((url) => (url.endsWith('/') ? url : `${url}/`)),
    fallback: 'https://slack.com/api/',
  },
  slackClientId: {
    name: 'SLACK_CLIENT_ID',
    about:
      'Slack, several workspaces: with the two secrets below and `ANDON_SECRET_KEY`, each installs Andon at `/slack/install`.',
    schema: z.string().min(1).nullable(),
    fallback: null,
  },
  slackClientSecret: {
    name: 'SLACK_CLIENT_SECRET',
    about: 'Slack, several workspaces: the client secret of the app.',
    schema: z.string().min(1).nullable(),
    fallback: null,
    secret: true,
  },
  slackStateSecret: {
    name: 'SLACK_STATE_SECRET',
    about: 'Slack, several workspaces: any long random text; it signs the way back from Slack.',
    schema: z.string().min(16).nullable(),
    fallback: null,
    secret: true,
  },
} as const

/** One workspace (`botToken`), several (`oauth`), or both; over HTTP, or Socket Mode with `appToken`. */
export interface SlackConfig {
  readonly apiUrl: string
  readonly botToken: string | null
  readonly signingSecret: string | null
  readonly appToken: string | null
  readonly oauth: {
    readonly clientId: string
    readonly clientSecret: string
    readonly stateSecret: string
    readonly secretKey: string
  } | null
}

interface SlackRead extends Omit<SlackConfig, 'oauth'> {
  readonly clientId: string | null
  readonly clientSecret: string | null
  readonly stateSecret: string | null
  readonly secretKey: string | null
}

/** Half a connection is a mistake: what is missing is added to the problems. */
export function slackConfig(found: SlackRead, problems: string[]): SlackConfig | null {
  const { apiUrl, botToken, signingSecret, appToken, clientId, clientSecret, stateSecret, secretKey } = found
  if (!botToken && !clientId) {
    if (signingSecret || appToken || clientSecret)
      problems.push('SLACK_BOT_TOKEN: missing: one workspace needs it; several need SLACK_CLIENT_ID')
    return null
  }
  if (clientId && appToken)
    problems.push('SLACK_APP_TOKEN: Socket Mode serves one workspace: leave out SLACK_CLIENT_ID, or this')
  if (!appToken && !signingSecret) problems.push('SLACK_SIGNING_SECRET: missing: Slack needs it')
  const parts = {
    SLACK_CLIENT_SECRET: clientSecret,
    SLACK_STATE_SECRET: stateSecret,
    ANDON_SECRET_KEY: secretKey,
  }
  for (const [name, value] of Object.entries(parts))
    if (clientId && !value) problems.push(`${name}: missing: SLACK_CLIENT_ID needs it`)
  const oauth =
    clientId && clientSecret && stateSecret && secretKey
      ? { clientId, clientSecret, stateSecret, secretKey }
      : null
  return { apiUrl, botToken, signingSecret, appToken, oauth }
}
