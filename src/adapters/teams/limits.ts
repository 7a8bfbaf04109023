/** Sizes Teams sets, from its reference; lengths in UTF-16 code units. */
export const LIMITS = {
  /** A card, in bytes of JSON. Teams refuses a message of over about 28 KB with what stands around it. */
  cardBytes: 27_000,
  /** Shown of one text at first; less when the message would be too large. */
  text: 6_000,
  /** Never cut below this, so that something can be read. */
  leastText: 40,
  buttonLabel: 75,
  /** Teams shows six actions beside each other and hides the rest. */
  buttonsPerRow: 6,
  /** What notifications show. */
  summary: 300,
  /** Elements of a card, and entries of one list or table, that are shown at most. */
  mostElements: 60,
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
