import type { Capabilities } from '../../chat/index.ts'

/** What Microsoft Teams can do. In a file of its own, so that knowing it does not load Microsoft’s libraries. */
export const TEAMS_CAPABILITIES: Capabilities = {
  slashCommands: false,
  forms: true,
  privateAnswers: true,
  // A bot is told of reactions to its own messages only: the menu of a message takes their place.
  reactions: false,
  perSideRendering: false,
  updates: true,
  // The connector lists no messages: after an unclear failure nobody can be asked.
  findable: false,
}
