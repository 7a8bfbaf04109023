import type { Translate } from '../../ports/texts.ts'
import { GLOBAL_SHORTCUT, MESSAGE_SHORTCUTS } from './translate-interaction.ts'

/** Slash commands, without the slash. */
const COMMANDS = ['andon', 'defect', 'change', 'ticket', 'checkin'] as const

/** Every scope and why it is asked for: `slack:scopes.<scope>` says it. Nothing here is unused. */
export const SCOPES = [
  'app_mentions:read',
  'channels:history',
  'channels:read',
  'chat:write',
  'commands',
  'files:read',
  'groups:history',
  'groups:read',
  'im:history',
  'im:write',
  'mpim:history',
  'reactions:read',
  'users:read',
  'users:read.email',
] as const

const EVENTS = [
  'app_home_opened',
  'app_mention',
  'app_uninstalled',
  'file_deleted',
  'member_joined_channel',
  'message.channels',
  'message.groups',
  'message.im',
  'message.mpim',
  'reaction_added',
  'tokens_revoked',
  'user_change',
] as const

interface ManifestOptions {
  /** Public address of the host, e.g. `https://andon.example.com`; without a slash at the end. */
  readonly url: string
  /** True for Socket Mode: Slack needs no address then. */
  readonly socket: boolean
  readonly t: Translate
}

/** The app's manifest: pasted into Slack, it makes the app as Andon needs it. */
export function slackManifest({ url, socket, t }: ManifestOptions) {
  const endpoint = socket ? {} : { url: `${url}/slack/events` }
  const request = socket ? {} : { request_url: `${url}/slack/events` }
  return {
    _metadata: { major_version: 2, minor_version: 0 },
    display_information: {
      name: 'Andon',
      description: t('slack:manifest.description'),
      long_description: t('slack:manifest.long-description'),
      background_color: '#7a1f1f',
    },
    features: {
      app_home: { home_tab_enabled: true, messages_tab_enabled: true, messages_tab_read_only_enabled: false },
      bot_user: { display_name: 'Andon', always_online: true },
      shortcuts: [
        {
          name: t('slack:shortcuts.report-defect-anywhere'),
          type: 'global',
          callback_id: GLOBAL_SHORTCUT,
          description: t('slack:shortcuts.report-defect-anywhere-about'),
        },
        ...MESSAGE_SHORTCUTS.map((name) => ({
          name: t(`slack:shortcuts.${name}`),
          type: 'message',
          callback_id: name,
          description: t(`slack:shortcuts.${name}-about`),
        })),
      ],
      slash_commands: COMMANDS.map((name) => ({
        command: `/${name}`,
        ...endpoint,
        description: t(`slack:commands.${name}`),
        usage_hint: t(`slack:commands.${name}-hint`),
        should_escape: true,
      })),
    },
    oauth_config: {
      ...(socket ? {} : { redirect_urls: [`${url}/slack/oauth_redirect`] }),
      scopes: { bot: [...SCOPES] },
    },
    settings: {
      event_subscriptions: { ...request, bot_events: [...EVENTS] },
      interactivity: { is_enabled: true, ...request },
      org_deploy_enabled: false,
      socket_mode_enabled: socket,
      token_rotation_enabled: false,
    },
  }
}
