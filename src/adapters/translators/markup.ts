import { MASK } from '../../domain/translation/mask.ts'

/** How a provider is told to leave a span alone: the tags around it. */
export interface SpanTags {
  readonly open: string
  readonly close: string
}

/** A text with `⟦1⟧` in it as markup: everything else escaped, the number of the mask between the provider's tags. */
export const toMarkup = (text: string, { open, close }: SpanTags): string =>
  text
    .split(MASK)
    .map((part, index) => (index % 2 === 1 ? `${open}${part}${close}` : escaped(part)))
    .join('')

/** Back to a plain text. A tag that came back damaged leaves its number behind, which the check of the translation finds. */
export function fromMarkup(markup: string, { open, close }: SpanTags): string {
  const [, name = ''] = /^<(\w+)/.exec(open) ?? []
  const span = new RegExp(`<${name}\\b[^>]*>\\s*(\\d+)\\s*${close}`, 'g')
  return decoded(markup.replace(span, '⟦$1⟧'))
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
}

/** Providers of HTML also escape quotes: `&quot;`, `&#39;`. Once: `&amp;lt;` was the text `&lt;`. */
const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|(\w{2,6}));/g, (whole, decimal, hex, name) => {
    if (name !== undefined) return NAMED[name] ?? whole
    const code = decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole
  })
