import { SIDES, type Side } from '../partnership/partnership.ts'
import type { Agreement, ObligationRule } from './agreement.ts'
import { STARTS_BEFORE_DISCLOSURE, whoCanStop } from './event-order.ts'
import { owingSide } from './matching.ts'

/** Something allowed but probably not meant. `code` is a locale key under `agreement:advice`. */
export interface AgreementAdvice {
  readonly path: readonly (string | number)[]
  readonly code:
    | 'other-side-must-act'
    | 'clock-before-disclosure'
    | 'calendars-without-effect'
    | 'ladder-unused'
  readonly params: Readonly<Record<string, string>>
}

/**
 * What a careful reader would ask about before both sides accept the agreement:
 * - `other-side-must-act` {owing, stop, actor}: the side that owes cannot bring the stop event about by itself;
 * - `clock-before-disclosure` {start}: on some tickets the clock starts while the side that owes may not know of them, so
 *   it can only be told after disclosure;
 * - `calendars-without-effect`: an elapsed clock counts every hour whatever the calendars;
 * - `ladder-unused` {ladder}.
 */
export const agreementAdvice = (agreement: Agreement): AgreementAdvice[] => {
  const advice = agreement.obligations.flatMap((rule, index) => ruleAdvice(rule, index, agreement.changes))
  const used = new Set(agreement.obligations.map(({ ladder }) => ladder))
  for (const ladder of Object.keys(agreement.ladders)) {
    if (!used.has(ladder))
      advice.push({ path: ['ladders', ladder], code: 'ladder-unused', params: { ladder } })
  }
  return advice
}

const ruleAdvice = (
  rule: ObligationRule,
  index: number,
  changes: Agreement['changes'],
): AgreementAdvice[] => {
  const found: AgreementAdvice[] = []
  const raisers: readonly Side[] = rule.applies.raisedBy ?? SIDES
  const helpless = raisers.find(
    (raiser) => !whoCanStop(rule.stops, raiser, changes).includes(owingSide(rule, raiser)),
  )
  if (helpless !== undefined) {
    const [actor] = whoCanStop(rule.stops, helpless, changes)
    const params = {
      owing: owingSide(rule, helpless),
      stop: rule.stops,
      actor: actor ?? '',
      raiser: helpless,
    }
    found.push({ path: ['obligations', index, 'owedBy'], code: 'other-side-must-act', params })
  }
  const unaware = raisers.some((raiser) => owingSide(rule, raiser) !== raiser)
  if (unaware && STARTS_BEFORE_DISCLOSURE.includes(rule.starts)) {
    const params = { start: rule.starts }
    found.push({ path: ['obligations', index, 'starts'], code: 'clock-before-disclosure', params })
  }
  if (rule.clock === 'elapsed' && rule.calendars.some((calendar) => calendar !== 'owing')) {
    found.push({ path: ['obligations', index, 'calendars'], code: 'calendars-without-effect', params: {} })
  }
  return found
}

/** One piece of advice as a sentence, preceded by where it is. `t` looks locale keys up in the reader's language. */
export const adviceText = (
  { path, code, params }: AgreementAdvice,
  t: (key: string, params?: Record<string, unknown>) => string,
): string => {
  const where = path.map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`)).join('')
  return `${where.slice(1)}: ${t(`agreement:advice.${code}`, params)}`
}
