import type { WorkCalendar } from '../calendar/work-calendar.ts'
import type { Partnership, Side } from '../partnership/partnership.ts'
import type { Agreement, ObligationRule, Rung } from './agreement.ts'
import { type WorkedExample, workedExamples } from './worked-examples.ts'

/** One rule, with everything that is needed to say it in any language. */
export interface RuleSentence {
  readonly rule: ObligationRule
  readonly ladder: readonly Rung[]
  /** An ordinary one, then one across days off. */
  readonly examples: readonly [WorkedExample, WorkedExample]
}

/** An agreement, ready to be read aloud: `sentence-text.ts` finds the words. */
export interface AgreementSentences {
  readonly sides: Partnership['sides']
  readonly rules: readonly RuleSentence[]
  readonly terms: Pick<Agreement, 'changes' | 'quietHours' | 'retention'>
}

/** Monday before Presidents' Day and Spring Festival 2026: years whose holidays are known, and a holiday on either side. */
const EXAMPLES_FROM = new Date('2026-02-09T00:00:00Z')

/**
 * What an agreement says, rule by rule in file order, each with two worked examples from `examplesAt` on (UTC; left out,
 * from Monday 2026-02-09). Expects an agreement that passed `validateAgreement` and `checkClock`.
 * @throws what `computeDeadline` throws, for an agreement that did not
 */
export const agreementSentences = (
  agreement: Agreement,
  partnership: Pick<Partnership, 'sides'>,
  calendars: Readonly<Record<Side, WorkCalendar>>,
  examplesAt: Date = EXAMPLES_FROM,
): AgreementSentences => ({
  sides: partnership.sides,
  rules: agreement.obligations.map((rule) => ({
    rule,
    ladder: agreement.ladders[rule.ladder] ?? [],
    examples: workedExamples(rule, calendars, examplesAt),
  })),
  terms: { changes: agreement.changes, quietHours: agreement.quietHours, retention: agreement.retention },
})
