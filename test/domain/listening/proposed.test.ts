import { describe, expect, test } from 'vitest'
import { type Ends, groupEnds, judge } from '../../../src/domain/listening/judged.ts'
import { PHRASEBOOK, phrasesFor } from '../../../src/domain/listening/phrasebook.ts'
import { promiseTerms } from '../../../src/domain/listening/promise-terms.ts'
import type { ProposalState } from '../../../src/domain/listening/proposal.ts'
import { proposedFacts } from '../../../src/domain/listening/proposed-facts.ts'
import { hear } from './hearing.ts'

describe('the facts of a draft', () => {
  test.each([
    [
      '12 of 200 pcs of HX-2041-B cracked, lot L2409A, found at IQC, critical',
      {
        quantityAffected: 12,
        quantityTotal: 200,
        partNumber: 'HX-2041-B',
        lots: ['L2409A'],
        whereFound: 'IQC',
        severity: 'critical',
      },
    ],
    ['5 pcs cracked', { quantityAffected: 5, quantityTotal: null, partNumber: null, severity: null }],
    ['1,200 pcs cracked', { quantityAffected: 1200 }],
    ['2 boxes and 5 pcs cracked', { quantityAffected: null, quantityTotal: null }],
    ['3k pcs cracked', { quantityAffected: null }],
    ['urgent: 5 pcs cracked', { severity: null }],
    ['minor or major? cracked', { severity: null }],
    ['외관 경결점 3개 스크래치', { severity: 'minor', quantityAffected: 3 }],
  ])('%s', (text, facts) => {
    expect(proposedFacts(hear(text))).toMatchObject(facts)
  })
})

describe('the terms of a promise', () => {
  const postedAt = new Date('2026-02-13T18:00:00Z')
  const side = [
    { id: 'f-quality', name: '李娜' },
    { id: 'f-liaison', name: 'Wang Wei' },
  ]
  const terms = (text: string, zone = 'Asia/Shanghai') =>
    promiseTerms(text, hear(text, { now: postedAt, zone }), { id: 'f-quality', zone }, side, postedAt)

  test.each([
    ['I will send the 8D report by Friday', 'f-quality', '2026-02-20T15:59:00Z'],
    ['We will send the 8D report by Friday', null, '2026-02-20T15:59:00Z'],
    ['Wang Wei will send it tomorrow', 'f-liaison', '2026-02-15T15:59:00Z'],
    ['我明天发报告', 'f-quality', '2026-02-15T15:59:00Z'],
    ['我们会尽快发报告', null, null],
    ['제가 내일 보내겠습니다', 'f-quality', '2026-02-15T15:59:00Z'],
    ['Ich schicke es morgen', 'f-quality', '2026-02-15T15:59:00Z'],
    ['Em sẽ gửi báo cáo ngày mai', 'f-quality', '2026-02-15T15:59:00Z'],
    ['Bên em sẽ gửi báo cáo', null, null],
    ['Wyślę raport jutro', 'f-quality', '2026-02-15T15:59:00Z'],
    ['Mañana lo enviaré', 'f-quality', '2026-02-15T15:59:00Z'],
    ['sent yesterday, I will check', 'f-quality', null],
  ])('%s', (text, owner, due) => {
    expect(terms(text)).toEqual({ owner, due: due === null ? null : new Date(due) })
  })

  test('a day is the writer’s: Friday evening in California is Friday', () => {
    expect(terms('I will send it today', 'America/Los_Angeles').due).toEqual(new Date('2026-02-14T07:59:00Z'))
  })
})

describe('the phrasebook', () => {
  test('speaks to readers of another language only', () => {
    expect(phrasesFor('社内で検討します', 'ja', 'en')).toEqual([
      { id: 'kentou', language: 'ja', words: '検討します' },
    ])
    expect(phrasesFor('社内で検討します', 'ja', 'ja')).toEqual([])
    expect(phrasesFor('差不多了', 'zh-Hant', 'zh-Hans')).toEqual([])
    expect(phrasesFor('差不多了', 'zh-Hant', 'de')).toEqual([
      { id: 'chabuduo', language: 'zh-Hans', words: '差不多' },
    ])
  })

  test('finds words, not their pieces', () => {
    expect(phrasesFor('Das ist im Prinzip fertig', 'de', 'en')).toHaveLength(1)
    expect(phrasesFor('asapoena', 'en', 'de')).toEqual([])
    expect(phrasesFor('Send it ASAP.', 'en', 'de')).toEqual([{ id: 'asap', language: 'en', words: 'ASAP' }])
  })

  test('has one entry an id, and covers each language', () => {
    expect(new Set(PHRASEBOOK.map(({ id }) => id)).size).toBe(PHRASEBOOK.length)
    expect(new Set(PHRASEBOOK.map(({ language }) => language)).size).toBe(9)
  })
})

describe('precision as people judged it', () => {
  const end = (state: ProposalState, number: number, changes: Partial<Ends> = {}): Ends => ({
    signal: 'defect',
    lang: 'en',
    rule: 'en.verdict',
    state,
    byPerson: true,
    number,
    ...changes,
  })

  test('counts what somebody confirmed or refused, and nothing else', () => {
    const ends = [
      end('created', 3),
      end('joined', 1),
      end('rejected', 1),
      end('open', 5),
      end('dropped', 2),
      end('created', 9, { byPerson: false }),
    ]
    expect(judge(ends)).toEqual({ right: 4, wrong: 1, open: 16, precision: 0.8 })
    expect(judge([])).toEqual({ right: 0, wrong: 0, open: 0, precision: null })
  })

  test('by whatever is asked for, the largest first', () => {
    const ends = [end('created', 1, { lang: 'ja' }), end('undone', 2), end('created', 2)]
    expect(groupEnds(ends, ({ lang }) => lang).map(({ key, judged }) => [key, judged.precision])).toEqual([
      ['en', 0.5],
      ['ja', 1],
    ])
  })
})
