/** Letters and marks of East Asian scripts take two columns in a terminal. */
const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff01-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u
const NOTHING = /\p{Mn}|\p{Me}|[\u200b\u200c]|\u200d|\ufe0f/u

/** How many columns of a terminal a line takes. */
export const widthOf = (text: string): number =>
  [...text].reduce(
    (width, character) => width + (NOTHING.test(character) ? 0 : WIDE.test(character) ? 2 : 1),
    0,
  )

/** Filled up with spaces to at least `width` columns. */
export const padEnd = (text: string, width: number): string =>
  text + ' '.repeat(Math.max(0, width - widthOf(text)))

/** Columns under each other; the first row is the heading. Trailing spaces are cut. */
export const textTable = (rows: readonly (readonly string[])[], indent = ''): string => {
  const columns = Math.max(0, ...rows.map((row) => row.length))
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => widthOf(row[column] ?? ''))),
  )
  return rows
    .map(
      (row) =>
        indent +
        row
          .map((cell, column) => padEnd(cell, widths[column] ?? 0))
          .join('  ')
          .trimEnd(),
    )
    .join('\n')
}
