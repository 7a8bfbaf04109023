import { describe, expect, it } from 'vitest'
import type { Agreement, ObligationRule } from '../../../src/domain/agreement/agreement.ts'
import { deadlinesReport, formatInstant } from '../../../src/domain/clocks/deadlines-report.ts'
import { brand, californiaTable, chinaTable, factory } from './example-sides.ts'

const rule = (changes: Partial<ObligationRule>): ObligationRule => ({
  id: 'rule',
  name: 'Rule',
  applies: { kind: 'defect' },
  owedBy: 'factory',
  starts: 'disclosed',
  stops: 'acknowledged',
  within: 'PT24H',
  clock: 'elapsed',
  calendars: ['owing'],
  warn: [],
  ladder: 'standard',
  ...changes,
})

const agreement: Pick<Agreement, 'obligations' | 'ladders'> = {
  obligations: [
    rule({
      id: 'disclose-safety',
      applies: { kind: 'defect', class: ['safety'] },
      owedBy: 'raiser',
      warn: ['PT12H', 'PT2H'],
      ladder: 'urgent',
    }),
    rule({ id: 'acknowledge', owedBy: 'receiver', within: 'PT9H', clock: 'working', warn: ['PT2H'] }),
    rule({ id: 'contain', applies: { kind: 'defect', severity: ['critical', 'major'] }, warn: ['PT4H'] }),
    rule({ id: 'analysis', within: 'P10D', clock: 'working', calendars: ['factory'], warn: ['P2D'] }),
    rule({
      id: 'decide-change',
      applies: { kind: 'change' },
      owedBy: 'brand',
      within: 'P5D',
      clock: 'working',
    }),
  ],
  ladders: {
    urgent: [
      { after: null, tell: ['owing.liaison'] },
      { after: 'PT1H', tell: ['owing.quality', 'owing.manager'] },
      { after: 'PT4H', tell: ['owing.executive', 'other.liaison'] },
    ],
    standard: [
      { after: null, tell: ['owing.liaison'] },
      { after: 'PT8H', tell: ['owing.quality'] },
      { after: 'PT24H', tell: ['owing.manager', 'other.liaison'] },
    ],
  },
}
const question = {
  partnership: { sides: { brand, factory } },
  agreement,
  holidays: { brand: californiaTable, factory: chinaTable },
  ticket: { kind: 'defect', class: 'safety', severity: 'critical', raisedBy: 'factory' },
  at: new Date('2026-02-13T10:00:00Z'),
} as const

describe('deadlinesReport', () => {
  it('lists the matching rules of the example in file order', () => {
    expect(deadlinesReport(question)).toEqual({
      dataMissing: false,
      rows: [
        {
          id: 'disclose-safety',
          owedBy: 'factory',
          start: '2026-02-13T10:00:00Z',
          due: '2026-02-14T10:00:00Z',
          warnings: ['2026-02-13T22:00:00Z', '2026-02-14T08:00:00Z'],
          ladder: [
            { at: '2026-02-14T10:00:00Z', tell: ['owing.liaison'] },
            { at: '2026-02-14T11:00:00Z', tell: ['owing.quality', 'owing.manager'] },
            { at: '2026-02-14T14:00:00Z', tell: ['owing.executive', 'other.liaison'] },
          ],
          notes: [],
        },
        {
          id: 'acknowledge',
          owedBy: 'brand',
          start: '2026-02-13T17:00:00Z',
          due: '2026-02-17T17:30:00Z',
          warnings: ['2026-02-14T00:00:00Z'],
          ladder: [
            { at: '2026-02-17T17:30:00Z', tell: ['owing.liaison'] },
            { at: '2026-02-18T01:30:00Z', tell: ['owing.quality'] },
            { at: '2026-02-18T17:30:00Z', tell: ['owing.manager', 'other.liaison'] },
          ],
          notes: [],
        },
        {
          id: 'contain',
          owedBy: 'factory',
          start: '2026-02-13T10:00:00Z',
          due: '2026-02-14T10:00:00Z',
          warnings: ['2026-02-14T06:00:00Z'],
          ladder: [
            { at: '2026-02-14T10:00:00Z', tell: ['owing.liaison'] },
            { at: '2026-02-14T18:00:00Z', tell: ['owing.quality'] },
            { at: '2026-02-15T10:00:00Z', tell: ['owing.manager', 'other.liaison'] },
          ],
          notes: [],
        },
        {
          id: 'analysis',
          owedBy: 'factory',
          start: '2026-02-14T00:00:00Z',
          due: '2026-03-06T00:00:00Z',
          warnings: ['2026-03-04T00:00:00Z'],
          ladder: [
            { at: '2026-03-06T00:00:00Z', tell: ['owing.liaison'] },
            { at: '2026-03-06T08:00:00Z', tell: ['owing.quality'] },
            { at: '2026-03-07T00:00:00Z', tell: ['owing.manager', 'other.liaison'] },
          ],
          notes: [],
        },
      ],
    })
  })

  it('leaves out rules on fields that are not set', () => {
    const ticket = { ...question.ticket, class: null, severity: null }
    expect(deadlinesReport({ ...question, ticket }).rows.map(({ id }) => id)).toEqual([
      'acknowledge',
      'analysis',
    ])
  })

  it('says that data is missing', () => {
    const report = deadlinesReport({ ...question, at: new Date('2026-12-28T10:00:00Z') })
    expect(report.dataMissing).toBe(true)
    expect(report.rows.map(({ id, notes }) => [id, notes])).toEqual([
      ['disclose-safety', []],
      ['acknowledge', []],
      ['contain', []],
      ['analysis', [{ code: 'holidays-missing', params: { country: 'CN', year: 2027, side: 'factory' } }]],
    ])
  })

  it('cuts off parts of a second', () => {
    expect(formatInstant(new Date('2026-02-13T10:00:00.999Z'))).toBe('2026-02-13T10:00:00Z')
  })
})
