import { Resvg, type ResvgRenderOptions, renderAsync } from '@resvg/resvg-js'
import type { Pictures } from '../../ports/index.ts'

const SCALE = 2
const CELL = 24
/** A code point that will never be a letter: what it looks like is what a missing one looks like. */
const NO_LETTER = '\u{10FFFF}'
const OPTIONS: ResvgRenderOptions = { font: { loadSystemFonts: true } }
/** Letters are remembered; whoever sends all of them shall not fill the memory. */
const MOST_LETTERS = 20_000

/** Pictures drawn by resvg with the machine's own fonts. It draws a box for a letter it has no font for, and says nothing. */
export function createResvgPictures(options: ResvgRenderOptions = OPTIONS): Pictures {
  const known = new Map<string, boolean>()
  const learn = (letters: readonly string[]): void => {
    if (known.size > MOST_LETTERS) known.clear()
    for (const [index, looksLike] of looks([NO_LETTER, ' ', ...letters], options).entries()) {
      const letter = letters[index - 2]
      if (letter !== undefined) known.set(letter, looksLike !== 0 && looksLike !== 1)
    }
  }
  return {
    canDraw: (svg) => {
      const letters = lettersOf(svg)
      const unknown = letters.filter((letter) => !known.has(letter))
      if (unknown.length > 0) learn(unknown)
      return letters.every((letter) => known.get(letter))
    },
    png: async (svg) =>
      (await renderAsync(svg, { ...options, fitTo: { mode: 'zoom', value: SCALE } })).asPng(),
  }
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

/** The different letters drawn, without spaces. */
function lettersOf(svg: string): string[] {
  const texts = [...svg.matchAll(/<text\b[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) =>
    text.replaceAll(/&([^;]+);/g, (_, name: string) => NAMED[name] ?? ''),
  )
  return [...new Set(texts.join(''))].filter((letter) => /\S/u.test(letter))
}

/** Draws letters side by side; for each, the index of the first one that looks the same. */
function looks(letters: readonly string[], options: ResvgRenderOptions): number[] {
  const texts = letters.map(
    (letter, index) =>
      `<text x="${index * CELL + 2}" y="18" font-size="16">${letter.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</text>`,
  )
  const width = letters.length * CELL
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${CELL}" font-family="sans-serif">${texts.join('')}</svg>`
  const { pixels } = new Resvg(svg, options).render()
  const cells = letters.map((_, index) => {
    const rows = Array.from({ length: CELL }, (_row, y) =>
      pixels
        .subarray((y * width + index * CELL) * 4, (y * width + (index + 1) * CELL) * 4)
        .toString('base64'),
    )
    return rows.join('')
  })
  return cells.map((cell) => cells.indexOf(cell))
}
