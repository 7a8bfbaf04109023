import { type Claim, claim } from './claim.ts'
import { singleLetters, takeIdentifiers } from './identifiers.ts'
import { MONTH_CLASS, monthOf } from './lexer.ts'
import { LATIN } from './normalise.ts'
import { takeAmounts, takeFractions } from './read-amounts.ts'
import { takeDates } from './read-dates.ts'
import { takeTimes } from './read-times.ts'
import type { Reader } from './templates.ts'

const ENDINGS = /^(?:st|nd|rd|th|am|pm|er|do|ej|go|ym|x|fold|fach|krotny)$/

/**
 * Everything a normalised text states that a translation must state too. What reads first wins: identifiers before dates,
 * dates before times, times before plain numbers.
 */
export function readClaims(text: string, reader: Reader): Claim[] {
  const identifiers = takeIdentifiers(reader.rewrite(text), {
    lot: reader.lot,
    isUnit: (letters) => ENDINGS.test(letters) || reader.unitOf(letters) !== null,
  })
  const lexed = reader.lex(identifiers.text)
  const fractions = takeFractions(lexed.text, lexed, reader)
  const dates = takeDates(fractions.text, lexed, reader)
  const times = takeTimes(dates.text, lexed, reader)
  const amounts = takeAmounts(times.text, lexed, reader)
  return [
    ...identifiers.claims,
    ...fractions.claims,
    ...dates.claims,
    ...loneMonths(amounts.text, lexed.written),
    ...times.claims,
    ...amounts.claims,
    ...singleLetters(identifiers.text),
  ]
}

const LONE_MONTH = new RegExp(`(?<![${LATIN}])${MONTH_CLASS}`, 'g')

const loneMonths = (text: string, written: (start: number, end: number) => string): Claim[] =>
  [...text.matchAll(LONE_MONTH)].map((match) =>
    claim({
      kind: 'date',
      text: written(match.index, match.index + 1),
      keys: [`d:-${monthOf(match[0])}-`],
    }),
  )
