/**
 * The text with differences of writing removed that carry no meaning: full-width forms (NFKC), digits of other scripts,
 * kinds of dash, minus and quote, spaces that group digits. A full-width comma keeps its distance from the digits around
 * it, because there it separates items, not thousands. The result may differ in length.
 */
export function normalise(text: string): string {
  return PLAIN.test(text) ? text : rewrite(text)
}

// Most English sentences need nothing of this, and the check is run on every sentence.
const PLAIN = /^[\x20-\x7e]*$/

function rewrite(text: string): string {
  return text
    .replace(/(?<![０-９])，|，(?![０-９])/g, ', ')
    .replace(/²/g, '2')
    .replace(/³/g, '3')
    .replace(/(\d)([¼½¾⅓⅔])/g, '$1 $2')
    .replace(/(?<=\d)[\u00a0\u202f\u2009](?=\d{3})/g, "'")
    .normalize('NFKC')
    .replace(/⁄/g, '/')
    .replace(/[๐-๙]/g, (digit) => String(digit.charCodeAt(0) - 0x0e50))
    .replace(/[‐‑‒–—―−]/g, '-')
    .replace(/[〜～∼]/g, '~')
    .replace(/[“”„«»]/g, '"')
    .replace(/[’‘`´]/g, "'")
    .replace(/[✕✖]/g, '×')
    .replace(/\s+/g, ' ')
}

/** Characters of a word in Latin letters, with the marks of Vietnamese, Polish, German and Spanish. */
export const LATIN = 'A-Za-zÀ-ɏḀ-ỿ'

const EDGE = `(?:(?<![${LATIN}0-9_])(?=[${LATIN}0-9_])|(?<=[${LATIN}0-9_])(?![${LATIN}0-9_]))`

/**
 * The source of an expression of a language, normalised like the texts it is applied to, with `\b` and `[\p{L}]` knowing
 * letters with marks. Kept free of the `u` flag, which costs a multiple of the time.
 */
export const expressionSource = (source: string): string =>
  source.normalize('NFKC').replaceAll('\\b', EDGE).replaceAll('\\p{L}', LATIN)
