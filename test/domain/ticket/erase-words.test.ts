import { describe, expect, test } from 'vitest'
import { eraseWords } from '../../../src/domain/ticket/erase-words.ts'
import { aTicket, NOON } from '../../support/rows.ts'

const PERSON = { id: 'f-liaison', names: ['Chen Jing 陈静', 'chen@lichuang.example'] }
const record = (by: string, text: string) => ({
  ...{ at: NOON, by, side: 'factory' as const, text },
  evidence: [{ label: `by Chen Jing 陈静`, url: 'https://x.example/a' }],
})

describe('erasing a person’s words from a ticket', () => {
  test('their own words go, their name goes from the words of others, ids and title stay', () => {
    const ticket = aTicket('aurora', {
      fields: { ...aTicket('').fields, title: 'Found by Chen Jing 陈静', text: 'I saw it' },
      milestones: {
        acknowledged: record('b-liaison', 'Thanks, Chen Jing 陈静 <chen@lichuang.example>'),
        contained: record('f-liaison', 'I sorted them'),
      },
      rejection: { by: 'f-liaison', at: NOON, reason: 'I disagree', duplicateOf: null },
      withdrawalRequest: { by: 'b-liaison', at: NOON, reason: 'ask Chen Jing 陈静', duplicateOf: null },
    })
    const erased = eraseWords(ticket, PERSON)
    expect(erased).toMatchObject({ filedBy: 'f-liaison', reportedAt: ticket.reportedAt })
    expect(erased.fields).toMatchObject({ title: 'Found by […]', text: '[…]', lots: ['L1', 'L2'] })
    expect(erased.milestones.acknowledged).toEqual({
      ...record('b-liaison', 'Thanks, […] <[…]>'),
      evidence: [{ label: 'by […]', url: 'https://x.example/a' }],
    })
    expect(erased.milestones.contained).toEqual({ ...record('f-liaison', ''), text: null, evidence: [] })
    expect(erased.rejection).toMatchObject({ by: 'f-liaison', reason: '[…]' })
    expect(erased.withdrawalRequest).toMatchObject({ by: 'b-liaison', reason: 'ask […]' })
    expect(eraseWords(erased, PERSON)).toBe(erased)
  })

  test('what approvers signed stays as they signed it; a ticket without anything of them stays the same', () => {
    const signed = aTicket('aurora', {
      kind: 'change',
      approvals: [{ side: 'brand', by: 'b-liaison', at: NOON, contentHash: 'x' }],
    })
    expect(eraseWords(signed, PERSON)).toBe(signed)
    const other = aTicket('aurora', { filedBy: 'f-quality' })
    expect(eraseWords(other, PERSON)).toBe(other)
  })
})
