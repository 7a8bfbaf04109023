import { describe, expect, test } from 'vitest'
import { createDefect } from '../../../src/domain/ticket/create-ticket.ts'
import { eventInstants, happenedBefore } from '../../../src/domain/ticket/event-instants.ts'
import { linkMessage } from '../../../src/domain/ticket/first-awareness.ts'
import {
  assessment,
  brand,
  changeOf,
  contextOf,
  factory,
  fieldsOf,
  internalDefect,
  play,
  plus,
  REPORTED,
  refusalOf,
  sharedDefect,
  step,
} from './ticket-fixtures.ts'

describe('first awareness', () => {
  test('moves to an earlier message of the raiser’s side', () => {
    const { ticket, records } = linkMessage(sharedDefect('factory'), {
      side: 'factory',
      audience: 'both',
      postedAt: plus(-90),
    })
    expect(ticket.firstAwareness).toEqual(plus(-90))
    expect(records).toEqual([
      { what: 'first-awareness-moved', audience: 'both', old: REPORTED, new: plus(-90) },
    ])
  })
  test.each([
    ['a later message', 'factory', 1],
    ['the same message', 'factory', 0],
    ['the other side’s message', 'brand', -90],
  ] as const)('%s changes nothing', (_, side, minutes) => {
    const ticket = sharedDefect('factory')
    expect(linkMessage(ticket, { side, audience: 'both', postedAt: plus(minutes) })).toEqual({
      ticket,
      records: [],
    })
  })
  test.each([
    ['an internal message of a disclosed ticket', sharedDefect('factory'), 'factory'],
    ['a message of an internal ticket', internalDefect('factory'), 'both'],
  ] as const)('%s is recorded for its own side', (_, ticket, audience) => {
    const { records } = linkMessage(ticket, { side: 'factory', audience, postedAt: plus(-90) })
    expect(records.map((record) => record.audience)).toEqual(['factory'])
  })

  const correct = (minutes: number, reason: string) =>
    ({ act: 'set-first-awareness', at: plus(minutes), reason }) as const
  test('is corrected by hand with a reason', () => {
    expect(play(sharedDefect('factory'), [[factory, correct(-30, 'wrong day')]]).firstAwareness).toEqual(
      plus(-30),
    )
    expect(refusalOf(() => play(sharedDefect('factory'), [[factory, correct(-30, ' ')]]))?.code).toBe(
      'reason-required',
    )
    expect(refusalOf(() => play(sharedDefect('factory'), [[factory, correct(1, 'later')]]))?.code).toBe(
      'first-awareness-invalid',
    )
    expect(
      refusalOf(() =>
        play(sharedDefect('factory'), [[factory, { ...correct(0, 'x'), at: new Date('nonsense') }]]),
      )?.code,
    ).toBe('first-awareness-invalid')
    expect(refusalOf(() => play(sharedDefect('factory'), [[brand, correct(-30, 'x')]]))?.code).toBe(
      'not-your-side',
    )
  })
  test('words about the time never move a clock', () => {
    const edited = play(sharedDefect('factory'), [
      [factory, { act: 'edit', fields: { text: 'First seen at 2026-02-01' } }],
    ])
    expect(eventInstants(edited)).toEqual(eventInstants(sharedDefect('factory')))
  })
})

describe('instants for clocks', () => {
  test('of a defect written in the shared channel two hours before it became a ticket', () => {
    const { ticket } = createDefect({
      id: 'ticket-1',
      raiser: 'factory',
      filer: brand,
      fields: fieldsOf(),
      firstAwareness: plus(-180),
      now: REPORTED,
      place: { audience: 'both', key: 'D-1', disclosedAt: plus(-120) },
    })
    expect(ticket).toMatchObject({
      raiser: 'factory',
      filedBy: 'brand-person',
      key: 'D-1',
      internalKey: null,
    })
    expect(eventInstants(ticket)).toEqual({
      starts: { 'first-awareness': plus(-180), reported: REPORTED, disclosed: plus(-120) },
      stops: { disclosed: plus(-120) },
    })
  })
  test('of an internal defect', () => {
    expect(eventInstants(internalDefect('factory'))).toEqual({
      starts: { 'first-awareness': REPORTED, reported: REPORTED },
      stops: {},
    })
  })
  test('of a refused change', () => {
    const refused = play(changeOf('brand'), [
      [factory, { act: 'assess', assessment }],
      [
        { ...brand, roles: ['approver'] },
        { act: 'refuse', reason: 'No' },
      ],
    ])
    expect(eventInstants(refused)).toEqual({
      starts: { 'first-awareness': REPORTED, reported: REPORTED, requested: REPORTED, assessed: plus(1) },
      stops: { assessed: plus(1), decided: plus(2) },
    })
  })
  test('after a reopening both sides saw, everything begins there and disclosure is past', () => {
    const contained = play(sharedDefect('factory'), [
      [factory, { act: 'withdraw', reason: 'x' }],
      [brand, { act: 'consent-withdrawal' }],
      [factory, { act: 'reopen', reason: 'y' }],
      [factory, step('contained')],
    ])
    expect(eventInstants(contained)).toEqual({
      starts: {
        'first-awareness': plus(3),
        reported: plus(3),
        disclosed: plus(3),
        contained: plus(4),
      },
      stops: { contained: plus(4) },
    })
    expect(happenedBefore('disclosed', contained)).toBe(true)
    expect(happenedBefore('contained', contained)).toBe(false)
  })
  test('after a reopening while internal, the first words still count', () => {
    const again = play(internalDefect('factory'), [
      [factory, { act: 'withdraw', reason: 'x' }],
      [factory, { act: 'reopen', reason: 'y' }],
    ])
    expect(eventInstants(again).starts['first-awareness']).toEqual(REPORTED)
    expect(happenedBefore('disclosed', again)).toBe(false)
    const disclosed = play(again, [[factory, { act: 'disclose', fields: fieldsOf() }]], contextOf(), 50)
    expect(eventInstants(disclosed)).toMatchObject({
      starts: { 'first-awareness': REPORTED, disclosed: plus(50) },
      stops: { disclosed: plus(50) },
    })
  })
})

describe('creating', () => {
  const internal = { audience: 'internal', internalKey: 'F-3' } as const
  test('nobody files an internal ticket for the other side', () => {
    const input = {
      id: 't',
      raiser: 'factory',
      fields: fieldsOf(),
      firstAwareness: REPORTED,
      now: REPORTED,
    } as const
    expect(refusalOf(() => createDefect({ ...input, filer: brand, place: internal }))?.code).toBe(
      'not-your-side',
    )
    const { ticket, records } = createDefect({ ...input, filer: factory, place: internal })
    expect(ticket).toMatchObject({ audience: 'factory', key: null, internalKey: 'F-3', milestones: {} })
    expect(records.map((record) => [record.what, record.audience])).toEqual([['reported', 'factory']])
  })
  test('first awareness is not after the report', () => {
    const input = { id: 't', raiser: 'factory', filer: factory, fields: fieldsOf(), place: internal } as const
    expect(refusalOf(() => createDefect({ ...input, firstAwareness: plus(1), now: REPORTED }))?.code).toBe(
      'instant-order',
    )
  })
  test('a change is for both from the beginning', () => {
    expect(changeOf('factory')).toMatchObject({
      kind: 'change',
      audience: 'both',
      key: 'C-7',
      internalKey: null,
    })
    expect(Object.keys(changeOf('factory').milestones)).toEqual(['requested'])
  })
})
