import { describe, expect, test } from 'vitest'
import { agreeUnmatched } from '../../../src/domain/obligation/obligation-acts.ts'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import {
  brand,
  factory,
  fieldsOf,
  internalDefect,
  plus,
  REPORTED,
  sharedDefect,
  step,
} from '../ticket/ticket-fixtures.ts'
import {
  acted,
  clockOf,
  exampleAgreement,
  opened,
  reconciled,
  ruleIds,
  rules,
  whats,
} from './obligation-fixtures.ts'

const HOUR = 60
const edit = (fields: Extract<TicketAct, { act: 'edit' }>['fields']): TicketAct => ({ act: 'edit', fields })

describe('the end of a ticket', () => {
  const internal = opened(internalDefect('factory', { class: 'safety' }), REPORTED)
  test('waives what is open and leaves missed what was late', () => {
    const soon = acted(internal, factory, { act: 'withdraw', reason: 'x' }, plus(60))
    expect(clockOf(soon, 'disclose-safety')).toMatchObject({
      state: 'waived',
      missedAt: null,
      ended: { cause: 'withdrawn' },
    })
    const late = acted(internal, factory, { act: 'withdraw', reason: 'x' }, plus(30 * HOUR))
    expect(clockOf(late, 'disclose-safety')).toMatchObject({
      state: 'missed',
      missedAt: plus(24 * HOUR),
      stoppedAt: plus(30 * HOUR),
    })
  })
  test('taken back and reopened while internal, the clock began with the first words', () => {
    const again = acted(
      acted(internal, factory, { act: 'withdraw', reason: 'x' }, plus(60)),
      factory,
      { act: 'reopen', reason: 'y' },
      plus(30 * HOUR),
    )
    expect(again.obligations.map((clock) => [clock.cycle, clock.state])).toEqual([
      [1, 'waived'],
      [2, 'missed'],
    ])
    expect(clockOf(again, 'disclose-safety').due).toEqual(plus(24 * HOUR))
  })
  test('closed: an acknowledgement that never came is over; reopened: a new cycle begins', () => {
    const names = ['contained', 'root-cause-shared', 'corrected', 'verified', 'closed'] as const
    const closed = names.reduce(
      (now, name, index) =>
        acted(now, name === 'verified' || name === 'closed' ? brand : factory, step(name), plus(index + 1)),
      opened(sharedDefect('brand', { severity: 'major', class: 'safety' }), REPORTED),
    )
    expect(
      closed.obligations.map((clock) => [clock.rule.id, clock.state, clock.ended?.cause ?? null]),
    ).toEqual([
      ['disclose-safety', 'met', null],
      ['acknowledge', 'waived', 'closed'],
      ['contain', 'met', null],
    ])
    const again = acted(closed, brand, { act: 'reopen', reason: 'back' }, plus(100 * HOUR))
    expect(again.obligations.slice(3).map((clock) => [clock.rule.id, clock.cycle, clock.state])).toEqual([
      ['acknowledge', 2, 'open'],
      ['contain', 2, 'open'],
    ])
    expect(clockOf(again, 'contain').due).toEqual(plus(124 * HOUR))
  })
  test('no clock begins on a ticket that has ended', () => {
    const { ticket } = acted(internal, factory, { act: 'withdraw', reason: 'x' }, plus(60))
    expect(opened(ticket, plus(61)).obligations).toEqual([])
  })
  test('reopened by the receiver, its acknowledgement is met at once', () => {
    const rejected = acted(
      opened(sharedDefect('brand'), REPORTED),
      factory,
      { act: 'reject', reason: 'x' },
      plus(1),
    )
    const accepted = acted(rejected, brand, { act: 'accept-rejection' }, plus(2))
    const again = acted(accepted, factory, { act: 'reopen', reason: 'we were wrong' }, plus(3))
    expect(clockOf(again, 'acknowledge')).toMatchObject({ cycle: 2, state: 'met' })
  })
})

describe('class and severity', () => {
  test('set later: the new clock starts at its own start event’s instant', () => {
    const minor = opened(sharedDefect('brand'), REPORTED)
    expect(ruleIds(minor)).toEqual(['acknowledge'])
    const raised = acted(minor, factory, edit({ severity: 'critical' }), plus(5 * HOUR))
    expect(clockOf(raised, 'contain')).toMatchObject({
      start: REPORTED,
      due: plus(24 * HOUR),
      createdAt: plus(5 * HOUR),
    })
    const unset = opened(sharedDefect('brand', { severity: null }), REPORTED)
    expect(ruleIds(unset)).toEqual(['acknowledge'])
  })
  test('lowered: the clock stays until the side it is owed to agrees', () => {
    const start = opened(sharedDefect('brand', { severity: 'critical' }), REPORTED)
    const lowered = acted(start, factory, edit({ severity: 'minor' }), plus(60))
    const clock = clockOf(lowered, 'contain')
    expect(clock).toMatchObject({ matches: false, state: 'open', due: plus(24 * HOUR) })
    expect(clock.pending).toEqual(clockOf(start, 'contain').pending)
    expect(whats(lowered)).toEqual(['clock-unmatched'])
    expect(() => agreeUnmatched(clock, lowered.ticket, factory, plus(61))).toThrow('not-your-side')
    const agreed = agreeUnmatched(clock, lowered.ticket, brand, plus(61))
    expect(agreed.obligation).toMatchObject({
      state: 'waived',
      stoppedAt: plus(61),
      ended: { cause: 'unmatched', by: 'brand-person' },
    })
    const stored = {
      ...lowered,
      obligations: lowered.obligations.map((one) => (one.id === clock.id ? agreed.obligation : one)),
    }
    expect(reconciled(stored, plus(62)).records).toEqual([])
    const raisedAgain = acted(stored, brand, edit({ severity: 'major' }), plus(63))
    expect(
      raisedAgain.obligations.filter((one) => one.rule.id === 'contain').map((one) => one.state),
    ).toEqual(['waived', 'open'])
    expect(clockOf(raisedAgain, 'contain').due).toEqual(plus(24 * HOUR))
  })
  test('raised again before anybody agreed: the same clock goes on', () => {
    const start = opened(sharedDefect('brand', { severity: 'critical' }), REPORTED)
    const back = acted(
      acted(start, factory, edit({ severity: 'minor' }), plus(60)),
      brand,
      edit({ severity: 'major' }),
      plus(61),
    )
    expect(back.obligations).toEqual(start.obligations)
    expect(whats(back)).toEqual(['clock-matched-again'])
    expect(() => agreeUnmatched(clockOf(back, 'contain'), back.ticket, brand, plus(62))).toThrow(
      'obligation-matches',
    )
  })

  const agreement = { ...exampleAgreement, obligations: [rules.discloseSafety, rules.study] }
  const confirmed = fieldsOf({ class: 'cosmetic' })
  test('lowered while internal: the clock stays until disclosure', () => {
    const start = opened(internalDefect('factory', { class: 'safety' }), REPORTED, { agreement })
    const lowered = acted(start, factory, edit({ class: 'cosmetic' }), plus(60), { agreement })
    expect(lowered.obligations.map((clock) => [clock.state, clock.matches])).toEqual([
      ['open', false],
      ['open', false],
    ])
    const disclosed = acted(lowered, factory, { act: 'disclose', fields: confirmed }, plus(120), {
      agreement,
    })
    expect(clockOf(disclosed, 'disclose-safety')).toMatchObject({ state: 'met', ended: null })
    expect(clockOf(disclosed, 'study')).toMatchObject({
      state: 'waived',
      ended: { cause: 'unmatched', by: null },
    })
  })
  test('lowered by the disclosure itself or after it: the other side has to agree', () => {
    const start = opened(internalDefect('factory', { class: 'safety' }), REPORTED, { agreement })
    const disclosed = acted(start, factory, { act: 'disclose', fields: confirmed }, plus(120), { agreement })
    expect(clockOf(disclosed, 'study')).toMatchObject({ state: 'open', matches: false })
    const kept = acted(
      start,
      factory,
      { act: 'disclose', fields: fieldsOf({ class: 'safety' }) },
      plus(120),
      { agreement },
    )
    const lowered = acted(kept, factory, edit({ class: 'cosmetic' }), plus(121), { agreement })
    expect(clockOf(reconciled(lowered, plus(122), { agreement }), 'study')).toMatchObject({
      state: 'open',
      matches: false,
    })
  })
})
