import { describe, expect, test } from 'vitest'
import type { Finding, Signal } from '../../../src/domain/listening/finding.ts'
import { type Hearing, phrasesOf, planProposal } from '../../../src/domain/listening/plan-proposal.ts'
import {
  canUndo,
  LISTENING_MODES,
  type Proposal,
  settle,
  usualMode,
} from '../../../src/domain/listening/proposal.ts'

const finding = (signal: Signal, confidence = 0.7, words: readonly string[] = ['差不多']): Finding => ({
  lang: 'zh-Hans',
  signal,
  confidence,
  why: words.map((one) => ({ words: one, rule: 'zh-Hans.soft' })),
  entities: {
    partNumbers: [],
    lots: [],
    quantities: [],
    rates: [],
    dates: [],
    measures: [],
    severity: [],
    places: [],
  },
})
const hearing = (changes: Partial<Hearing> = {}): Hearing => ({
  finding: finding('defect'),
  mode: 'draft',
  inTicket: false,
  isRepeat: false,
  askedToday: false,
  quietPhrases: new Set(),
  ...changes,
})

describe('what is done about a message', () => {
  test.each([
    ['draft', 'defect', 0.5, 'draft'],
    ['auto', 'defect', 0.7, 'auto'],
    ['auto', 'change', 0.55, 'draft'],
    ['quiet', 'defect', 0.9, 'note'],
    ['draft', 'soft', 0.5, 'question'],
    ['quiet', 'soft', 0.5, 'question'],
    ['auto', 'promise', 0.5, 'promise'],
    ['draft', 'none', 1, null],
  ] as const)('in a channel on %s, a %s of confidence %s: %s', (mode, signal, confidence, way) => {
    expect(planProposal(hearing({ mode, finding: finding(signal, confidence) }))).toBe(way)
  })

  test('where listening is off, nothing is', () => {
    for (const signal of ['defect', 'change', 'soft', 'promise', 'none'] as const)
      expect(planProposal(hearing({ mode: 'off', finding: finding(signal) }))).toBeNull()
  })

  test('a repeat is never filed without asking', () => {
    expect(planProposal(hearing({ mode: 'auto', isRepeat: true }))).toBe('draft')
  })

  test('in a ticket’s thread the issue is known; a hint and a promise are still heard', () => {
    expect(planProposal(hearing({ inTicket: true }))).toBeNull()
    expect(planProposal(hearing({ inTicket: true, finding: finding('change') }))).toBeNull()
    expect(planProposal(hearing({ inTicket: true, finding: finding('soft') }))).toBe('question')
    expect(planProposal(hearing({ inTicket: true, finding: finding('promise') }))).toBe('promise')
  })

  test('one question a day; a phrase that was nothing is left alone, a new one beside it is not', () => {
    const soft = finding('soft', 0.5, ['差不多', '应该可以'])
    expect(planProposal(hearing({ finding: soft, askedToday: true }))).toBeNull()
    expect(planProposal(hearing({ finding: soft, quietPhrases: new Set(phrasesOf(soft)) }))).toBeNull()
    expect(planProposal(hearing({ finding: soft, quietPhrases: new Set(['差不多']) }))).toBe('question')
  })

  test('a phrase is one, however it is spelt', () => {
    expect(phrasesOf(finding('soft', 0.5, ['Should  be OK', 'should be ok', 'ＯＫ']))).toEqual([
      'should be ok',
      'ok',
    ])
  })
})

test('one side’s own channel is not read unless that side said so', () => {
  expect(usualMode('both')).toBe('draft')
  expect(usualMode('factory')).toBe('off')
  expect(LISTENING_MODES).toContain('off')
})

describe('a settled proposal', () => {
  const at = new Date('2026-02-13T10:00:00Z')
  const open = {
    way: 'auto',
    state: 'open',
    proposedAt: at,
    traits: { kind: 'defect', parts: ['HX1'], lots: [], terms: [] },
    words: { cues: ['开裂'], further: [] },
  } as unknown as Proposal
  const later = (minutes: number): Date => new Date(at.getTime() + minutes * 60_000)

  test('keeps what became of it and no word of it', () => {
    const created = settle(open, 'created', 'f-quality', later(1), { ticketId: 't' })
    expect(created).toMatchObject({ state: 'created', settledBy: 'f-quality', ticketId: 't', words: null })
    expect(created.traits?.parts).toEqual(['HX1'])
    expect(settle(open, 'rejected', 'f-quality', later(1)).traits).toBeNull()
  })

  test('can be undone for ten minutes, when Andon made it', () => {
    const created = settle(open, 'created', null, at)
    expect(canUndo(created, later(9.99))).toBe(true)
    expect(canUndo(created, later(10))).toBe(false)
    expect(canUndo({ ...created, way: 'draft' }, later(1))).toBe(false)
    expect(canUndo(settle(created, 'undone', 'x', later(2)), later(3))).toBe(false)
  })
})
