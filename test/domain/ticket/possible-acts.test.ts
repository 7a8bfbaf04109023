import { expect, test } from 'vitest'
import { possibleActs } from '../../../src/domain/ticket/possible-acts.ts'
import { agreementOf, brand, factory, fieldsOf, internalDefect, sharedDefect } from './ticket-fixtures.ts'

test('buttons on an internal ticket', () => {
  expect(possibleActs(internalDefect('factory', fieldsOf()), factory, agreementOf())).toEqual([
    'disclose',
    'edit',
    'comment',
    'duplicate',
    'withdraw',
    'set-first-awareness',
  ])
})

test('buttons on a fresh disclosed ticket raised by the brand', () => {
  expect(possibleActs(sharedDefect('brand'), factory, agreementOf())).toEqual([
    'acknowledge',
    'contained',
    'edit',
    'comment',
    'reject',
    'duplicate',
  ])
  expect(possibleActs(sharedDefect('brand'), brand, agreementOf())).toEqual([
    'edit',
    'comment',
    'duplicate',
    'withdraw',
    'set-first-awareness',
  ])
})
