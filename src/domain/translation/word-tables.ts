import type { DayPart, Words } from './language-data.ts'
import type { UnitId } from './units.ts'

// Tables are written as text, a value and its words on a line, because as object literals they would be several times
// longer and hide what belongs together.
const entries = (table: string): (readonly [value: string, word: string])[] =>
  table
    .trim()
    .split('\n')
    .flatMap((line) => {
      const colon = line.indexOf(':')
      const value = line.slice(0, colon).trim()
      return line
        .slice(colon + 1)
        .split(',')
        .map((word) => [value, word.trim()] as const)
    })

/** Words by number, one number a line: `2: two, both`. A number may be a quotient: `1/3: third`. */
export const numbers = (table: string): Words =>
  Object.fromEntries(
    entries(table).map(([value, word]) => {
      const [over = '', under = '1'] = value.split('/')
      return [word, Number(over) / Number(under)]
    }),
  )

/** Words by unit, one unit a line: `mm: millimetre, millimetres`. A test holds every unit against the list of units. */
export const units = (table: string): Words<UnitId> =>
  Object.fromEntries(entries(table).map(([value, word]) => [word, value as UnitId]))

/** Words by part of the day, one part a line: `pm: in the afternoon`. */
export const dayParts = (table: string): Words<DayPart> =>
  Object.fromEntries(entries(table).map(([value, word]) => [word, value as DayPart]))

/** Regular expressions, two spaces or a new line between them. */
export const cues = (list: string): readonly string[] => list.trim().split(/\s{2,}/)
