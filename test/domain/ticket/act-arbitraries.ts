import fc from 'fast-check'
import type { Agreement } from '../../../src/domain/agreement/agreement.ts'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { STEP_ACTS } from '../../../src/domain/ticket/acts.ts'
import { contentHashOf } from '../../../src/domain/ticket/content.ts'
import type { Actor } from '../../../src/domain/ticket/permissions.ts'
import { possibleActs } from '../../../src/domain/ticket/possible-acts.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import {
  assessment,
  brand,
  brandApprover,
  changeOf,
  factory,
  factoryApprover,
  fieldsOf,
  hash,
  internalDefect,
  plus,
  sharedDefect,
} from './ticket-fixtures.ts'

export const anyTicket: fc.Arbitrary<Ticket> = fc.constantFrom(
  ...(['brand', 'factory'] as const).flatMap((raiser) => [
    sharedDefect(raiser, { class: 'safety', severity: 'critical' }),
    internalDefect(raiser, { class: 'safety', severity: 'critical' }),
    changeOf(raiser),
  ]),
)

const anyActor: fc.Arbitrary<Actor> = fc.constantFrom(brand, brandApprover, factory, factoryApprover)

const facts = fc.record(
  {
    class: fc.constantFrom('safety', 'cosmetic', null),
    severity: fc.constantFrom('critical', 'minor', null),
    lots: fc.constantFrom([], ['L1'], ['L2']),
  },
  { requiredKeys: [] },
)

/** One thing a person tries: an act from anywhere, or (`offered`) one of the acts their buttons offer, so that tickets get far. */
export interface Attempt {
  readonly actor: Actor
  readonly act: TicketAct
  readonly offered: number | null
}

/** Acts with valid contents: only person and state can refuse them. `actOf` fills in the hash of an approval. */
const anyAct: fc.Arbitrary<TicketAct> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom(...STEP_ACTS).map((act) => ({ act, text: 'done', evidence: [] }) as const),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<TicketAct>(
      { act: 'disclose', fields: fieldsOf({ class: 'safety', severity: 'major' }) },
      { act: 'disclose', fields: fieldsOf({ class: 'cosmetic' }) },
      { act: 'reject', reason: 'x' },
      { act: 'accept-rejection' },
      { act: 'contest-rejection', reason: 'x' },
      { act: 'withdraw', reason: 'x' },
      { act: 'consent-withdrawal' },
      { act: 'refuse-withdrawal' },
      { act: 'reopen', reason: 'x' },
      { act: 'assess', assessment },
      { act: 'assess', assessment: { ...assessment, cost: null } },
      { act: 'approve', contentHash: '' },
      { act: 'refuse', reason: 'x' },
    ),
  },
  { weight: 1, arbitrary: facts.map((fields) => ({ act: 'edit', fields }) as TicketAct) },
  {
    weight: 1,
    arbitrary: fc.integer({ min: -5000, max: 0 }).map((minutes) => ({
      act: 'set-first-awareness' as const,
      at: plus(minutes),
      reason: 'x',
    })),
  },
)

export const anyAttempt: fc.Arbitrary<Attempt> = fc.record({
  actor: anyActor,
  act: anyAct,
  offered: fc.option(fc.nat(99), { freq: 3 }),
})

/** The act to try: with its approval hash filled in, and taken from the offered ones when the attempt says so. */
export const actOf = (attempt: Attempt, ticket: Ticket, agreement: Agreement): TicketAct => {
  const names = possibleActs(ticket, attempt.actor, agreement)
  const name = attempt.offered === null ? undefined : names[attempt.offered % Math.max(1, names.length)]
  const act = SAMPLES.find((sample) => sample.act === name) ?? attempt.act
  return act.act === 'approve' ? { ...act, contentHash: contentHashOf(ticket, hash) } : act
}

const SAMPLES: readonly TicketAct[] = [
  ...STEP_ACTS.map((act) => ({ act, text: 'done', evidence: [] })),
  { act: 'disclose', fields: fieldsOf({ class: 'safety', severity: 'major' }) },
  { act: 'reject', reason: 'x' },
  { act: 'accept-rejection' },
  { act: 'contest-rejection', reason: 'x' },
  { act: 'withdraw', reason: 'x' },
  { act: 'consent-withdrawal' },
  { act: 'refuse-withdrawal' },
  { act: 'reopen', reason: 'x' },
  { act: 'assess', assessment },
  { act: 'approve', contentHash: '' },
  { act: 'refuse', reason: 'x' },
]
