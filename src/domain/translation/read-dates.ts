import { type Claim, claim, HARD, numberKey, SOFT, type Strength } from './claim.ts'
import { type Lexed, monthOf, numberAt, TAKEN, WEEKDAY_CLASS, weekdayOf } from './lexer.ts'
import type { NumberToken } from './number-words.ts'
import type { Reader } from './templates.ts'

interface Parts {
  readonly y: number | null
  readonly m: number | null
  readonly d: number | null
}

/** Takes dates and weekdays out of a text. A date may be partial; an ambiguous one (3/5) keeps both readings. */
export function takeDates(text: string, lexed: Lexed, reader: Reader): { claims: Claim[]; text: string } {
  const claims: Claim[] = []
  let rest = text
  for (const pattern of reader.dates) {
    rest = rest.replace(pattern, (match: string, ...args: unknown[]) => {
      const groups = args.at(-1) as Record<string, string | undefined>
      const position = args.at(-3) as number
      const found = dateClaim(groups, lexed.written(position, position + match.length), lexed, reader)
      if (!found) return match
      claims.push(found)
      return TAKEN.repeat(match.length)
    })
  }
  rest = rest.replace(WEEKDAY_CLASS, (token: string, position: number) => {
    const text = lexed.written(position, position + 1)
    claims.push(claim({ kind: 'date', text, keys: [`w:${weekdayOf(token)}`] }))
    return TAKEN
  })
  return { claims, text: rest }
}

function dateClaim(
  groups: Record<string, string | undefined>,
  text: string,
  lexed: Lexed,
  reader: Reader,
): Claim | null {
  const read = (token: string | undefined): NumberToken | null => (token ? numberAt(lexed, token) : null)
  const [y, m, d] = [read(groups.y), read(groups.m), read(groups.d)]
  const year = y ? yearOf(y, groups.era, reader) : groups.first ? yearOfEra(1, groups.era, reader) : null
  if ((y || groups.first) && year === null) return null
  const month = groups.mon ? monthOf(groups.mon) : whole(m)
  const day = whole(d)
  const swappable = !groups.mon && !/[年月년월]|tháng|ngày/.test(text)
  const candidates: Parts[] = [{ y: year, m: month, d: day }]
  if (swappable && m && d && !startsWithYear(y, m)) candidates.push({ y: year, m: day, d: month })
  const valid = candidates.filter(
    ({ m, d }) => (m === null || (m >= 1 && m <= 12)) && (d === null || (d >= 1 && d <= 31)),
  )
  if (valid.length === 0) return null
  const digits = [y, m, d].every((number) => number === null || number.digits)
  const keys = valid.map(dateKey)
  if (year !== null && month === null && day === null) keys.push(numberKey(year))
  // The end of a German sentence: 5.3. is the fifth of March or the number.
  if (/^\d+\.\d+\.$/.test(text)) keys.push(numberKey(Number(text.slice(0, -1))))
  return claim({
    kind: 'date',
    text,
    keys,
    strength: digits ? HARD : SOFT,
    parts: dateParts(valid, text, digits ? HARD : SOFT),
  })
}

const startsWithYear = (y: NumberToken | null, m: NumberToken): boolean => y !== null && y.start < m.start

const whole = (number: NumberToken | null): number | null => {
  if (number === null) return null
  const [value = -1] = number.readings
  return Number.isInteger(value) ? value : -1
}

function yearOf(number: NumberToken, era: string | undefined, reader: Reader): number | null {
  const [value = -1] = number.readings
  if (era) return yearOfEra(value, era, reader)
  const buddhist = reader.data.eras?.['พ.ศ.'] !== undefined && value >= 2400 && value < 2700
  if (buddhist) return value - 543
  if (value >= 1900 && value < 2100) return value
  if (number.text.length === 2 && number.digits) return 2000 + value
  const republic = reader.data.eras?.民國 !== undefined && value >= 90 && value < 200
  return republic ? 1911 + value : null
}

function yearOfEra(value: number, era: string | undefined, reader: Reader): number | null {
  const offset = era === undefined ? undefined : reader.data.eras?.[era.normalize('NFC')]
  return offset === undefined ? null : offset + value
}

const dateKey = ({ y, m, d }: Parts): string => `d:${y ?? ''}-${m ?? ''}-${d ?? ''}`

/** Year, month and day on their own, for a counterpart that says "from the 5th to 8 March" where this one has two dates. */
function dateParts(candidates: readonly Parts[], text: string, strength: Strength): Claim[] {
  const [first] = candidates
  if (!first) return []
  const given = [first.y, first.m, first.d].filter((value) => value !== null)
  if (given.length < 2) return []
  const parts: Claim[] = []
  const part = (values: readonly (number | null)[], key: (value: number) => string, bare: boolean) => {
    const known = [...new Set(values.filter((value) => value !== null))]
    if (known.length === 0) return
    const keys = known.flatMap((value) =>
      bare || known.length > 1 ? [key(value), numberKey(value)] : [key(value)],
    )
    parts.push(claim({ kind: 'date', text, keys, strength }))
  }
  part([first.y], (value) => `d:${value}--`, true)
  part(
    candidates.map(({ m }) => m),
    (value) => `d:-${value}-`,
    false,
  )
  part(
    candidates.map(({ d }) => d),
    (value) => `d:--${value}`,
    true,
  )
  return parts
}

/** A number that may name a day, in a language that says `the 5th` without the month. */
export const dayKeys = (number: NumberToken): string[] =>
  number.readings
    .filter((value) => Number.isInteger(value) && value >= 1 && value <= 31)
    .map((value) => `d:--${value}`)

/** A number that may name a year. */
export const yearKeys = (number: NumberToken, reader: Reader): string[] => {
  const year = number.digits && /^\d{4}$/.test(number.text) ? yearOf(number, undefined, reader) : null
  return year === null ? [] : [`d:${year}--`, numberKey(year)]
}
