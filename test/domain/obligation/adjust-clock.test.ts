import { describe, expect, test } from 'vitest'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { linkMessage } from '../../../src/domain/ticket/first-awareness.ts'
import {
  at,
  brand,
  factory,
  fieldsOf,
  internalDefect,
  plus,
  REPORTED,
  sharedDefect,
} from '../ticket/ticket-fixtures.ts'
import { acted, clockOf, exampleAgreement, opened, reconciled, rules, whats } from './obligation-fixtures.ts'

const HOUR = 60
const steps = (clock: ReturnType<typeof clockOf>) =>
  clock.pending.map(
    (one) => `${one.at.toISOString().slice(5, 16)} ${one.kind} ${one.side} ${one.roles.join('+')}`,
  )
const edit = (fields: Extract<TicketAct, { act: 'edit' }>['fields']): TicketAct => ({ act: 'edit', fields })

describe('a rejection', () => {
  const shared = opened(sharedDefect('brand', { severity: 'critical' }), REPORTED)
  const rejected = acted(shared, factory, { act: 'reject', reason: 'in spec' }, plus(10 * HOUR))
  test('pauses every clock', () => {
    expect(rejected.obligations.map((clock) => clock.pausedAt)).toEqual([plus(600), plus(600)])
    expect(whats(rejected)).toEqual(['clock-paused', 'clock-paused'])
  })
  test('contested three days later, what was ahead comes later by the clock’s own time', () => {
    const contested = acted(rejected, brand, { act: 'contest-rejection', reason: 'no' }, plus(82 * HOUR))
    // Elapsed: 24 h + 72 h. Paused from Sat 04:00 to Tue 04:00 in Shanghai: Saturday's and Monday's 8.5 h each count.
    expect(clockOf(contested, 'contain')).toMatchObject({
      due: plus(96 * HOUR),
      pausedAt: null,
      state: 'open',
    })
    expect(steps(clockOf(contested, 'contain'))).toEqual([
      '02-17T06:00 warn factory liaison',
      '02-17T10:00 due factory ',
      '02-17T10:00 rung factory liaison',
      '02-17T18:00 rung factory quality',
      '02-18T10:00 rung factory manager',
      '02-18T10:00 rung brand liaison',
    ])
    // 9 working hours from Sat 08:00 were due Mon 08:30; 8.5 h + 8.5 h more are due Wed 08:30 Shanghai.
    expect(clockOf(shared, 'acknowledge').due).toEqual(at('2026-02-16T00:30:00Z'))
    expect(clockOf(contested, 'acknowledge').due).toEqual(at('2026-02-18T00:30:00Z'))
    expect(steps(clockOf(contested, 'acknowledge')).slice(-3)).toEqual([
      '02-18T08:30 rung factory quality',
      '02-19T00:30 rung factory manager',
      '02-19T00:30 rung brand liaison',
    ])
  })
  test('of a late clock delays the rest of its ladder, not its due', () => {
    const late = opened(sharedDefect('brand', { severity: 'critical' }), plus(25 * HOUR))
    expect(clockOf(late, 'contain').state).toBe('missed')
    const paused = acted(late, factory, { act: 'reject', reason: 'x' }, plus(26 * HOUR))
    const contested = acted(paused, brand, { act: 'contest-rejection', reason: 'y' }, plus(46 * HOUR))
    expect(clockOf(contested, 'contain').due).toEqual(plus(24 * HOUR))
    expect(steps(clockOf(contested, 'contain')).slice(1)).toEqual([
      '02-15T15:00 rung factory quality',
      '02-16T07:00 rung factory manager',
      '02-16T07:00 rung brand liaison',
    ])
  })
  test('a clock that begins during a rejection begins paused', () => {
    const minor = acted(
      opened(sharedDefect('brand'), REPORTED),
      factory,
      { act: 'reject', reason: 'x' },
      plus(60),
    )
    const raised = acted(minor, brand, edit({ severity: 'major' }), plus(120))
    expect(clockOf(raised, 'contain')).toMatchObject({
      pausedAt: plus(60),
      due: plus(24 * HOUR),
      state: 'open',
    })
    const contested = acted(raised, brand, { act: 'contest-rejection', reason: 'y' }, plus(180))
    expect(clockOf(contested, 'contain').due).toEqual(plus(26 * HOUR))
  })
  test('accepted, the clocks end', () => {
    const ended = acted(rejected, brand, { act: 'accept-rejection' }, plus(99 * HOUR))
    for (const clock of ended.obligations) {
      expect(clock).toMatchObject({
        state: 'waived',
        stoppedAt: plus(99 * HOUR),
        pausedAt: null,
        pending: [],
        ended: { cause: 'rejected', by: null },
      })
    }
    expect(reconciled(ended, plus(100 * HOUR)).records).toEqual([])
  })
})

describe('first awareness moved', () => {
  const start = opened(internalDefect('factory', { class: 'safety' }), REPORTED)
  const linked = (minutes: number, now: Date) =>
    reconciled(
      {
        ...start,
        ticket: linkMessage(start.ticket, { side: 'factory', audience: 'factory', postedAt: plus(minutes) })
          .ticket,
      },
      now,
    )

  test('earlier: the running clock is due earlier', () => {
    const moved = linked(-10 * HOUR, plus(60))
    const clock = clockOf(moved, 'disclose-safety')
    expect(clock).toMatchObject({ due: plus(14 * HOUR), startEventAt: plus(-600), state: 'open' })
    expect(steps(clock).slice(0, 3)).toEqual([
      '02-13T12:00 warn factory liaison',
      '02-13T22:00 warn factory liaison',
      '02-14T00:00 due factory ',
    ])
    expect(whats(moved)).toEqual(['clock-moved'])
  })
  test('so early that it is late: missed now, its ladder from now', () => {
    const moved = linked(-40 * HOUR, plus(60))
    const clock = clockOf(moved, 'disclose-safety')
    expect(clock).toMatchObject({ due: plus(-16 * HOUR), state: 'missed', missedAt: plus(60) })
    expect(steps(clock)[0]).toBe('02-13T11:00 rung factory liaison')
    expect(whats(moved)).toEqual(['clock-moved', 'clock-missed'])
  })
  test('corrected to later: a clock that is no longer late is open again', () => {
    const late = linked(-40 * HOUR, plus(60))
    const correct: TicketAct = { act: 'set-first-awareness', at: REPORTED, reason: 'another part' }
    const clock = clockOf(acted(late, factory, correct, plus(90)), 'disclose-safety')
    expect(clock).toMatchObject({ state: 'open', missedAt: null, due: plus(24 * HOUR) })
    expect(clock.pending).toHaveLength(7)
  })
  test('a clock that has stopped is left as it ended', () => {
    const disclosed = acted(
      start,
      factory,
      { act: 'disclose', fields: fieldsOf({ class: 'safety' }) },
      plus(60),
    )
    const { ticket } = linkMessage(disclosed.ticket, {
      side: 'factory',
      audience: 'factory',
      postedAt: plus(-40 * HOUR),
    })
    expect(clockOf(reconciled({ ...disclosed, ticket }, plus(90)), 'disclose-safety')).toEqual(
      clockOf(disclosed, 'disclose-safety'),
    )
  })
  test('a pause that was is kept', () => {
    const agreement = { ...exampleAgreement, obligations: [rules.study] }
    const shared = opened(sharedDefect('factory', { class: 'safety' }), REPORTED, { agreement })
    const rejected = acted(shared, brand, { act: 'reject', reason: 'x' }, plus(60), { agreement })
    const contested = acted(rejected, factory, { act: 'contest-rejection', reason: 'y' }, plus(180), {
      agreement,
    })
    const { ticket } = linkMessage(contested.ticket, {
      side: 'factory',
      audience: 'both',
      postedAt: plus(-600),
    })
    expect(clockOf(reconciled({ ...contested, ticket }, plus(200), { agreement }), 'study').due).toEqual(
      plus(48 * HOUR + 120 - 600),
    )
  })
})
