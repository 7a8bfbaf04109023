import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isRunning, type Obligation } from '../../../src/domain/obligation/obligation.ts'
import { placeHold } from '../../../src/domain/obligation/obligation-acts.ts'
import { nextAt, runDueSteps, type Tell } from '../../../src/domain/obligation/run-step.ts'
import { linkMessage } from '../../../src/domain/ticket/first-awareness.ts'
import { UserError } from '../../../src/errors.ts'
import { actOf, anyAttempt, anyTicket } from '../ticket/act-arbitraries.ts'
import { factory, internalDefect, plus, REPORTED } from '../ticket/ticket-fixtures.ts'
import { acted, type Case, clockOf, exampleAgreement, opened, reconciled } from './obligation-fixtures.ts'

const holders = (side: string, role: string) => (role === 'quality' ? [] : [{ id: `${side}-${role}` }])
const FINAL = ['closed', 'withdrawn', 'rejected', 'duplicate']

/** What must hold of the clocks of a ticket whatever happened. */
const expectInLine = ({ ticket, obligations }: Case): void => {
  for (const clock of obligations) {
    const running = isRunning(clock)
    expect(['open', 'met', 'missed', 'waived']).toContain(clock.state)
    if (clock.state === 'open') expect(running && clock.missedAt === null).toBe(true)
    if (clock.state === 'met') expect(!running && clock.ended === null && clock.missedAt === null).toBe(true)
    if (clock.state === 'waived') expect(!running && clock.ended !== null).toBe(true)
    if (clock.state === 'missed') expect(clock.missedAt).not.toBeNull()
    if (!running) expect([clock.pending, clock.pausedAt, clock.hold]).toEqual([[], null, null])
    if (running) {
      expect(clock.cycle).toBe(ticket.cycle)
      expect(FINAL).not.toContain(ticket.status)
      expect(clock.pausedAt !== null).toBe(ticket.status === 'disputed')
      expect(ticket.audience === 'both' || ticket.audience === clock.owedBy).toBe(true)
    }
  }
  const lasting = obligations.filter((clock) => clock.ended?.cause !== 'unmatched')
  expect(new Set(lasting.map((clock) => `${clock.rule.id} ${clock.cycle}`)).size).toBe(lasting.length)
}

const runAll = (given: Case, now: Date): Case => ({
  ...given,
  obligations: given.obligations.map((clock) => runDueSteps(clock, now, holders).obligation),
})

test('clocks follow their ticket through everything people do', () => {
  const event = fc.tuple(fc.integer({ min: 0, max: 3000 }), anyAttempt)
  fc.assert(
    fc.property(anyTicket, fc.array(event, { maxLength: 40 }), (ticket, events) => {
      let minutes = 0
      let current = opened(ticket, REPORTED)
      for (const [passed, tried] of events) {
        minutes += passed
        const now = plus(minutes)
        const before = runAll(current, now)
        const act = actOf(tried, current.ticket, exampleAgreement)
        try {
          current = acted(before, tried.actor, act, now)
        } catch (error) {
          if (!(error instanceof UserError)) throw error
          current = before
          continue
        }
        expectInLine(current)
        // A stopped clock never changes again, and reconciling twice is reconciling once.
        for (const old of before.obligations.filter((clock) => !isRunning(clock)))
          expect(current.obligations).toContain(old)
        expect(reconciled(current, now).records).toEqual([])
        expect(reconciled(current, now).obligations).toEqual(current.obligations)
      }
    }),
    { numRuns: 300 },
  )
})

const lateOrNot = fc.integer({ min: -3000, max: 0 }).map((minutes) => {
  const message = { side: 'factory', audience: 'factory', postedAt: plus(minutes) } as const
  return opened(linkMessage(internalDefect('factory', { class: 'safety' }), message).ticket, REPORTED)
})
const holdAt = fc.record({
  placed: fc.integer({ min: 0, max: 2000 }),
  length: fc.integer({ min: 1, max: 2000 }),
})

const walk = (
  clock: Obligation,
  instants: readonly number[],
): { clock: Obligation; tells: readonly Tell[] } =>
  instants.reduce<{ clock: Obligation; tells: readonly Tell[] }>(
    (state, minutes) => {
      const run = runDueSteps(state.clock, plus(minutes), holders)
      return { clock: run.obligation, tells: [...state.tells, ...run.tells] }
    },
    { clock, tells: [] },
  )

test('one jump, many small steps and going from instant to instant tell the same in the same order', () => {
  fc.assert(
    fc.property(
      lateOrNot,
      holdAt,
      fc.array(fc.integer({ min: 0, max: 5000 }), { maxLength: 30 }),
      (given, hold, stops) => {
        const first = walk(clockOf(given, 'disclose-safety'), [hold.placed])
        const held = placeHold(
          first.clock,
          given.ticket,
          factory,
          plus(hold.placed + hold.length),
          plus(hold.placed),
        ).obligation
        const jump = walk(held, [9000])
        const small = walk(held, [
          ...stops.map((minutes) => hold.placed + minutes).sort((a, b) => a - b),
          9000,
        ])
        expect(small).toEqual(jump)
        const tells: Tell[] = []
        let clock = held
        for (let at = nextAt(clock); at !== null; at = nextAt(clock)) {
          const run = runDueSteps(clock, at, holders)
          for (const tell of run.tells) expect(tell.at).toEqual(at)
          tells.push(...run.tells)
          clock = run.obligation
        }
        expect(tells).toEqual(jump.tells)
        const all = [...first.tells, ...jump.tells]
        expect(new Set(all.map((tell) => tell.stepId)).size).toBe(all.length)
        expect(jump.clock).toMatchObject({ state: 'missed', pending: [] })
      },
    ),
    { numRuns: 300 },
  )
})

test('a hold never delays the other side, and delays its own side at most to its end', () => {
  fc.assert(
    fc.property(lateOrNot, holdAt, (given, hold) => {
      const clock = walk(clockOf(given, 'disclose-safety'), [hold.placed]).clock
      const until = plus(hold.placed + hold.length)
      const held = placeHold(clock, given.ticket, factory, until, plus(hold.placed)).obligation
      const free = walk(clock, [9000]).tells
      for (const tell of walk(held, [9000]).tells) {
        const unheld = free.find((one) => one.stepId === tell.stepId)?.at
        const delayed = tell.kind !== 'warning' && !tell.acrossSides && unheld && unheld < until
        expect(tell.at).toEqual(delayed ? until : unheld)
      }
    }),
    { numRuns: 300 },
  )
})
