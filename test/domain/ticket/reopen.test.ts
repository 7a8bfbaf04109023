import { describe, expect, test } from 'vitest'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { contentHashOf } from '../../../src/domain/ticket/content.ts'
import { possibleActs } from '../../../src/domain/ticket/possible-acts.ts'
import {
  agreementOf,
  assessment,
  brand,
  changeOf,
  contextOf,
  factory,
  hash,
  internalDefect,
  play,
  plus,
  refusalOf,
  sharedDefect,
  step,
} from './ticket-fixtures.ts'

const reject: TicketAct = { act: 'reject', reason: 'Within spec' }
const accept: TicketAct = { act: 'accept-rejection' }
const withdraw: TicketAct = { act: 'withdraw', reason: 'Our mistake' }
const reopen: TicketAct = { act: 'reopen', reason: 'It is back' }
const doing = (...args: Parameters<typeof play>) => refusalOf(() => play(...args))

describe('after the end', () => {
  const closed = play(sharedDefect('brand'), [
    [factory, step('acknowledge')],
    [factory, step('contained')],
    [factory, step('root-cause-shared')],
    [factory, step('corrected')],
    [brand, step('verified')],
    [brand, step('closed')],
  ])
  const rejected = play(sharedDefect('brand'), [
    [factory, reject],
    [brand, accept],
  ])
  const withdrawn = play(internalDefect('factory'), [[factory, withdraw]])

  test('only reopening and comments are left', () => {
    for (const ticket of [closed, rejected]) {
      for (const actor of [brand, factory]) {
        expect(possibleActs(ticket, actor, agreementOf())).toEqual(['comment', 'reopen'])
      }
    }
    expect(possibleActs(withdrawn, factory, agreementOf())).toEqual(['comment', 'reopen'])
    expect(possibleActs(withdrawn, brand, agreementOf())).toEqual([])
    expect(doing(closed, [[brand, step('verified')]])).toEqual({
      code: 'ticket-final',
      params: { status: 'closed' },
    })
    expect(doing(rejected, [[factory, reject]])?.code).toBe('ticket-final')
  })

  test('reopened by the raiser, every step is to be done again', () => {
    const again = play(closed, [[brand, reopen]], contextOf(), 60)
    expect(again).toMatchObject({ status: 'open', cycle: 2, reopenedAt: plus(60), key: 'D-1' })
    expect(Object.keys(again.milestones)).toEqual(['disclosed'])
  })
  test('reopened by the receiver, it is acknowledged by that', () => {
    const again = play(closed, [[factory, reopen]], contextOf(), 60)
    expect(again.milestones.acknowledged).toEqual({
      at: plus(60),
      by: 'factory-person',
      side: 'factory',
      text: 'It is back',
      evidence: [],
    })
    expect(Object.keys(again.milestones)).toEqual(['disclosed', 'acknowledged'])
  })
  test('reopened while internal, the first words still count', () => {
    const again = play(withdrawn, [[factory, reopen]], contextOf(), 60)
    expect(again).toMatchObject({ status: 'open', cycle: 2, reopenedAt: null, audience: 'factory' })
    expect(doing(withdrawn, [[brand, reopen]])?.code).toBe('ticket-not-found')
  })
  test('a reopened rejection has no rejection', () => {
    expect(play(rejected, [[brand, reopen]])).toMatchObject({ status: 'open', rejection: null })
  })
  test('a reopened change is assessed and approved anew', () => {
    const refused = play(changeOf('brand'), [
      [factory, { act: 'assess', assessment }],
      [
        { ...brand, roles: ['approver'] },
        { act: 'refuse', reason: 'Too dear' },
      ],
    ])
    expect(refused.status).toBe('rejected')
    const again = play(refused, [[factory, reopen]])
    expect(again).toMatchObject({ status: 'open', assessment: null, approvals: [], cycle: 2 })
    expect(Object.keys(again.milestones)).toEqual(['requested'])
  })
  test('and forgets the word of those who had approved', () => {
    const both = contextOf({ agreement: agreementOf({ changes: { assess: 'factory', decide: 'both' } }) })
    const assessed = play(changeOf('brand'), [[factory, { act: 'assess', assessment }]])
    const contentHash = contentHashOf(assessed, hash)
    const refused = play(
      assessed,
      [
        [
          { ...factory, roles: ['approver'] },
          { act: 'approve', contentHash },
        ],
        [
          { ...brand, roles: ['approver'] },
          { act: 'refuse', reason: 'No' },
        ],
      ],
      both,
    )
    expect(refused.approvals).toHaveLength(1)
    expect(play(refused, [[factory, reopen]], both).approvals).toEqual([])
  })
  test('closing settles a withdrawal that nobody answered', () => {
    const asked = play(sharedDefect('brand'), [
      [brand, withdraw],
      [factory, step('contained')],
      [factory, step('root-cause-shared')],
      [factory, step('corrected')],
      [brand, step('verified')],
      [brand, step('closed')],
    ])
    expect(asked).toMatchObject({ status: 'closed', withdrawalRequest: null })
  })
  test('an open ticket cannot be reopened', () => {
    expect(doing(sharedDefect('brand'), [[brand, reopen]])?.code).toBe('ticket-not-final')
  })
})
