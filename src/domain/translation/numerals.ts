/**
 * The values a numeral written with digits may have, most likely grouping first. `1.000` and `1,000` have two, because the
 * separator tells thousands in one language and decimals in another; the text is never rewritten to one of them.
 */
export function readNumeral(numeral: string): readonly number[] {
  const text = numeral.replace(/[ '’]/g, '')
  const commas = count(text, ',')
  const dots = count(text, '.')
  if (commas + dots === 0) return [Number(text)]
  if (commas > 0 && dots > 0) {
    const decimal = text.lastIndexOf(',') > text.lastIndexOf('.') ? ',' : '.'
    return [Number(text.replaceAll(decimal === ',' ? '.' : ',', '').replace(decimal, '.'))]
  }
  const separator = commas > 0 ? ',' : '.'
  const grouped = Number(text.replaceAll(separator, ''))
  if (commas + dots > 1) return [grouped]
  const decimal = Number(text.replace(separator, '.'))
  const [whole = '', fraction = ''] = text.split(separator)
  const mayGroup = fraction.length === 3 && whole.length >= 1 && whole.length <= 3 && !whole.startsWith('0')
  return mayGroup ? [grouped, decimal] : [decimal]
}

/** Source of the regular expression of a numeral; `groupSpace` allows `12 345`. */
export const numeralSource = (groupSpace: boolean): string =>
  [
    ...(groupSpace ? [String.raw`(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)(?:,\d+)?`] : []),
    String.raw`(?<![\d.,])\d{1,3}(?: \d{3})+[.,]\d{1,2}(?!\d)`,
    String.raw`\d{1,3}(?<group>[,.'’])\d{3}(?:\k<group>\d{3})*(?!\d)(?:[.,]\d+(?![.,]?\d))?`,
    String.raw`(?<!\d[.,])\d+[.,]\d+(?![.,]?\d)`,
    String.raw`\d+`,
    String.raw`(?<![\w.])\.\d+`,
  ].join('|')

const count = (text: string, character: string): number => text.split(character).length - 1
