import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Traits } from '../../../src/domain/listening/proposal.ts'
import { isSameIssue, traitsOfFinding, traitsOfTicket } from '../../../src/domain/listening/same-issue.ts'
import { hear } from './hearing.ts'

const heard = (text: string, kind: 'defect' | 'change' = 'defect'): Traits =>
  traitsOfFinding(hear(text), kind, text)

describe('one issue', () => {
  test.each([
    ['the same lot, in two languages', 'Cracks on 3 pcs of lot L2409A', '批次 L2409A 又有开裂 5 件'],
    [
      'the same part, written two ways, with a word in common',
      'HX-2041-B has scratches',
      'HX2041B 划痕 5 件',
    ],
    ['the same part, where one names no known word', 'HX-2041-B has scratches', 'HX-2041-B 装不上'],
    ['the same word of a problem, nothing else known', 'burrs on 5 pcs', '发现毛刺 10 件'],
    ['in Taiwan and on the mainland', '發現毛邊 10 件', '发现毛刺 10 件'],
    ['in German and Polish', '5 Stück mit Kratzern', 'rysa na 5 szt'],
  ])('%s', (_, a, b) => {
    expect(isSameIssue(heard(a), heard(b))).toBe(true)
    expect(isSameIssue(heard(b), heard(a))).toBe(true)
  })

  test('of a ticket and a message', () => {
    const ticket = traitsOfTicket('defect', {
      title: 'x',
      text: 'scratches',
      language: 'en',
      class: null,
      severity: null,
      partNumber: 'hx 2041-b',
      lots: [],
      quantityAffected: null,
      quantityTotal: null,
      whereFound: null,
    })
    expect(isSameIssue(ticket, heard('HX-2041-B 划痕'))).toBe(true)
  })
})

describe('two issues', () => {
  test.each([
    ['other lots', 'scratches, lot L2409A', 'scratches, lot L2410C'],
    ['other parts', 'scratches on HX-2041-B', 'scratches on HX-3000-A'],
    ['other problems', 'burrs on 5 pcs', 'scratches on 5 pcs'],
    ['nothing known in either', 'it is broken', 'they are broken'],
  ])('%s', (_, a, b) => {
    expect(isSameIssue(heard(a), heard(b))).toBe(false)
  })

  test('a defect and a change', () => {
    expect(isSameIssue(heard('scratches, lot L2409A'), heard('scratches, lot L2409A', 'change'))).toBe(false)
  })
})

test('whatever is compared, the order does not matter, and a report with a lot is like itself', () => {
  const some = fc.uniqueArray(fc.constantFrom('A1', 'B2', 'C3'), { maxLength: 2 })
  const traits = fc.record({
    kind: fc.constantFrom('defect' as const, 'change' as const),
    parts: some,
    lots: some,
    terms: fc.uniqueArray(fc.constantFrom('burr', 'scratch', 'crack', 'sampling'), { maxLength: 3 }),
  })
  fc.assert(
    fc.property(traits, traits, (a, b) => {
      expect(isSameIssue(a, b)).toBe(isSameIssue(b, a))
      if (a.lots.length > 0) expect(isSameIssue(a, a)).toBe(true)
    }),
  )
})
