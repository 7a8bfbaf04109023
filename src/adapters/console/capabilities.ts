import type { Capabilities } from '../../chat/index.ts'

/** What the local console can do: everything. */
export const CONSOLE_CAPABILITIES: Capabilities = {
  slashCommands: true,
  forms: true,
  privateAnswers: true,
  reactions: true,
  perSideRendering: true,
  updates: true,
  findable: true,
}
