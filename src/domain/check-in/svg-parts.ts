/** Fixed colours, so that it can become a picture; a page may recolour through the classes. */
export const INK = {
  paper: '#ffffff',
  text: '#1c2430',
  soft: '#4d5867',
  track: '#e8ecf1',
  line: '#76818f',
  brand: '#2f5fc4',
  brandPause: '#b9cbf0',
  factory: '#0f7468',
  factoryPause: '#a9d8d1',
  both: '#30a46c',
  slot: '#8a5300',
  slotFill: '#f5c04a',
} as const

const NAME_COLUMNS = 26

interface Frame {
  readonly width: number
  readonly height: number
  /** Its class. */
  readonly name: string
  /** Begins the ids inside it; unique on the page. */
  readonly id: string
  readonly language: string
  readonly title: string
  readonly alt: string
}

/** Parts on white paper, with alternative text as title and description. */
export const svgImage = (frame: Frame, parts: readonly string[]): string => {
  const { width, height } = frame
  const id = escapeXml(frame.id)
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" ` +
      `class="${frame.name}" role="img" aria-labelledby="${id}-title ${id}-alt" ` +
      `lang="${escapeXml(frame.language)}" font-family="system-ui, 'Liberation Sans', 'Noto Sans CJK SC', sans-serif" ` +
      `font-size="12">`,
    `<title id="${id}-title">${escapeXml(frame.title)}</title>`,
    `<desc id="${id}-alt">${escapeXml(frame.alt)}</desc>`,
    rect('paper', INK.paper, { x: 0, y: 0, width, height }),
    ...parts,
    '</svg>',
  ].join('\n')
}

/** To a tenth of a pixel. */
export const round = (value: number): number => Math.round(value * 10) / 10

interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

export const rect = (of: string, fill: string, { x, y, width, height }: Box): string =>
  `<rect class="strip-${of}" x="${round(x)}" y="${y}" width="${round(width)}" height="${height}" fill="${fill}"/>`

export const line = (of: string, stroke: string, x: number, y: number, length: number): string =>
  `<path class="strip-${of}" d="M${round(x)} ${y}v${length}" stroke="${stroke}"/>`

export const text = (
  of: string,
  fill: string,
  x: number,
  y: number,
  words: string,
  anchor: 'start' | 'middle' | 'end',
  bold = false,
  size = 12,
): string =>
  `<text class="strip-${of}" x="${round(x)}" y="${y}" fill="${fill}" text-anchor="${anchor}" font-size="${size}"` +
  `${bold ? ' font-weight="600"' : ''}>${escapeXml(words)}</text>`

const columnsOf = (letter: string): number => (letter.codePointAt(0)! >= 0x2e80 ? 2 : 1)

/** East Asian letters take two columns. */
export const columns = (words: string): number =>
  [...words].reduce((sum, letter) => sum + columnsOf(letter), 0)

/** A name cut to what fits its place. */
export const cut = (name: string): string => {
  if (columns(name) <= NAME_COLUMNS) return name
  let kept = ''
  for (const letter of name) {
    if (columns(kept) + columnsOf(letter) > NAME_COLUMNS - 1) break
    kept += letter
  }
  return `${kept.trimEnd()}…`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Also leaves out what XML does not allow at all: most control characters, and halves of surrogate pairs. */
const escapeXml = (words: string): string =>
  words
    .replaceAll(/[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll(/[&<>"']/g, (letter) => ESCAPES[letter] ?? '')
