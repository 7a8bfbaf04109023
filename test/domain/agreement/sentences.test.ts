import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import type { Agreement, ObligationRule } from '../../../src/domain/agreement/agreement.ts'
import { START_EVENTS, STOP_EVENTS } from '../../../src/domain/agreement/agreement.ts'
import { spokenRules, spokenTerms } from '../../../src/domain/agreement/sentence-text.ts'
import { agreementSentences } from '../../../src/domain/agreement/sentences.ts'
import { type WorkedExample, workedExamples } from '../../../src/domain/agreement/worked-examples.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { ROLES } from '../../../src/domain/partnership/partnership.ts'
import { DEFECT_CLASSES, SEVERITIES } from '../../../src/domain/ticket/fields.ts'
import { brand, exampleCalendars, factory, spec, table, weekly } from '../clocks/example-sides.ts'
import { acknowledge, agreementOf } from './rule-fixtures.ts'

const MONDAY = new Date('2026-02-09T00:00:00Z')
const instants = ({ at, start, due }: WorkedExample) =>
  [at, start, due].map((each) => each.toISOString().slice(0, 16))
const examples = (rule: Partial<ObligationRule>, calendars = exampleCalendars) =>
  workedExamples({ ...acknowledge, ...rule }, calendars, MONDAY)

describe('worked examples', () => {
  it('show working hours of the brand, plain and across Presidents’ Day', () => {
    const [plain, holiday] = examples({})
    // Monday 10:00 in Los Angeles; 7.5 hours that day, 1.5 the next.
    expect(instants(plain)).toEqual(['2026-02-09T18:00', '2026-02-09T18:00', '2026-02-10T18:30'])
    expect(plain).toMatchObject({ owing: 'brand', raisedBy: 'factory', daysOff: [], notes: [] })
    // Friday 16:30; one hour that day, eight on Tuesday.
    expect(instants(holiday)).toEqual(['2026-02-14T00:30', '2026-02-14T00:30', '2026-02-18T01:00'])
    expect(holiday.daysOff).toEqual([
      { side: 'brand', from: '2026-02-14', to: '2026-02-16', names: ["Presidents' Day"] },
    ])
  })
  it('wait for a holiday that is near rather than take the next weekend', () => {
    const [, holiday] = workedExamples(acknowledge, exampleCalendars, new Date('2026-02-02T00:00:00Z'))
    expect(holiday.at.toISOString()).toBe('2026-02-14T00:30:00.000Z')
    // From May on the table knows of none: Friday 1 May, 16:30.
    const [, weekend] = workedExamples(acknowledge, exampleCalendars, new Date('2026-05-01T07:00:00Z'))
    expect(weekend.at.toISOString()).toBe('2026-05-01T23:30:00.000Z')
    expect(weekend.daysOff).toEqual([{ side: 'brand', from: '2026-05-02', to: '2026-05-03', names: [] }])
  })
  it('show working days of the factory across Spring Festival and its make-up Saturdays', () => {
    const [, holiday] = examples({
      owedBy: 'factory',
      within: 'P3D',
      calendars: ['factory'],
      stops: 'contained',
    })
    // Saturday 14 February, a make-up workday, 16:30; then 24, 25 and 26 February.
    expect(instants(holiday)).toEqual(['2026-02-14T08:30', '2026-02-14T08:30', '2026-02-26T08:30'])
    expect(holiday.daysOff).toEqual([
      { side: 'factory', from: '2026-02-15', to: '2026-02-23', names: ['春节'] },
    ])
  })
  it('start on a day off when the rule is too short to reach one', () => {
    const [, holiday] = examples({ within: 'PT30M', warn: [] })
    // Saturday 14 February 10:00 in Los Angeles moves to Tuesday 09:00.
    expect(instants(holiday)).toEqual(['2026-02-14T18:00', '2026-02-17T17:00', '2026-02-17T17:30'])
  })
  it('show that an elapsed clock does not stop', () => {
    const [plain, holiday] = examples({ owedBy: 'raiser', clock: 'elapsed', within: 'PT24H' })
    expect(instants(plain)).toEqual(['2026-02-09T01:00', '2026-02-09T01:00', '2026-02-10T01:00'])
    expect(instants(holiday)).toEqual(['2026-02-14T08:30', '2026-02-14T08:30', '2026-02-15T08:30'])
    expect(holiday.daysOff).toEqual([
      { side: 'factory', from: '2026-02-15', to: '2026-02-15', names: ['春节'] },
    ])
  })
  it('tell of both sides when both calendars count', () => {
    const [, holiday] = examples({ within: 'P5D', calendars: ['brand', 'factory'], clock: 'weekday' })
    expect([...new Set(holiday.daysOff.map(({ side }) => side))]).toEqual(['brand', 'factory'])
  })
  it('take the raiser the rule names', () => {
    const [plain] = examples({ applies: { kind: 'defect', raisedBy: ['brand'] } })
    expect(plain).toMatchObject({ raisedBy: 'brand', owing: 'factory' })
  })
  it('give a side that works every day a start after closing', () => {
    const always = createWorkCalendar(spec({ hours: weekly([1, 2, 3, 4, 5, 6, 7], '09:00-17:00') }), table())
    const [plain, later] = examples({ within: 'PT2H' }, { brand: always, factory: always })
    expect(instants(plain)).toEqual(['2026-02-09T10:00', '2026-02-09T10:00', '2026-02-09T12:00'])
    expect(instants(later)).toEqual(['2026-02-09T17:30', '2026-02-10T09:00', '2026-02-10T11:00'])
  })
  it('say when holidays are not known', () => {
    const [, far] = workedExamples(
      { ...acknowledge, owedBy: 'factory' },
      exampleCalendars,
      new Date('2031-05-05T00:00:00Z'),
    )
    expect(far.notes[0]).toMatchObject({ code: 'holidays-missing', params: { country: 'CN', year: 2031 } })
  })
})

const texts = createI18nextTexts(fileURLToPath(new URL('../../../locales', import.meta.url)))
const spoken = (agreement: Agreement, language: string) => {
  const sentences = agreementSentences(agreement, { sides: { brand, factory } }, exampleCalendars, MONDAY)
  const voice = { t: texts.in(language), language }
  return { rules: spokenRules(sentences, voice), terms: spokenTerms(sentences, voice) }
}

describe('an agreement in words', () => {
  const agreement = agreementOf({
    applies: { kind: 'defect', class: ['safety'], severity: ['critical', 'major'] },
    within: 'P1DT4H',
    warn: ['P1D', 'PT2H'],
  })
  it('reads well in English', () => {
    const { rules, terms } = spoken(agreement, 'en')
    expect(rules[0]!.title).toBe('Acknowledge a defect (rule-0)')
    expect(rules[0]!.lines.slice(0, 3)).toEqual([
      'Defects (class safety; severity critical or major): the side that received it must acknowledge it within ' +
        '1 working day and 4 hours of disclosure. Only working time of the side that received it counts.',
      'The liaison of the side that owes it is warned 1 working day and 2 hours before it is due.',
      "When it is late, these are told: at once its own liaison; after 8 hours the other side's manager.",
    ])
    // Friday 16:30 + one working day is Tuesday 16:30; one hour then, three on Wednesday.
    expect(rules[0]!.lines[4]).toBe(
      'Example, raised by Lichuang Precision: disclosed Fri, Feb 13, 2026, 16:30 PST (for the other side Sat, Feb 14, ' +
        '2026, 08:30 GMT+8). Due Wed, Feb 18, 2026, 12:00 PST (for the other side Thu, Feb 19, 2026, 04:00 GMT+8). ' +
        "Days off that do not count: Sat, Feb 14\u2009–\u2009Mon, Feb 16 (Presidents' Day).",
    )
    expect(terms).toEqual([
      'A requested change is assessed by Lichuang Precision and decided by Northwind Audio.',
      "Messages wait for the reader's working hours, except about tickets that are critical or safety.",
      'Messages that led to nothing are kept for 30 days.',
    ])
  })
  it('reads well in Chinese', () => {
    const { rules, terms } = spoken(agreement, 'zh-Hans')
    expect(rules[0]!.lines.slice(0, 3)).toEqual([
      '缺陷（类别为安全；严重程度为致命或严重）：接收方须在披露起1 个工作日又 4小时内确认收到。只计接收方的工作时间。',
      '到期前 1 个工作日和2小时提醒责任方的联络人。',
      '逾期后依次通知：到期时通知责任方的联络人；8小时后通知对方的经理。',
    ])
    expect(rules[0]!.lines[4]).toBe(
      '举例，由Lichuang Precision提出：披露于 2026年2月13日周五 GMT-8 16:30（对方当地为 2026年2月14日周六 GMT+8 08:30）。' +
        '到期时间为 2026年2月18日周三 GMT-8 12:00（对方当地为 2026年2月19日周四 GMT+8 04:00）。' +
        "不计入的休息日：2/14周六至2/16周一（Presidents' Day）。",
    )
    expect(terms[2]).toBe('没有用到的消息保留 30天。')
  })
  it('keeps a long list of days off short', () => {
    const long = agreementOf({ owedBy: 'brand', stops: 'closed', within: 'P60D', clock: 'elapsed', warn: [] })
    const line = spoken(long, 'en').rules[0]!.lines[3]
    // From 9 February to 10 April: eight weekends, and César Chávez Day on a Tuesday.
    expect(line).toContain('Sat, Feb 28\u2009–\u2009Sun, Mar 1; 6 more days off or weekends.')
  })
  it('says when counting begins later, and when a year is unknown', () => {
    const short = agreementOf({ within: 'PT30M', warn: [] })
    expect(spoken(short, 'en').rules[0]!.lines[4]).toContain(
      'That is outside the time that counts, so counting begins Tue, Feb 17, 2026, 09:00 PST',
    )
    expect(spoken(short, 'en').rules[0]!.lines[1]).toBe('Nobody is warned before it is due.')
    const far = agreementSentences(
      agreementOf({ owedBy: 'factory', stops: 'contained' }),
      { sides: { brand, factory } },
      exampleCalendars,
      new Date('2031-05-05T00:00:00Z'),
    )
    expect(spokenRules(far, { t: texts.in('en'), language: 'en' })[0]!.lines[4]).toContain(
      'No holidays are known for CN in 2031',
    )
  })
  it('says whose clock it is', () => {
    const clockOf = (rule: Partial<ObligationRule>) =>
      spoken(agreementOf(rule), 'en').rules[0]!.lines[0]!.replace(/^.*?\. /, '')
    expect(clockOf({ calendars: ['factory'] })).toBe('Only working time of Lichuang Precision counts.')
    expect(clockOf({ owedBy: 'brand', stops: 'closed' })).toBe('Only working time of Northwind Audio counts.')
    expect(clockOf({ calendars: ['brand', 'factory'], clock: 'weekday' })).toBe(
      'Every hour of a day on which both sides work counts, midnight to midnight.',
    )
    expect(clockOf({ clock: 'weekday' })).toBe(
      'Every hour of a working day of the side that received it counts, midnight to midnight.',
    )
    expect(clockOf({ clock: 'elapsed' })).toBe('Every hour counts, nights, weekends and holidays too.')
  })
  it('says when nothing overrides quiet hours, and who decides together', () => {
    const calm = {
      ...agreementOf({}),
      changes: { assess: 'both', decide: 'both' } as const,
      quietHours: { overriddenBy: { severity: [], class: [] } },
    }
    expect(spoken(calm, 'en').terms.slice(0, 2)).toEqual([
      'A requested change is assessed by both sides and decided by both sides.',
      "Messages always wait for the reader's working hours.",
    ])
  })
})

describe('the words', () => {
  const english = JSON.parse(
    readFileSync(new URL('../../../locales/en/agreement.json', import.meta.url), 'utf8'),
  )
  it('exist for every event, class, severity and role', () => {
    expect(Object.keys(english.start).sort()).toEqual([...START_EVENTS].sort())
    expect(Object.keys(english.event).sort()).toEqual([...START_EVENTS].sort())
    expect(Object.keys(english.act).sort()).toEqual([...STOP_EVENTS].sort())
    expect(Object.keys(english.class).sort()).toEqual([...DEFECT_CLASSES].sort())
    expect(Object.keys(english.severity).sort()).toEqual([...SEVERITIES].sort())
    expect(Object.keys(english.role).sort()).toEqual([...ROLES].sort())
  })
  it.each(['validate', 'advice'])('exist for every code of %s', (name) => {
    const source = readFileSync(new URL(`../../../src/domain/agreement/${name}.ts`, import.meta.url), 'utf8')
    const known = { ...english.problem, ...english.advice }
    const codes = [
      ...source.matchAll(/(?:code: |report\([^,]+, (?:near === null \? )?|\? )'([a-z-]+)'/g),
    ].map((match) => match[1]!)
    expect(codes.length).toBeGreaterThan(3)
    expect(codes.filter((code) => !(code in known))).toEqual([])
  })
})
