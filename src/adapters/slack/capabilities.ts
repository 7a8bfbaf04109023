import type { Capabilities } from '../../chat/index.ts'

/** What Slack can do. In a file of its own, so that knowing it does not load Slack's libraries. */
export const SLACK_CAPABILITIES: Capabilities = {
  slashCommands: true,
  forms: true,
  privateAnswers: true,
  reactions: true,
  perSideRendering: false,
  updates: true,
  findable: true,
}
