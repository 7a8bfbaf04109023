import { amountClaim, type Values } from './amount-claim.ts'
import {
  type Claim,
  claim,
  FAINT,
  HARD,
  measureKey,
  numberKey,
  type ProblemKind,
  SOFT,
  type Strength,
} from './claim.ts'
import type { LanguageData } from './language-data.ts'
import { HALF, isNumber, type Lexed, numberAt, TAKEN } from './lexer.ts'
import type { NumberToken } from './number-words.ts'
import { dayKeys, yearKeys } from './read-dates.ts'
import { type Reader, strengthOf } from './templates.ts'
import { type Measure, measureOf, type UnitId } from './units.ts'

interface Found {
  readonly claim: Claim
  readonly start: number
  readonly end: number
  /** The number and what is needed to read it again with the unit of the next one: `3 to 5 days`. */
  readonly again: ((measure: Measure) => Claim) | null
  readonly measure: Measure | null
}

/** Takes numbers, measures, tolerances and money out of what dates and times left. */
export function takeAmounts(text: string, lexed: Lexed, reader: Reader): { claims: Claim[]; text: string } {
  const found: Found[] = []
  let end = 0
  for (let position = 0; position < text.length; position++) {
    if (position < end || !isNumber(text.charCodeAt(position))) continue
    const one = read(text, position, end, lexed, reader)
    if (!one) continue
    found.push(one)
    end = one.end
  }
  const claims = found.map((one, index) => {
    const next = found[index + 1]
    if (!next || one.measure || !one.again || !next.measure) return one.claim
    return reader.range.test(text.slice(one.end, next.start)) ? one.again(next.measure) : one.claim
  })
  let rest = text
  for (const { start, end } of found)
    rest = rest.slice(0, start) + TAKEN.repeat(end - start) + rest.slice(end)
  return { claims, text: rest }
}

/** Longest text before a number that belongs to it, in characters. */
const LONGEST_LEAD = 24

function read(text: string, position: number, from: number, lexed: Lexed, reader: Reader): Found | null {
  const { before: lead, beforeEnds, from: pattern } = reader.amounts
  pattern.lastIndex = position
  const match = pattern.exec(text)
  if (!match) return null
  // One character of what was read before, so that a hyphen between two numbers is not taken for a minus.
  const preceding = text.slice(Math.max(0, from - 1, position - LONGEST_LEAD), position)
  const led = beforeEnds.has(preceding.trimEnd().at(-1) ?? '') ? lead.exec(preceding) : null
  const groups: Record<string, string | undefined> = { ...match.groups, ...led?.groups }
  const start = position - (led?.[0].length ?? 0)
  const end = position + match[0].length
  const number = groups.n ? numberAt(lexed, groups.n) : null
  const rank = Boolean(groups.rank)
  const unitWord = groups.unit2 ?? groups.unit ?? groups.unit3
  const prefix = groups.prefix ? reader.unitOf(groups.prefix) : null
  const unit = prefix ?? (unitWord === undefined || rank ? null : reader.unitOf(unitWord))
  const measure = unit === null ? null : withDivisor(measureOf(unit), groups.per, reader)
  const written = lexed.written(start, end)
  if (groups.alone) {
    // Half a dozen, half a million; "half a day" has the article only.
    const whole = groups.of ? numberAt(lexed, groups.of) : null
    const halves = whole && whole.readings[0]! >= 12 ? whole.readings.map((value) => value / 2) : [0.5]
    const values = { values: halves, plain: halves }
    const strength = halves[0]! >= 6 ? HARD : measure?.kind === 'measure' ? SOFT : FAINT
    return { claim: amountClaim(written, values, strength, measure, null), start, end, again: null, measure }
  }
  if (!number) return null
  const values = valuesOf(number, groups, lexed, unit === 'd', reader.data)
  const strength = weigh(number, groups, unit, measure, reader)
  const tolerance = toleranceOf(groups.sign, reader)
  const extra =
    measure === null && tolerance === null && number.digits
      ? [...dayKeys(number), ...yearKeys(number, reader)]
      : []
  const before = text.slice(Math.max(0, start - 14), start)
  const kind: ProblemKind | null = /^\d{3,}$/.test(number.text) && reader.lot.test(before) ? 'lot' : null
  const make = (of: Measure | null): Claim => {
    const made = amountClaim(written, signed(values, groups, reader), strength, of, tolerance)
    return {
      ...made,
      kind: kind ?? made.kind,
      keys: [...made.keys, ...extra],
      parts: of?.kind === 'measure' ? [] : fractionParts(groups, number, lexed, written),
    }
  }
  return {
    claim: make(measure),
    start,
    end,
    again: measure === null && tolerance === null ? make : null,
    measure,
  }
}

/** One and a half hours are not an idiom, nor is a quarter of an hour; a single day or box may stand for "per day". */
function weigh(
  number: NumberToken,
  groups: Record<string, string | undefined>,
  unit: UnitId | null,
  measure: Measure | null,
  reader: Reader,
): Strength {
  const measured = measure !== null && measure.kind !== 'count' && measure.kind !== 'pack'
  if (groups.half !== undefined) return measured ? HARD : SOFT
  if (groups.rank && !number.digits && number.readings[0]! > 1) return SOFT
  if (unit === 'quarter') return SOFT
  const single = number.digits && number.readings[0] === 1 && groups.sign === undefined
  if (single && measure?.kind === 'measure' && measure.dimension === 'time') return SOFT
  if (single && (measure?.kind === 'count' || measure?.kind === 'pack' || measure?.kind === 'day-or-date'))
    return SOFT
  return strengthOf(number, reader.data, measure === null ? null : measured ? 'measure' : 'counter')
}

function valuesOf(
  number: NumberToken,
  groups: Record<string, string | undefined>,
  lexed: Lexed,
  day: boolean,
  data: LanguageData,
): Values {
  const half = groups.half === HALF ? 0.5 * number.scale : 0
  const idiom = day ? data.dayIdioms?.[number.text.toLowerCase()] : undefined
  const values = [...number.readings.map((value) => value + half), ...(idiom === undefined ? [] : [idiom])]
  if (!groups.den) return { values, plain: values }
  const [divisor = 1] = numberAt(lexed, groups.den).readings
  // +0.1/0 are two limits, no quotient.
  if (divisor === 0 || groups.sign !== undefined) return { values, plain: values }
  return { values: values.map((value) => value / divisor), plain: values.map((value) => value / divisor) }
}

function signed(values: Values, groups: Record<string, string | undefined>, reader: Reader): Values {
  const minus =
    groups.below !== undefined ||
    (groups.sign !== undefined && (groups.sign === '-' || (reader.minus?.test(groups.sign) ?? false)))
  if (!minus) return values
  return { values: values.values.map((value) => -value), plain: values.plain.map((value) => -value) }
}

const toleranceOf = (sign: string | undefined, reader: Reader): 'tolerance' | null =>
  sign !== undefined && (/^(?:±|\+\/-|\+-)$/.test(sign) || (reader.plusMinus?.test(sign) ?? false))
    ? 'tolerance'
    : null

function withDivisor(measure: Measure, per: string | undefined, reader: Reader): Measure {
  const divisor = per === undefined ? null : reader.unitOf(per)
  if (divisor === null || measure.kind !== 'measure') return measure
  const by = measureOf(divisor)
  if (by.kind !== 'measure') return measure
  return {
    kind: 'measure',
    dimension: `${measure.dimension}/${by.dimension}`,
    factor: measure.factor / by.factor,
  }
}

/** `3/5` without a unit may be a share, a date or two numbers. */
function fractionParts(
  groups: Record<string, string | undefined>,
  number: NumberToken,
  lexed: Lexed,
  text: string,
): Claim[] {
  if (!groups.den) return []
  const strength = number.digits ? HARD : SOFT
  return [number, numberAt(lexed, groups.den)].map((one) =>
    claim({
      kind: 'number',
      text,
      strength,
      keys: [...one.readings.map(numberKey), ...dayKeys(one), ...monthKeys(one)],
    }),
  )
}

const monthKeys = (number: NumberToken): string[] =>
  number.readings
    .filter((value) => Number.isInteger(value) && value >= 1 && value <= 12)
    .map((value) => `d:-${value}-`)

/** Takes fractions said in words: 三分之一, 3 phần 4. They are soft, and may be matched by their two numbers. */
export function takeFractions(text: string, lexed: Lexed, reader: Reader): { claims: Claim[]; text: string } {
  const claims: Claim[] = []
  let rest = text
  for (const pattern of reader.fractions) {
    rest = rest.replace(pattern, (match: string, ...args: unknown[]) => {
      const groups = args.at(-1) as Record<string, string | undefined>
      const position = args.at(-3) as number
      if (!groups.num || !groups.den) return match
      const [num, den] = [numberAt(lexed, groups.num), numberAt(lexed, groups.den)]
      const value = num.readings[0]! / den.readings[0]!
      const written = lexed.written(position, position + match.length)
      claims.push(
        claim({
          kind: 'number',
          text: written,
          strength: num.digits && den.digits ? HARD : SOFT,
          keys: [numberKey(value), measureKey('ratio', value)],
          parts: fractionParts(groups, num, lexed, written),
        }),
      )
      return TAKEN.repeat(match.length)
    })
  }
  return { claims, text: rest }
}
