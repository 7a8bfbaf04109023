/** Block Kit's limits, in UTF-16 code units, as its reference lists them (docs.slack.dev/reference/block-kit). */
export const LIMITS = {
  section: 3_000,
  header: 150,
  buttonLabel: 75,
  buttonsPerBlock: 25,
  contextText: 2_000,
  altText: 2_000,
  messageBlocks: 50,
  viewBlocks: 100,
  viewTitle: 24,
  inputLabel: 2_000,
  inputHint: 2_000,
  inputInitial: 3_000,
  optionText: 75,
  options: 100,
  privateMetadata: 3_000,
  /** `text` beside blocks: what notifications show. Slack cuts at 40,000 and advises 4,000. */
  fallbackText: 4_000,
  /** All text of one message. The reference names `msg_blocks_too_long` without a number; 13,200 was seen to fail. */
  messageText: 12_000,
} as const

/** Cuts after whole characters, with a mark. At most `limit` code units; never inside a surrogate pair. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text
  const end = limit - 1
  const splitsPair = /[\uD800-\uDBFF]/.test(text[end - 1] ?? '')
  return `${text.slice(0, splitsPair ? end - 1 : end)}…`
}

/** Says in every language at once how much of a text is shown. */
export const cutMark = (shown: number, whole: number): string =>
  `✂ ${shown.toLocaleString('en')} / ${whole.toLocaleString('en')}`
