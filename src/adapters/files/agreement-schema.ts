import { z } from 'zod'
import { CLOCK_KINDS, START_EVENTS, STOP_EVENTS, type TellTarget } from '../../domain/agreement/agreement.ts'
import { LOCALE_TAGS } from '../../domain/language/locale-tags.ts'
import { ROLES, SIDES } from '../../domain/partnership/partnership.ts'
import { DEFECT_CLASSES, SEVERITIES, TICKET_KINDS } from '../../domain/ticket/fields.ts'
import { described, distinct, durationText, label, slug } from './file-fields.ts'

const TELL_TARGETS = (['owing', 'other'] as const).flatMap((end) =>
  ROLES.map((role): TellTarget => `${end}.${role}`),
)

const oneOf = <const Values extends readonly [string, ...string[]]>(values: Values, least: 0 | 1) => {
  const value = z.enum(values)
  return z.union([value, distinct(value).min(least, 'files:empty-list')])
}
const oneOrMore = <const Values extends readonly [string, ...string[]]>(values: Values) => oneOf(values, 1)
/** Where naming none means something by itself. */
const anyNumber = <const Values extends readonly [string, ...string[]]>(values: Values) => oneOf(values, 0)

const applies = z.strictObject({
  kind: described(z.enum(TICKET_KINDS), 'applies-kind'),
  class: described(oneOrMore(DEFECT_CLASSES).optional(), 'applies-class'),
  severity: described(oneOrMore(SEVERITIES).optional(), 'applies-severity'),
  raisedBy: described(oneOrMore(SIDES).optional(), 'applies-raised-by'),
})

/** One rule by itself, so that a mistake in one does not hide those in the others. */
export const ruleSchema = z.strictObject({
  id: described(slug, 'rule-id'),
  name: described(label(150), 'rule-name'),
  names: described(z.partialRecord(z.enum(LOCALE_TAGS), label(150)).optional(), 'rule-names'),
  applies: described(applies, 'applies'),
  owedBy: described(z.enum(['raiser', 'receiver', ...SIDES]), 'owed-by'),
  starts: described(z.enum(START_EVENTS), 'starts'),
  stops: described(z.enum(STOP_EVENTS), 'stops'),
  within: described(durationText, 'within'),
  clock: described(z.enum(CLOCK_KINDS), 'clock'),
  calendars: described(
    distinct(z.enum(['owing', ...SIDES]))
      .min(1, 'files:empty-list')
      .optional(),
    'calendars',
  ),
  warn: described(z.array(durationText).max(20, 'files:too-many-entries').optional(), 'warn'),
  ladder: described(slug, 'ladder'),
})
export type RuleFile = z.infer<typeof ruleSchema>

const rung = z.strictObject({
  after: described(durationText.optional(), 'rung-after'),
  tell: described(
    distinct(z.enum(TELL_TARGETS as [TellTarget, ...TellTarget[]])).min(1, 'files:empty-list'),
    'rung-tell',
  ),
})

export const ladderSchema = z.array(rung).min(1, 'files:empty-list').max(20, 'files:too-many-entries')
export type LadderFile = z.infer<typeof ladderSchema>

const deciders = z.enum([...SIDES, 'both'])

/** The shape of an agreement file. What crosses fields is in `domain/agreement/validate.ts`. */
export const agreementSchema = described(
  z.strictObject({
    version: described(
      z.int('files:not-a-version').min(1, 'files:not-a-version').max(1_000_000, 'files:not-a-version'),
      'version',
    ),
    obligations: described(z.array(ruleSchema).max(200, 'files:too-many-entries'), 'obligations'),
    changes: described(
      z
        .strictObject({ assess: described(deciders, 'assess'), decide: described(deciders, 'decide') })
        .optional(),
      'changes',
    ),
    ladders: described(z.record(slug, ladderSchema).optional(), 'ladders'),
    quietHours: described(
      z
        .strictObject({
          overriddenBy: described(
            z.strictObject({
              severity: described(anyNumber(SEVERITIES).optional(), 'override-severity'),
              class: described(anyNumber(DEFECT_CLASSES).optional(), 'override-class'),
            }),
            'overridden-by',
          ),
        })
        .optional(),
      'quiet-hours',
    ),
    retention: described(
      z.strictObject({ unneededMessages: described(durationText, 'unneeded-messages') }).optional(),
      'retention',
    ),
  }),
  'agreement',
)
export type AgreementFile = z.infer<typeof agreementSchema>
