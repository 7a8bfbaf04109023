import { describe, expect, test } from 'vitest'
import { linkMessage } from '../../../src/domain/ticket/first-awareness.ts'
import {
  agreementOf,
  assessment,
  at,
  brand,
  changeOf,
  factory,
  fieldsOf,
  internalDefect,
  plus,
  REPORTED,
  sharedDefect,
  step,
} from '../ticket/ticket-fixtures.ts'
import { acted, clockOf, ladders, opened, reconciled, ruleIds, rules, whats } from './obligation-fixtures.ts'

const HOUR = 60
const steps = (clock: ReturnType<typeof clockOf>) =>
  clock.pending.map(
    (one) => `${one.at.toISOString().slice(5, 16)} ${one.kind} ${one.side} ${one.roles.join('+')}`,
  )

describe('starting', () => {
  test('the clocks of an internal safety defect', () => {
    const start = opened(internalDefect('factory', { class: 'safety', severity: 'critical' }), REPORTED)
    expect(ruleIds(start)).toEqual(['disclose-safety'])
    expect(clockOf(start, 'disclose-safety')).toMatchObject({
      id: 'clock-1',
      ticketId: 'ticket-2',
      partnershipId: 'aurora',
      agreementVersion: 1,
      owedBy: 'factory',
      state: 'open',
      startEventAt: REPORTED,
      start: REPORTED,
      due: at('2026-02-14T10:00:00Z'),
      cycle: 1,
      matches: true,
      pausedAt: null,
    })
    expect(steps(clockOf(start, 'disclose-safety'))).toEqual([
      '02-13T22:00 warn factory liaison',
      '02-14T08:00 warn factory liaison',
      '02-14T10:00 due factory ',
      '02-14T10:00 rung factory liaison',
      '02-14T11:00 rung factory quality+manager',
      '02-14T14:00 rung factory executive',
      '02-14T14:00 rung brand liaison',
    ])
    expect(start.records).toMatchObject([{ what: 'clock-started', audience: 'factory' }])
  })

  test('the clocks of a disclosed one: working time of the receiver, elapsed time of the factory', () => {
    const start = opened(sharedDefect('factory', { severity: 'critical' }), REPORTED)
    expect(ruleIds(start)).toEqual(['acknowledge', 'contain'])
    expect(clockOf(start, 'acknowledge')).toMatchObject({
      owedBy: 'brand',
      startEventAt: REPORTED,
      start: at('2026-02-13T17:00:00Z'),
      due: at('2026-02-16T17:30:00Z'),
    })
    expect(steps(clockOf(start, 'acknowledge'))[0]).toBe('02-14T00:00 warn brand liaison')
    expect(clockOf(start, 'contain').due).toEqual(at('2026-02-14T10:00:00Z'))
    expect(start.records.map((record) => record.audience)).toEqual(['both', 'both'])
  })

  test('once: reconciling again changes nothing', () => {
    const start = opened(sharedDefect('factory', { severity: 'critical' }), REPORTED)
    expect(reconciled(start, plus(5))).toEqual({ ...start, records: [] })
  })

  test('no agreement, no clocks; and none counts from before it was in force', () => {
    const ticket = sharedDefect('brand', { severity: 'major' })
    expect(opened(ticket, REPORTED, { agreement: null }).obligations).toEqual([])
    const since = opened(ticket, plus(600), { since: plus(600) })
    expect(clockOf(since, 'contain')).toMatchObject({
      startEventAt: REPORTED,
      start: plus(600),
      due: plus(600 + 24 * HOUR),
      state: 'open',
    })
    const done = acted(opened(ticket, REPORTED, { agreement: null }), factory, step('contained'), plus(1), {
      agreement: null,
    })
    expect(ruleIds(reconciled(done, plus(600), { since: plus(600) }))).toEqual(['acknowledge'])
  })

  test('clocks keep the rule they started with', () => {
    const start = opened(sharedDefect('brand', { severity: 'major' }), REPORTED)
    const stricter = agreementOf({ version: 2, ladders, obligations: [{ ...rules.contain, within: 'PT1H' }] })
    const later = reconciled(start, plus(5), { agreement: stricter, since: plus(5) })
    expect(later.obligations).toEqual(start.obligations)
    expect(clockOf(reconciled(start, plus(5), { agreement: null }), 'contain').state).toBe('open')
  })

  test('nobody owes on a report they cannot see', () => {
    const agreement = agreementOf({
      ladders,
      obligations: [
        { ...rules.acknowledge, id: 'early', starts: 'reported', clock: 'elapsed', within: 'PT2H', warn: [] },
      ],
    })
    const internal = opened(internalDefect('factory'), REPORTED, { agreement })
    expect(internal.obligations).toEqual([])
    const disclosed = acted(internal, factory, { act: 'disclose', fields: fieldsOf() }, plus(500), {
      agreement,
    })
    expect(clockOf(disclosed, 'early')).toMatchObject({
      owedBy: 'brand',
      startEventAt: REPORTED,
      start: plus(500),
      due: plus(620),
    })
  })

  test('late when created: missed at once, no warnings, the ladder from now, the true lateness kept', () => {
    const { ticket } = linkMessage(internalDefect('factory', { class: 'safety' }), {
      side: 'factory',
      audience: 'factory',
      postedAt: plus(-30 * HOUR),
    })
    const start = opened(ticket, REPORTED)
    const clock = clockOf(start, 'disclose-safety')
    expect(clock).toMatchObject({
      state: 'missed',
      missedAt: REPORTED,
      due: plus(-6 * HOUR),
      stoppedAt: null,
    })
    expect(steps(clock)).toEqual([
      '02-13T10:00 rung factory liaison',
      '02-13T11:00 rung factory quality+manager',
      '02-13T14:00 rung factory executive',
      '02-13T14:00 rung brand liaison',
    ])
    expect(whats(start)).toEqual(['clock-started', 'clock-missed'])
  })

  test('only warnings still to come', () => {
    const { ticket } = linkMessage(internalDefect('factory', { class: 'safety' }), {
      side: 'factory',
      audience: 'factory',
      postedAt: plus(-12 * HOUR),
    })
    expect(
      steps(clockOf(opened(ticket, REPORTED), 'disclose-safety')).filter((line) => line.includes('warn')),
    ).toEqual(['02-13T20:00 warn factory liaison'])
  })
})

describe('stopping', () => {
  const shared = opened(sharedDefect('brand', { severity: 'critical' }), REPORTED)
  test.each([
    ['at due', 24 * HOUR, 'met', 0, 'clock-met'],
    ['a minute late', 24 * HOUR + 1, 'missed', 60_000, 'clock-stopped-late'],
  ] as const)('%s', (_, minutes, state, lateByMs, what) => {
    const stopped = acted(shared, factory, step('contained'), plus(minutes))
    expect(clockOf(stopped, 'contain')).toMatchObject({
      state,
      stoppedAt: plus(minutes),
      pending: [],
      ended: null,
    })
    expect(stopped.records).toMatchObject([{ what, new: { lateByMs } }])
    expect(clockOf(stopped, 'acknowledge').state).toBe('open')
  })

  test('a defect written where both read it meets its disclosure at once', () => {
    const start = opened(sharedDefect('factory', { class: 'safety' }), REPORTED)
    expect(clockOf(start, 'disclose-safety')).toMatchObject({
      state: 'met',
      stoppedAt: REPORTED,
      pending: [],
    })
    expect(whats(start)).toEqual(['clock-started', 'clock-met', 'clock-started'])
  })

  test('a step that was done before its clock could begin needs no clock', () => {
    const agreement = agreementOf({ ladders, obligations: [{ ...rules.contain, starts: 'acknowledged' }] })
    const contained = acted(
      opened(sharedDefect('brand', { severity: 'major' }), REPORTED, { agreement }),
      factory,
      step('contained'),
      plus(5),
      { agreement },
    )
    expect(acted(contained, factory, step('acknowledge'), plus(9), { agreement }).obligations).toEqual([])
  })

  test('deciding a change', () => {
    const assessed = acted(
      opened(changeOf('factory'), REPORTED),
      factory,
      { act: 'assess', assessment },
      plus(60),
    )
    // Friday 03:00 in Los Angeles moves to 09:00; five working days later is the next Friday at 09:00.
    expect(clockOf(assessed, 'decide-change')).toMatchObject({
      owedBy: 'brand',
      due: at('2026-02-20T17:00:00Z'),
    })
    const approver = { ...brand, roles: ['approver' as const] }
    const refused = acted(assessed, approver, { act: 'refuse', reason: 'no' }, plus(70))
    expect(clockOf(refused, 'decide-change').state).toBe('met')
  })
})
