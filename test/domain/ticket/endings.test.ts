import { describe, expect, test } from 'vitest'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { possibleActs } from '../../../src/domain/ticket/possible-acts.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import {
  agreementOf,
  brand,
  changeOf,
  contextOf,
  factory,
  internalDefect,
  play,
  plus,
  refusalOf,
  sharedDefect,
  step,
} from './ticket-fixtures.ts'

const reject: TicketAct = { act: 'reject', reason: 'Within spec' }
const accept: TicketAct = { act: 'accept-rejection' }
const contest: TicketAct = { act: 'contest-rejection', reason: 'Look again' }
const withdraw: TicketAct = { act: 'withdraw', reason: 'Our mistake' }
const consent: TicketAct = { act: 'consent-withdrawal' }
const reopen: TicketAct = { act: 'reopen', reason: 'It is back' }
const doing = (...args: Parameters<typeof play>) => refusalOf(() => play(...args))

describe('rejection', () => {
  test('waits for the raiser, who accepts', () => {
    const disputed = play(sharedDefect('brand'), [[factory, reject]])
    expect(disputed).toMatchObject({
      status: 'disputed',
      rejection: { by: 'factory-person', at: plus(1), reason: 'Within spec' },
    })
    expect(play(disputed, [[brand, accept]])).toMatchObject({ status: 'rejected', duplicateOf: null })
  })

  test('or contests, and the work goes on', () => {
    const contested = play(sharedDefect('brand'), [
      [factory, reject],
      [brand, contest],
    ])
    expect(contested).toMatchObject({ status: 'open', rejection: null })
    expect(play(contested, [[factory, step('contained')]]).milestones.contained).toBeDefined()
  })

  test('while it waits, work rests and talk goes on', () => {
    const disputed = play(sharedDefect('brand'), [[factory, reject]])
    expect(possibleActs(disputed, brand, agreementOf())).toEqual([
      'accept-rejection',
      'contest-rejection',
      'edit',
      'comment',
      'set-first-awareness',
    ])
    expect(possibleActs(disputed, factory, agreementOf())).toEqual(['edit', 'comment'])
    expect(doing(disputed, [[factory, step('contained')]])?.code).toBe('ticket-disputed')
    expect(doing(disputed, [[brand, withdraw]])?.code).toBe('ticket-disputed')
    expect(doing(disputed, [[factory, reject]])?.code).toBe('ticket-disputed')
    expect(doing(disputed, [[brand, reopen]])?.code).toBe('ticket-not-final')
  })

  test('whatever steps were done before', () => {
    const names = ['acknowledge', 'contained', 'root-cause-shared', 'corrected'] as const
    for (const count of [1, 2, 3, 4]) {
      const done = names.slice(0, count).map((name) => [factory, step(name)] as const)
      const disputed = play(sharedDefect('brand'), [...done, [factory, reject]])
      expect(possibleActs(disputed, factory, agreementOf())).toEqual(['edit', 'comment'])
      expect(possibleActs(disputed, brand, agreementOf())).not.toContain('verified')
    }
  })

  test('needs a reason, and its answer needs a rejection', () => {
    expect(doing(sharedDefect('brand'), [[factory, { act: 'reject', reason: ' ' }]])).toEqual({
      code: 'reason-required',
      params: { act: 'reject' },
    })
    expect(doing(sharedDefect('brand'), [[brand, accept]])?.code).toBe('no-rejection')
    expect(doing(sharedDefect('brand'), [[brand, contest]])?.code).toBe('no-rejection')
  })
})

describe('withdrawal', () => {
  test('is the raiser’s alone while internal', () => {
    expect(play(internalDefect('factory'), [[factory, withdraw]]).status).toBe('withdrawn')
  })

  test('needs the receiver’s consent once disclosed', () => {
    const asked = play(sharedDefect('factory'), [[factory, withdraw]])
    expect(asked).toMatchObject({ status: 'open', withdrawalRequest: { reason: 'Our mistake' } })
    expect(doing(asked, [[factory, withdraw]])?.code).toBe('withdrawal-pending')
    expect(play(asked, [[brand, consent]])).toMatchObject({ status: 'withdrawn', withdrawalRequest: null })
    const refused = play(asked, [[brand, { act: 'refuse-withdrawal' }]])
    expect(refused).toMatchObject({ status: 'open', withdrawalRequest: null })
    expect(doing(refused, [[brand, consent]])?.code).toBe('no-withdrawal-request')
  })

  test('does not stop the work meanwhile', () => {
    const asked = play(sharedDefect('brand'), [
      [brand, withdraw],
      [factory, step('contained')],
    ])
    expect(asked.milestones.contained).toBeDefined()
  })
})

describe('duplicate', () => {
  const other: Ticket = { ...sharedDefect('brand'), id: 'ticket-9', key: 'D-9' }
  const says: TicketAct = { act: 'duplicate', of: 'ticket-9' }
  const known = contextOf({ duplicateOf: other })

  test('at once while internal', () => {
    expect(play(internalDefect('factory'), [[factory, says]], known)).toMatchObject({
      status: 'duplicate',
      duplicateOf: 'ticket-9',
    })
  })
  test('by the raiser it needs consent, like a withdrawal', () => {
    const asked = play(sharedDefect('brand'), [[brand, says]], known)
    expect(asked.status).toBe('open')
    expect(play(asked, [[factory, consent]])).toMatchObject({ status: 'duplicate', duplicateOf: 'ticket-9' })
  })
  test('by the receiver it waits for the raiser, like a rejection', () => {
    const said = play(sharedDefect('brand'), [[factory, says]], known)
    expect(said.status).toBe('disputed')
    expect(play(said, [[brand, accept]])).toMatchObject({ status: 'duplicate', duplicateOf: 'ticket-9' })
    expect(play(said, [[brand, contest]])).toMatchObject({ status: 'open', duplicateOf: null })
  })
  test.each<[string, Ticket | null]>([
    ['one the store does not know', null],
    ['itself', { ...sharedDefect('brand'), id: 'ticket-1' }],
    ['a change', changeOf('brand')],
    ['another partnership’s', { ...other, partnershipId: 'borealis' }],
    ['the other side’s internal one', internalDefect('brand')],
    ['an own internal one, which the link would give away', internalDefect('factory')],
    ['a duplicate', { ...other, duplicateOf: 'ticket-8' }],
  ])('is not of %s', (_, target) => {
    const of = target?.id ?? 'ticket-9'
    const context = contextOf({ duplicateOf: target })
    expect(doing(sharedDefect('brand'), [[factory, { act: 'duplicate', of }]], context)?.code).toBe(
      'duplicate-of-unknown',
    )
  })
})
