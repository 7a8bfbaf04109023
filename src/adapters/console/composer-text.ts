/** What a text typed into the composer is. */
export type ComposerText =
  | { readonly kind: 'command'; readonly name: string; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string }
  | { readonly kind: 'message' }

// Chinese and Japanese keyboards type the full-width signs.
const COMMAND = /^[/／](\S*)\s*([\s\S]*)$/u
const MENTION = /(?<![A-Za-z0-9._-])[@＠]andon(?![A-Za-z0-9_-]|\.[A-Za-z0-9])[\s,:，：、]*/iu

/** `/name words` is a command, whatever the name; a text that names @Andon is a mention with the words after it. */
export function readComposerText(typed: string): ComposerText {
  const command = COMMAND.exec(typed.trim())
  if (command) return { kind: 'command', name: command[1]!, text: command[2]!.trim() }
  const mention = MENTION.exec(typed)
  if (mention) return { kind: 'mention', text: typed.slice(mention.index + mention[0].length).trim() }
  return { kind: 'message' }
}
