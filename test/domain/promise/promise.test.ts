import { describe, expect, test } from 'vitest'
import {
  applyPromiseAct,
  createPromise,
  markLate,
  type PromiseAct,
} from '../../../src/domain/promise/promise.ts'
import { brand, factory, plus, REPORTED, refusalOf } from '../ticket/ticket-fixtures.ts'

const made = (due: Date | null) =>
  createPromise({
    id: 'p-1',
    partnershipId: 'aurora',
    side: 'factory',
    audience: 'both',
    origin: { kind: 'message', messageId: 'm-1' },
    owner: null,
    text: ' samples on Friday ',
    due,
    madeAt: REPORTED,
  })
const { promise } = made(plus(60))
const doing = (act: PromiseAct, minutes: number, from = promise, actor = factory) =>
  applyPromiseAct(from, act, actor, plus(minutes))

describe('a promise', () => {
  test('may begin without owner and date', () => {
    expect(made(null).promise).toMatchObject({
      state: 'open',
      owner: null,
      due: null,
      text: 'samples on Friday',
      wasLate: false,
    })
    expect(made(null).records).toEqual([
      {
        what: 'promise-made',
        audience: 'both',
        old: null,
        new: { text: 'samples on Friday', owner: null, due: null },
      },
    ])
  })
  test.each([
    [59, 'open'],
    [60, 'open'],
    [61, 'late'],
  ])('due after 60 minutes is after %i minutes %s', (minutes, state) => {
    expect(markLate(promise, plus(minutes)).promise.state).toBe(state)
  })
  test('is late once, and never without a date', () => {
    const late = markLate(promise, plus(61))
    expect(late.records.map(({ what }) => what)).toEqual(['promise-late'])
    expect(markLate(late.promise, plus(62)).records).toEqual([])
    expect(markLate(made(null).promise, plus(9999)).records).toEqual([])
  })
  test('kept in time, or late', () => {
    expect(doing({ act: 'keep' }, 60).promise).toMatchObject({
      state: 'kept',
      wasLate: false,
      settledAt: plus(60),
    })
    const late = doing({ act: 'keep' }, 61)
    expect(late.promise).toMatchObject({ state: 'kept', wasLate: true })
    expect(late.records.map(({ what }) => what)).toEqual(['promise-late', 'promise-kept'])
  })
  test('a new date opens it again and does not undo that it was late', () => {
    const again = doing({ act: 'set-due', due: plus(200) }, 100)
    expect(again.promise).toMatchObject({ state: 'open', due: plus(200), wasLate: true })
    expect(refusalOf(() => doing({ act: 'set-due', due: plus(99) }, 100))?.code).toBe('due-past')
    expect(refusalOf(() => doing({ act: 'set-due', due: null }, 100))?.code).toBe('due-past')
    expect(doing({ act: 'set-due', due: null }, 10).promise.due).toBeNull()
  })
  test('gets an owner; is dropped with a reason', () => {
    expect(doing({ act: 'assign', owner: 'f-quality' }, 1).promise.owner).toBe('f-quality')
    expect(doing({ act: 'drop', reason: 'order cancelled' }, 1).promise).toMatchObject({
      state: 'dropped',
      settledAt: plus(1),
    })
    expect(refusalOf(() => doing({ act: 'drop', reason: '' }, 1))?.code).toBe('reason-required')
  })
  test('settled is settled', () => {
    const kept = doing({ act: 'keep' }, 1).promise
    expect(refusalOf(() => doing({ act: 'drop', reason: 'x' }, 2, kept))).toEqual({
      code: 'promise-settled',
      params: { state: 'kept' },
    })
    expect(markLate(kept, plus(99)).promise.state).toBe('kept')
  })
  test('is its own side’s to keep', () => {
    expect(refusalOf(() => doing({ act: 'keep' }, 1, promise, brand))?.code).toBe('not-your-side')
    expect(refusalOf(() => doing({ act: 'keep' }, 1, { ...promise, audience: 'factory' }, brand))?.code).toBe(
      'promise-not-found',
    )
    expect(
      refusalOf(() => doing({ act: 'keep' }, 1, promise, { ...factory, partnershipId: 'borealis' }))?.code,
    ).toBe('promise-not-found')
  })
})
