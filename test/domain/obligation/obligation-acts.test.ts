import { describe, expect, test } from 'vitest'
import { latenessMs } from '../../../src/domain/obligation/obligation.ts'
import { placeHold, waive } from '../../../src/domain/obligation/obligation-acts.ts'
import {
  at,
  brand,
  brandApprover,
  factory,
  factoryApprover,
  internalDefect,
  plus,
  REPORTED,
  refusalOf,
  sharedDefect,
} from '../ticket/ticket-fixtures.ts'
import { clockOf, opened } from './obligation-fixtures.ts'

const HOUR = 60
const shared = opened(sharedDefect('brand', { severity: 'critical' }), REPORTED)
const contain = clockOf(shared, 'contain')
const internal = opened(internalDefect('factory', { class: 'safety' }), REPORTED)
const disclose = clockOf(internal, 'disclose-safety')

describe('a hold', () => {
  test('is the owing side’s business alone', () => {
    const { obligation, records } = placeHold(contain, shared.ticket, factory, plus(60), plus(5))
    expect(obligation).toEqual({ ...contain, hold: { until: plus(60), by: 'factory-person', at: plus(5) } })
    expect(records).toMatchObject([
      { what: 'clock-held', audience: 'factory', old: null, new: { until: plus(60) } },
    ])
    const longer = placeHold(obligation, shared.ticket, factory, plus(90), plus(6))
    expect(longer.records[0]?.old).toEqual({ until: plus(60) })
    expect(refusalOf(() => placeHold(contain, shared.ticket, brand, plus(60), plus(5)))?.code).toBe(
      'not-your-side',
    )
  })
  test.each([
    [5, 'hold-past'],
    [4, 'hold-past'],
    [5 + 7 * 24 * HOUR, null],
    [6 + 7 * 24 * HOUR, 'hold-too-long'],
  ])('until %i minutes after the report, placed five minutes after it: %s', (minutes, code) => {
    expect(
      refusalOf(() => placeHold(contain, shared.ticket, factory, plus(minutes), plus(5)))?.code ?? null,
    ).toBe(code)
  })
  test('until no time at all is refused', () => {
    expect(refusalOf(() => placeHold(contain, shared.ticket, factory, at('nonsense'), plus(5)))?.code).toBe(
      'hold-past',
    )
  })
})

describe('waiving', () => {
  test('by an approver of the side it is owed to, with a reason', () => {
    const { obligation, records } = waive(contain, shared.ticket, brandApprover, ' lab is closed ', plus(60))
    expect(obligation).toMatchObject({
      state: 'waived',
      missedAt: null,
      stoppedAt: plus(60),
      pending: [],
      ended: { cause: 'waived', by: 'brand-approver', at: plus(60), reason: 'lab is closed' },
    })
    expect(records).toMatchObject([
      { what: 'clock-waived', audience: 'both', new: { reason: 'lab is closed', missed: false } },
    ])
    expect(refusalOf(() => waive(obligation, shared.ticket, brandApprover, 'again', plus(61)))?.code).toBe(
      'obligation-ended',
    )
    expect(refusalOf(() => placeHold(obligation, shared.ticket, factory, plus(99), plus(61)))?.code).toBe(
      'obligation-ended',
    )
  })
  test('of a late one keeps that it was late', () => {
    const { obligation } = waive(contain, shared.ticket, brandApprover, 'ok', plus(30 * HOUR))
    expect(obligation).toMatchObject({ state: 'waived', missedAt: plus(24 * HOUR) })
    expect(latenessMs(obligation, plus(99 * HOUR))).toBe(6 * 3_600_000)
  })
  test('not by others', () => {
    expect(refusalOf(() => waive(contain, shared.ticket, brand, 'x', plus(1)))?.code).toBe('needs-approver')
    expect(refusalOf(() => waive(contain, shared.ticket, factoryApprover, 'x', plus(1)))?.code).toBe(
      'not-your-side',
    )
    expect(refusalOf(() => waive(contain, shared.ticket, brandApprover, ' ', plus(1)))?.code).toBe(
      'reason-required',
    )
    expect(refusalOf(() => waive(disclose, internal.ticket, brandApprover, 'x', plus(1)))).toEqual({
      code: 'ticket-not-found',
      params: {},
    })
  })
})

test('lateness grows while it is owed', () => {
  expect(latenessMs(contain, plus(24 * HOUR))).toBe(0)
  expect(latenessMs(contain, plus(24 * HOUR + 5))).toBe(300_000)
})
