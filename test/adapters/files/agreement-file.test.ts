import { describe, expect, it } from 'vitest'
import { readAgreementFile } from '../../../src/adapters/files/agreement-file.ts'
import { readPartnershipFile } from '../../../src/adapters/files/partnership-file.ts'
import { emptyHolidayTable } from '../../../src/domain/calendar/holiday-table.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { example, firstProblem, mistakesIn } from './reading.ts'

const SMALL = `version: 1
obligations:
  - id: ack
    name: Acknowledge
    applies: { kind: defect }
    owedBy: receiver
    starts: disclosed
    stops: acknowledged
    within: PT9H
    clock: working
    ladder: standard
ladders:
  standard:
    - { tell: [owing.liaison] }
    - { after: PT8H, tell: [owing.manager, other.liaison] }
`
const mistakes = (text: string) => mistakesIn(() => readAgreementFile(text, 'a.yaml'))
const changed = (from: string, to: string) => {
  expect(SMALL).toContain(from)
  return SMALL.replace(from, to)
}

describe('the shipped example', () => {
  const agreement = readAgreementFile(example('agreement'), 'agreement.yaml')
  it('has five rules in file order', () => {
    expect(agreement.version).toBe(1)
    expect(agreement.obligations.map(({ id, within, clock }) => `${id} ${within} ${clock}`)).toEqual([
      'disclose-safety PT24H elapsed',
      'acknowledge PT9H working',
      'contain PT24H elapsed',
      'analysis P10D working',
      'decide-change P5D working',
    ])
  })
  it('turns a single value into a list and fills what is left out', () => {
    const [disclose, , contain, analysis] = agreement.obligations
    expect(disclose).toEqual({
      id: 'disclose-safety',
      name: 'Disclose a safety defect',
      names: { 'zh-Hans': '披露安全缺陷' },
      applies: { kind: 'defect', class: ['safety'] },
      owedBy: 'raiser',
      starts: 'first-awareness',
      stops: 'disclosed',
      within: 'PT24H',
      clock: 'elapsed',
      calendars: ['owing'],
      warn: ['PT12H', 'PT2H'],
      ladder: 'urgent',
    })
    expect(contain?.applies).toEqual({ kind: 'defect', severity: ['critical', 'major'] })
    expect(analysis?.calendars).toEqual(['factory'])
  })
  it('has its ladders and terms', () => {
    expect(agreement.ladders.urgent).toEqual([
      { after: null, tell: ['owing.liaison'] },
      { after: 'PT1H', tell: ['owing.quality', 'owing.manager'] },
      { after: 'PT4H', tell: ['owing.executive', 'other.liaison'] },
    ])
    expect(agreement.changes).toEqual({ assess: 'factory', decide: 'brand' })
    expect(agreement.quietHours).toEqual({ overriddenBy: { severity: ['critical'], class: ['safety'] } })
    expect(agreement.retention).toEqual({ unneededMessages: 'P30D' })
  })
  it('offers customary deadlines that all work when uncommented', () => {
    const { partnership } = readPartnershipFile(example('partnership'), 'partnership.yaml')
    const plain = (side: 'brand' | 'factory') =>
      createWorkCalendar(partnership.sides[side], emptyHolidayTable(partnership.sides[side].country, null))
    const text = example('agreement').replace(/^ {2}# (?=- \{ id:)/gm, '  ')
    const { obligations } = readAgreementFile(text, 'a.yaml', {
      brand: plain('brand'),
      factory: plain('factory'),
    })
    expect(obligations.length).toBe(25)
  })
})

describe('a small file', () => {
  it('may leave out everything that has a customary value', () => {
    const { changes, quietHours, retention, obligations } = readAgreementFile(SMALL, 'a.yaml')
    expect(changes).toEqual({ assess: 'factory', decide: 'brand' })
    expect(quietHours).toEqual({ overriddenBy: { severity: [], class: [] } })
    expect(retention).toEqual({ unneededMessages: 'P30D' })
    expect(obligations[0]).toMatchObject({ warn: [], calendars: ['owing'] })
  })
  it('puts the earliest warning first', () => {
    const { obligations } = readAgreementFile(
      changed('ladder: standard', 'ladder: standard\n    warn: [PT30M, PT6H, PT2H]'),
      'a.yaml',
    )
    expect(obligations[0]?.warn).toEqual(['PT6H', 'PT2H', 'PT30M'])
  })
})

describe('a mistake', () => {
  it.each([
    ['version: 1', 'version: 0', ['1:10 not-a-version version']],
    ['version: 1', 'version: 1.5', ['1:10 not-a-version version']],
    ['version: 1', 'version: "1"', ['1:10 not-a-version version']],
    ['version: 1\n', '', ['1:1 missing-key version']],
    ['within: PT9H', 'within: P1M', ['9:13 duration-months obligations[0].within']],
    ['within: PT9H', 'within: P1Y', ['9:13 duration-years obligations[0].within']],
    ['within: PT9H', 'within: 9h', ['9:13 duration-syntax obligations[0].within']],
    ['within: PT9H', 'within: PT1.5H', ['9:13 duration-fraction obligations[0].within']],
    ['within: PT9H', 'within: PT0S', ['9:13 duration-zero obligations[0].within']],
    ['within: PT9H', 'within: 9', ['9:13 needs-quotes obligations[0].within']],
    ['clock: working', 'clock: work', ['10:12 not-allowed obligations[0].clock']],
    ['clock: working', 'clock: workin', ['10:12 not-allowed-near obligations[0].clock']],
    ['    clock: working\n', '', ['3:5 missing-key obligations[0].clock']],
    ['ladder: standard', 'ladder: standart', ['11:13 ladder-near obligations[0].ladder']],
    ['ladder: standard', 'ladder: constructor', ['11:13 ladder-unknown obligations[0].ladder']],
    ['starts: disclosed', 'starts: requested', ['7:13 start-not-of-defect obligations[0].starts']],
    ['stops: acknowledged', 'stops: decided', ['8:12 stop-not-of-defect obligations[0].stops']],
    ['stops: acknowledged', 'stops: disclosed', ['8:12 stop-not-after-start obligations[0].stops']],
    [
      'kind: defect',
      'kind: change',
      ['7:13 start-not-of-change obligations[0].starts', '8:12 stop-not-of-change obligations[0].stops'],
    ],
    [
      '{ kind: defect }',
      '{ kind: defect, class: dangerous }',
      ['5:37 not-allowed obligations[0].applies.class'],
    ],
    [
      '{ kind: defect }',
      '{ kind: defect, class: [safety, dangerous] }',
      ['5:46 not-allowed obligations[0].applies.class[1]'],
    ],
    ['{ kind: defect }', '{ kind: defect, class: [] }', ['5:37 empty-list obligations[0].applies.class']],
    [
      '{ kind: defect }',
      '{ kind: defect, clas: safety }',
      ['5:30 unknown-key-near obligations[0].applies.clas'],
    ],
    ['{ kind: defect }', 'defect', ['5:14 expected-fields obligations[0].applies']],
    [
      'ladder: standard',
      'ladder: standard\n    warn: [PT9H]',
      ['12:12 warning-not-shorter obligations[0].warn[0]'],
    ],
    [
      'ladder: standard',
      'ladder: standard\n    warn: [PT60M, PT1H]',
      ['12:19 warning-repeated obligations[0].warn[1]'],
    ],
    ['ladder: standard', 'ladder: standard\n    warn: PT1H', ['12:11 expected-list obligations[0].warn']],
    [
      'ladder: standard',
      'ladder: standard\n    calendars: [owing, brand]',
      ['12:16 calendars-not-allowed obligations[0].calendars'],
    ],
    [
      'ladder: standard',
      'ladder: standard\n    calendars: [brand, brand]',
      ['12:24 repeated obligations[0].calendars[1]'],
    ],
    ['after: PT8H, ', '', ['15:7 rung-without-after ladders.standard[1]']],
    [
      '- { tell: [owing.liaison] }',
      '- { after: PT8H, tell: [owing.liaison] }',
      ['15:16 rung-not-later ladders.standard[1].after'],
    ],
    ['[owing.liaison]', '[owing.boss]', ['14:16 not-allowed ladders.standard[0].tell[0]']],
    ['[owing.liaison]', '[owing.liasion]', ['14:16 not-allowed-near ladders.standard[0].tell[0]']],
    ['[owing.liaison]', '[]', ['14:15 empty-list ladders.standard[0].tell']],
    [
      '  standard:\n',
      '  Standard Ladder:\n',
      ['11:13 ladder-unknown obligations[0].ladder', '13:3 not-an-id ladders.Standard Ladder'],
    ],
    [
      'version: 1',
      'version: 1\nretention: { unneededMessages: P1Y }',
      ['2:32 duration-years retention.unneededMessages'],
    ],
    [
      'version: 1',
      'version: 1\nchanges: { assess: factory, decide: nobody }',
      ['2:37 not-allowed changes.decide'],
    ],
    [
      'version: 1',
      'version: 1\nquietHours: { overriddenBy: { class: [safty] } }',
      ['2:39 not-allowed-near quietHours.overriddenBy.class[0]'],
    ],
  ])('%j → %j', (from, to, expected) => {
    expect(mistakes(changed(from, to))).toEqual(expected)
  })

  it('of one rule does not hide those of another', () => {
    const second = SMALL.slice(SMALL.indexOf('  - id'), SMALL.indexOf('ladders:'))
    const text = SMALL.replace('ladders:', `${second}ladders:`)
      .replace('owedBy: receiver', 'owedBy: them')
      .replace(/PT9H\n([\s\S]*)PT9H/, 'PT9H\n$1P1M')
    expect(mistakes(text)).toEqual([
      '6:13 not-allowed obligations[0].owedBy',
      '12:9 rule-id-repeated obligations[1].id',
      '18:13 duration-months obligations[1].within',
    ])
  })
  it('says what is allowed instead', () => {
    expect(
      firstProblem(() => readAgreementFile(changed('stops: acknowledged', 'stops: disclosed'), 'a.yaml')),
    ).toEqual({
      file: 'a.yaml',
      line: 8,
      column: 12,
      path: 'obligations[0].stops',
      code: 'agreement:problem.stop-not-after-start',
      found: 'disclosed',
      allowed: ['acknowledged', 'contained', 'root-cause-shared', 'corrected', 'verified', 'closed'],
      params: { start: 'disclosed' },
    })
  })
})

describe('with the calendars of the sides', () => {
  const hours = (from: number, to: number) => {
    const day = [{ from: from * 60, to: to * 60 }]
    return { 1: day, 2: day, 3: day, 4: day, 5: day, 6: [], 7: [] }
  }
  const calendar = (zone: string, from: number, to: number) =>
    createWorkCalendar(
      {
        country: 'XX',
        region: null,
        zone,
        hours: hours(from, to),
        holidays: { add: [], remove: [] },
        workdays: [],
        closures: [],
      },
      emptyHolidayTable('XX', null),
    )
  const read = (text: string) => () =>
    readAgreementFile(text, 'a.yaml', {
      brand: calendar('UTC', 9, 17),
      factory: calendar('Asia/Shanghai', 8, 17),
    })

  it('refuses two that never meet, at their line', () => {
    const both = changed('ladder: standard', 'ladder: standard\n    calendars: [brand, factory]')
    // Shanghai closes at 09:00 UTC, when London opens.
    expect(mistakesIn(read(both))).toEqual(['12:16 calendars-share-too-little obligations[0].calendars'])
  })
  it('refuses a warning that takes the whole deadline', () => {
    // One working day of eight hours.
    const day = changed('within: PT9H', 'within: P1D\n    warn: [PT8H]')
    expect(mistakesIn(read(day))).toEqual(['10:12 warning-not-shorter obligations[0].warn[0]'])
    expect(mistakesIn(() => readAgreementFile(day, 'a.yaml'))).toEqual([])
  })
  it('reads what is right', () => {
    expect(mistakesIn(read(SMALL))).toEqual([])
  })
})
