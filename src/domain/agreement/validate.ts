import { UserError } from '../../errors.ts'
import { type Duration, elapsedMilliseconds, parseDuration } from '../clocks/duration.ts'
import { nearest } from '../language/nearest.ts'
import type { Agreement, ObligationRule, Rung } from './agreement.ts'
import { START_EVENTS, STOP_EVENTS } from './agreement.ts'
import { comesAfter, happensTo } from './event-order.ts'

/** A mistake that only shows when fields are read together. `code` is a locale key under `agreement:problem`. */
export interface AgreementProblem {
  /** Keys and indices from the agreement's root. */
  readonly path: readonly (string | number)[]
  readonly code: string
  /** What may stand there; empty when the sentence says it all. */
  readonly allowed: readonly string[]
  readonly params: Readonly<Record<string, string | number>>
}

type Report = (field: readonly (string | number)[], code: string, more?: Partial<AgreementProblem>) => void

/**
 * Everything that is wrong with an agreement although each field by itself may be right; empty when nothing is.
 * What depends on the sides' calendars is `checkClock`.
 */
export const validateAgreement = (agreement: Agreement): AgreementProblem[] => {
  const ladders = Object.keys(agreement.ladders)
  return [
    ...agreement.obligations.flatMap((rule, index) => validateRule(rule, ['obligations', index], ladders)),
    ...repeatedRuleIds(agreement.obligations.map(({ id }) => id)),
    ...Object.entries(agreement.ladders).flatMap(([name, rungs]) => validateLadder(rungs, ['ladders', name])),
    ...validateRetention(agreement.retention),
  ]
}

/** The mistakes of one rule at `path`; `ladders` are the names it may use. Warnings may be in any order. */
export const validateRule = (
  rule: ObligationRule,
  path: readonly (string | number)[],
  ladders: readonly string[],
): AgreementProblem[] => {
  const problems: AgreementProblem[] = []
  const report: Report = (field, code, more = {}) => {
    problems.push({ path: [...path, ...field], code, allowed: [], params: {}, ...more })
  }
  checkEvents(rule, report)
  checkDurations(rule, report)
  checkCalendars(rule, report)
  if (!ladders.includes(rule.ladder)) {
    const near = nearest(rule.ladder, ladders)
    report(['ladder'], near === null ? 'ladder-unknown' : 'ladder-near', {
      allowed: ladders,
      params: near === null ? {} : { near },
    })
  }
  return problems
}

const checkEvents = (rule: ObligationRule, report: Report): void => {
  const { kind } = rule.applies
  const starts = happensTo(kind, rule.starts)
  const stops = happensTo(kind, rule.stops)
  if (!starts) {
    const allowed = START_EVENTS.filter((event) => happensTo(kind, event))
    report(['starts'], `start-not-of-${kind}`, { allowed })
  }
  if (!stops) {
    const allowed = STOP_EVENTS.filter((event) => happensTo(kind, event))
    report(['stops'], `stop-not-of-${kind}`, { allowed })
  }
  if (starts && stops && !comesAfter(kind, rule.stops, rule.starts)) {
    const allowed = STOP_EVENTS.filter((event) => comesAfter(kind, event, rule.starts))
    report(['stops'], 'stop-not-after-start', { allowed, params: { start: rule.starts } })
  }
  if (kind === 'change') {
    for (const field of ['class', 'severity'] as const) {
      if (rule.applies[field] !== undefined) report(['applies', field], 'field-not-of-change')
    }
  }
}

const checkDurations = (rule: ObligationRule, report: Report): void => {
  const within = readDuration(rule.within, ['within'], report)
  const seen = new Set<string>()
  for (const [index, text] of rule.warn.entries()) {
    const warning = readDuration(text, ['warn', index], report)
    if (warning === null) continue
    const amount = `${warning.days}:${warning.milliseconds}`
    if (seen.has(amount)) report(['warn', index], 'warning-repeated')
    seen.add(amount)
    if (within !== null && notShorter(warning, within, rule.clock === 'elapsed')) {
      report(['warn', index], 'warning-not-shorter', { params: { within: rule.within } })
    }
  }
}

/** Days against hours on a working clock depend on the calendar; that comparison is left to `checkClock`. */
const notShorter = (warning: Duration, within: Duration, elapsed: boolean): boolean =>
  elapsed
    ? elapsedMilliseconds(warning) >= elapsedMilliseconds(within)
    : warning.days >= within.days && warning.milliseconds >= within.milliseconds

const checkCalendars = ({ calendars }: ObligationRule, report: Report): void => {
  const mixed = calendars.length > 1 && calendars.includes('owing')
  const repeated = new Set(calendars).size !== calendars.length
  if (calendars.length >= 1 && calendars.length <= 2 && !mixed && !repeated) return
  report(['calendars'], 'calendars-not-allowed', {
    allowed: ['[owing]', '[brand]', '[factory]', '[brand, factory]'],
  })
}

/** Every rule id that was already used further up. */
export const repeatedRuleIds = (ids: readonly (string | null)[]): AgreementProblem[] =>
  ids.flatMap((id, index) => {
    const first = ids.indexOf(id)
    if (id === null || first === index) return []
    const params = { first: `obligations[${first}]` }
    return [{ path: ['obligations', index, 'id'], code: 'rule-id-repeated', allowed: [], params }]
  })

/** The mistakes of one ladder at `path`: only the first rung may lack `after`, and it must increase. */
export const validateLadder = (
  rungs: readonly Rung[],
  path: readonly (string | number)[],
): AgreementProblem[] => {
  const problems: AgreementProblem[] = []
  let before: { text: string; milliseconds: number } | null = null
  for (const [index, { after }] of rungs.entries()) {
    const report: Report = (field, code, more = {}) => {
      problems.push({ path: [...path, index, ...field], code, allowed: [], params: {}, ...more })
    }
    if (after === null) {
      if (index > 0) report([], 'rung-without-after')
      else before = { text: 'PT0S', milliseconds: 0 }
      continue
    }
    const duration = readDuration(after, ['after'], report, index === 0)
    if (duration === null) continue
    const milliseconds = elapsedMilliseconds(duration)
    if (before !== null && milliseconds <= before.milliseconds) {
      report(['after'], 'rung-not-later', { params: { before: before.text } })
    } else {
      before = { text: after, milliseconds }
    }
  }
  return problems
}

/** The mistakes of `retention`. */
export const validateRetention = ({ unneededMessages }: Agreement['retention']): AgreementProblem[] => {
  const problems: AgreementProblem[] = []
  readDuration(unneededMessages, ['retention', 'unneededMessages'], (path, code, more = {}) => {
    problems.push({ path, code, allowed: [], params: {}, ...more })
  })
  return problems
}

const DURATION_EXAMPLES = ['PT24H', 'P10D', 'P2W', 'P1DT4H', 'PT90M']

const readDuration = (
  text: string,
  field: readonly (string | number)[],
  report: Report,
  mayBeNothing = false,
): Duration | null => {
  try {
    const duration = parseDuration(text)
    if (mayBeNothing || elapsedMilliseconds(duration) > 0) return duration
    report(field, 'duration-zero', { allowed: DURATION_EXAMPLES })
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    report(field, error.code, { allowed: DURATION_EXAMPLES })
  }
  return null
}
