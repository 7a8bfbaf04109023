import { describe, expect, test } from 'vitest'
import type { Rung } from '../../../src/domain/agreement/agreement.ts'
import type { Obligation } from '../../../src/domain/obligation/obligation.ts'
import { placeHold } from '../../../src/domain/obligation/obligation-acts.ts'
import { type Holders, nextAt, runDueSteps, type Tell } from '../../../src/domain/obligation/run-step.ts'
import type { Role, Side } from '../../../src/domain/partnership/partnership.ts'
import { linkMessage } from '../../../src/domain/ticket/first-awareness.ts'
import { at, brand, factory, fieldsOf, internalDefect, plus, REPORTED } from '../ticket/ticket-fixtures.ts'
import { acted, clockOf, exampleAgreement, ladders, opened } from './obligation-fixtures.ts'

const HOUR = 60
const ticket = internalDefect('factory', { class: 'safety' })
const fresh = opened(ticket, REPORTED)
const clock = clockOf(fresh, 'disclose-safety')

const people: Record<Side, Partial<Record<Role, string[]>>> = {
  brand: { liaison: ['b-liaison'] },
  factory: {
    liaison: ['f-liaison'],
    quality: ['f-quality'],
    manager: ['f-manager'],
    executive: ['f-manager', 'f-boss'],
  },
}
const holdersOf =
  (map: typeof people): Holders =>
  (side, role) =>
    (map[side][role] ?? []).map((id) => ({ id }))
const holders = holdersOf(people)
const line = (tell: Tell): string =>
  `${tell.at.toISOString().slice(5, 16)} ${tell.kind} ${tell.side} ${tell.recipients.join('+')}`
const withLadder = (ladder: readonly Rung[]): Obligation =>
  clockOf(
    opened(ticket, REPORTED, { agreement: { ...exampleAgreement, ladders: { ...ladders, urgent: ladder } } }),
    'disclose-safety',
  )

describe('running what is due', () => {
  test('nothing before its time', () => {
    const run = runDueSteps(clock, at('2026-02-13T21:59:59Z'), holders)
    expect(run).toEqual({
      obligation: clock,
      tells: [],
      becameMissed: false,
      nextAt: at('2026-02-13T22:00:00Z'),
    })
  })
  test('a warning at its instant', () => {
    const run = runDueSteps(clock, at('2026-02-13T22:00:00Z'), holders)
    expect(run.tells).toEqual([
      {
        kind: 'warning',
        obligationId: 'clock-1',
        ticketId: 'ticket-2',
        stepId: 'warn@2026-02-13T22:00:00.000Z',
        side: 'factory',
        recipients: ['f-liaison'],
        roles: ['liaison'],
        rungIndex: null,
        acrossSides: false,
        lateByMs: 0,
        due: at('2026-02-14T10:00:00Z'),
        at: at('2026-02-13T22:00:00Z'),
      },
    ])
    expect(run).toMatchObject({ becameMissed: false, nextAt: at('2026-02-14T08:00:00Z') })
    expect(runDueSteps(run.obligation, at('2026-02-13T22:00:00Z'), holders).tells).toEqual([])
  })
  test('the miss and the first rung at due', () => {
    const run = runDueSteps(clock, at('2026-02-14T10:00:00Z'), holders)
    expect(run.becameMissed).toBe(true)
    expect(run.obligation).toMatchObject({
      state: 'missed',
      missedAt: at('2026-02-14T10:00:00Z'),
      stoppedAt: null,
    })
    expect(run.tells.at(-1)).toMatchObject({ kind: 'late', rungIndex: 0, lateByMs: 0 })
  })
  test('the whole ladder in one jump, each with its own instant', () => {
    const run = runDueSteps(clock, plus(99 * HOUR), holders)
    expect(run.tells.map(line)).toEqual([
      '02-13T22:00 warning factory f-liaison',
      '02-14T08:00 warning factory f-liaison',
      '02-14T10:00 late factory f-liaison',
      '02-14T11:00 late factory f-quality+f-manager',
      '02-14T14:00 late factory f-manager+f-boss',
      '02-14T14:00 late brand b-liaison',
    ])
    expect(run.tells.map((tell) => [tell.acrossSides, tell.lateByMs / 3_600_000])).toEqual([
      [false, 0],
      [false, 0],
      [false, 0],
      [false, 1],
      [false, 4],
      [true, 4],
    ])
    expect(run).toMatchObject({ nextAt: null, obligation: { pending: [], state: 'missed', stoppedAt: null } })
  })
  test('a clock late from the beginning tells its true lateness', () => {
    const moved = linkMessage(ticket, {
      side: 'factory',
      audience: 'factory',
      postedAt: plus(-30 * HOUR),
    }).ticket
    const late = clockOf(opened(moved, REPORTED), 'disclose-safety')
    const run = runDueSteps(late, plus(60), holders)
    expect(run.becameMissed).toBe(false)
    expect(run.tells.map((tell) => [line(tell), tell.lateByMs / 3_600_000])).toEqual([
      ['02-13T10:00 late factory f-liaison', 6],
      ['02-13T11:00 late factory f-quality+f-manager', 7],
    ])
  })
  test('stopped and paused clocks do nothing', () => {
    const disclosed = acted(
      fresh,
      factory,
      { act: 'disclose', fields: fieldsOf({ class: 'safety' }) },
      plus(30 * HOUR),
    )
    const stopped = clockOf(disclosed, 'disclose-safety')
    expect(stopped.state).toBe('missed')
    expect(runDueSteps(stopped, plus(99 * HOUR), holders)).toMatchObject({ tells: [], nextAt: null })
    const rejected = acted(disclosed, brand, { act: 'reject', reason: 'x' }, plus(31 * HOUR))
    const paused = clockOf(rejected, 'acknowledge')
    expect(runDueSteps(paused, plus(999 * HOUR), holders)).toEqual({
      obligation: paused,
      tells: [],
      becameMissed: false,
      nextAt: null,
    })
  })
})

describe('I’m on it', () => {
  const late = runDueSteps(clock, plus(24 * HOUR), holders).obligation
  test('delays the owing side’s rungs to its end and never the other side’s', () => {
    const held = placeHold(late, ticket, factory, plus(40 * HOUR), plus(24 * HOUR)).obligation
    expect(nextAt(held)).toEqual(plus(28 * HOUR))
    expect(runDueSteps(held, plus(50 * HOUR), holders).tells.map(line)).toEqual([
      '02-14T14:00 late brand b-liaison',
      '02-15T02:00 late factory f-quality+f-manager',
      '02-15T02:00 late factory f-manager+f-boss',
    ])
  })
  test('does not delay what comes after its end, nor warnings and the miss', () => {
    const short = placeHold(late, ticket, factory, plus(24 * HOUR + 30), plus(24 * HOUR)).obligation
    expect(runDueSteps(short, plus(25 * HOUR), holders).tells.map(line)).toEqual([
      '02-14T11:00 late factory f-quality+f-manager',
    ])
    const early = placeHold(clock, ticket, factory, plus(30 * HOUR), REPORTED).obligation
    const run = runDueSteps(early, plus(25 * HOUR), holders)
    expect(run.tells.map((tell) => tell.kind)).toEqual(['warning', 'warning'])
    expect(run.becameMissed).toBe(true)
  })
})

describe('roles nobody holds', () => {
  const tellsOf = (map: typeof people, obligation = clock): string[] =>
    runDueSteps(obligation, plus(99 * HOUR), holdersOf(map)).tells.map(line)
  test('a rung passes to the next rung’s people at that moment, and they still have their own', () => {
    expect(
      tellsOf({ ...people, factory: { liaison: ['f-liaison'], executive: ['f-boss'] } }).slice(3),
    ).toEqual([
      '02-14T11:00 late factory f-boss',
      '02-14T14:00 late factory f-boss',
      '02-14T14:00 late brand b-liaison',
    ])
  })
  test('one role of a rung suffices', () => {
    expect(tellsOf({ ...people, factory: { ...people.factory, quality: [] } })[3]).toBe(
      '02-14T11:00 late factory f-manager',
    )
  })
  test('it passes once, then says that there is nobody', () => {
    expect(tellsOf({ ...people, factory: { executive: ['f-boss'] } })).toEqual([
      '02-13T22:00 nobody factory ',
      '02-14T08:00 nobody factory ',
      '02-14T10:00 nobody factory ',
      '02-14T11:00 late factory f-boss',
      '02-14T14:00 late factory f-boss',
      '02-14T14:00 late brand b-liaison',
    ])
  })
  test('the last rung has no next, on either side', () => {
    const lines = tellsOf({ brand: { manager: ['b-manager'] }, factory: { liaison: ['f-liaison'] } })
    expect(lines.slice(4)).toEqual(['02-14T14:00 nobody factory ', '02-14T14:00 nobody brand '])
  })
  test('a vacancy never tells the other side earlier', () => {
    const ladder: Rung[] = [
      { after: null, tell: ['owing.quality'] },
      { after: 'PT1H', tell: ['other.liaison'] },
    ]
    expect(tellsOf({ ...people, factory: { liaison: ['f-liaison'] } }, withLadder(ladder)).slice(2)).toEqual([
      '02-14T10:00 nobody factory ',
      '02-14T11:00 late brand b-liaison',
    ])
  })
  test('a warning passes to the first rung', () => {
    const ladder: Rung[] = [{ after: null, tell: ['owing.manager'] }]
    expect(tellsOf({ ...people, factory: { manager: ['f-manager'] } }, withLadder(ladder))[0]).toBe(
      '02-13T22:00 warning factory f-manager',
    )
  })
  test('a person with two roles of a rung is told once', () => {
    const map = { ...people, factory: { ...people.factory, quality: ['f-manager'] } }
    expect(tellsOf(map)[3]).toBe('02-14T11:00 late factory f-manager')
  })
})
