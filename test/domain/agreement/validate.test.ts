import { describe, expect, it } from 'vitest'
import { adviceText, agreementAdvice } from '../../../src/domain/agreement/advice.ts'
import {
  CLOCK_KINDS,
  type ObligationRule,
  type Rung,
  START_EVENTS,
  STOP_EVENTS,
} from '../../../src/domain/agreement/agreement.ts'
import { validateAgreement } from '../../../src/domain/agreement/validate.ts'
import { agreementOf } from './rule-fixtures.ts'

const problems = (rule: Partial<ObligationRule>) =>
  validateAgreement(agreementOf(rule)).map(({ path, code }) => `${path.slice(2).join('.')} ${code}`)

// Typed by hand: which event may end a clock that another one began.
const DEFECT: Record<string, string> = {
  'first-awareness': 'disclosed acknowledged contained root-cause-shared corrected verified closed',
  reported: 'disclosed acknowledged contained root-cause-shared corrected verified closed',
  disclosed: 'acknowledged contained root-cause-shared corrected verified closed',
  acknowledged: 'contained root-cause-shared corrected verified closed',
  contained: 'root-cause-shared corrected verified closed',
  'root-cause-shared': 'corrected verified closed',
}
const CHANGE: Record<string, string> = {
  requested: 'assessed decided implemented verified closed',
  assessed: 'decided implemented verified closed',
  approved: 'implemented verified closed',
  implemented: 'verified closed',
}

describe('start and stop of a rule', () => {
  it.each([
    ['defect', DEFECT],
    ['change', CHANGE],
  ] as const)('fit a %s and each other', (kind, table) => {
    for (const starts of START_EVENTS) {
      for (const stops of STOP_EVENTS) {
        const fits = (table[starts] ?? '').split(' ').includes(stops)
        const found = problems({ applies: { kind }, starts, stops })
        expect(found.length === 0, `${kind}: ${starts} to ${stops}: ${found}`).toBe(fits)
      }
    }
  })
  it('are refused with the events that would do', () => {
    const [problem] = validateAgreement(
      agreementOf({ applies: { kind: 'change' }, starts: 'assessed', stops: 'assessed' }),
    )
    expect(problem).toEqual({
      path: ['obligations', 0, 'stops'],
      code: 'stop-not-after-start',
      allowed: ['verified', 'decided', 'implemented', 'closed'],
      params: { start: 'assessed' },
    })
  })
})

describe('the fields of a rule', () => {
  it.each<[string, Partial<ObligationRule>, string[]]>([
    ['a sound rule', {}, []],
    ['months', { within: 'P1M' }, ['within duration-months']],
    ['years in a warning', { warn: ['P1Y'] }, ['warn.0 duration-years']],
    ['nothing', { within: 'PT0H' }, ['within duration-zero']],
    ['a warning as long as its rule', { warn: ['PT2H', 'PT9H'] }, ['warn.1 warning-not-shorter']],
    [
      'a longer one in other units',
      { within: 'PT48H', clock: 'elapsed', warn: ['P2D'] },
      ['warn.0 warning-not-shorter'],
    ],
    ['a shorter one in other units', { within: 'P2D', clock: 'elapsed', warn: ['PT47H'] }, []],
    ['hours against days, left to the calendars', { within: 'P2D', warn: ['PT47H'] }, []],
    ['one warning twice', { within: 'P1D', warn: ['PT60M', 'PT1H'] }, ['warn.1 warning-repeated']],
    ['no calendar', { calendars: [] }, ['calendars calendars-not-allowed']],
    ['both calendars', { calendars: ['factory', 'brand'] }, []],
    ['owing and another', { calendars: ['owing', 'brand'] }, ['calendars calendars-not-allowed']],
    ['one calendar twice', { calendars: ['brand', 'brand'] }, ['calendars calendars-not-allowed']],
    ['an unknown ladder', { ladder: 'toString' }, ['ladder ladder-unknown']],
    ['a misspelt ladder', { ladder: 'standrd' }, ['ladder ladder-near']],
    [
      'the class of a change',
      { applies: { kind: 'change', class: ['safety'] }, starts: 'requested', stops: 'assessed' },
      ['applies.class field-not-of-change'],
    ],
  ])('%s', (_, rule, expected) => {
    expect(problems(rule)).toEqual(expected)
  })
})

describe('the agreement as a whole', () => {
  it('has each rule id once', () => {
    const all = validateAgreement(agreementOf({ id: 'a' }, { id: 'b' }, { id: 'a' }, { id: 'a' }))
    expect(all.map(({ path, code, params }) => [path.join('.'), code, params.first])).toEqual([
      ['obligations.2.id', 'rule-id-repeated', 'obligations[0]'],
      ['obligations.3.id', 'rule-id-repeated', 'obligations[0]'],
    ])
  })
  const ladder = (...afters: (string | null)[]) => {
    const standard: Rung[] = afters.map((after) => ({ after, tell: ['owing.liaison'] }))
    return validateAgreement({ ...agreementOf({}), ladders: { standard } }).map(
      ({ path, code }) => `${path.slice(2).join('.')} ${code}`,
    )
  }
  it.each<[(string | null)[], string[]]>([
    [[null], []],
    [['PT0S', 'PT1S'], []],
    [[null, 'PT1H', 'PT2H'], []],
    [['PT1H', 'P1D'], []],
    [[null, 'PT1H', null], ['2 rung-without-after']],
    [[null, 'PT2H', 'PT1H'], ['2.after rung-not-later']],
    [[null, 'PT24H', 'P1D'], ['2.after rung-not-later']],
    [[null, 'P1M', 'PT1H'], ['1.after duration-months']],
    [[null, 'PT0S'], ['1.after duration-zero']],
    // The misplaced one is not what the next is measured by.
    [
      [null, 'PT8H', 'PT4H', 'PT6H'],
      ['2.after rung-not-later', '3.after rung-not-later'],
    ],
  ])('has ladders that climb: %j', (afters, expected) => {
    expect(ladder(...afters)).toEqual(expected)
  })
  it('keeps messages for a length of time', () => {
    const agreement = { ...agreementOf({}), retention: { unneededMessages: '30 days' } }
    expect(validateAgreement(agreement).map(({ path, code }) => [path.join('.'), code])).toEqual([
      ['retention.unneededMessages', 'duration-syntax'],
    ])
  })
})

describe('advice', () => {
  const advice = (rule: Partial<ObligationRule>) => agreementAdvice(agreementOf(rule)).map(({ code }) => code)
  it.each<[string, Partial<ObligationRule>, string[]]>([
    ['the receiver acknowledges', {}, []],
    ['the raiser discloses', { owedBy: 'raiser', starts: 'first-awareness', stops: 'disclosed' }, []],
    ['the factory contains', { owedBy: 'factory', stops: 'contained' }, []],
    ['the brand closes', { owedBy: 'brand', stops: 'closed' }, []],
    [
      'the brand owes what only the factory can do',
      { owedBy: 'brand', stops: 'corrected' },
      ['other-side-must-act'],
    ],
    ['the raiser cannot acknowledge', { owedBy: 'raiser' }, ['other-side-must-act']],
    [
      'the factory acknowledges what the brand raised',
      { owedBy: 'factory', applies: { kind: 'defect', raisedBy: ['brand'] } },
      [],
    ],
    ['the factory acknowledges its own', { owedBy: 'factory' }, ['other-side-must-act']],
    ['a clock the receiver cannot know of', { starts: 'reported' }, ['clock-before-disclosure']],
    [
      'a decision of the brand',
      { applies: { kind: 'change' }, owedBy: 'brand', starts: 'assessed', stops: 'decided' },
      [],
    ],
    [
      'a decision of the factory',
      { applies: { kind: 'change' }, owedBy: 'factory', starts: 'assessed', stops: 'decided' },
      ['other-side-must-act'],
    ],
    [
      'calendars on an elapsed clock',
      { clock: 'elapsed', calendars: ['brand'] },
      ['calendars-without-effect'],
    ],
  ])('%s', (_, rule, expected) => {
    expect(advice(rule)).toEqual(expected)
  })
  it('mentions ladders nobody climbs, and says where', () => {
    const agreement = agreementOf({})
    const unused = agreementAdvice({ ...agreement, ladders: { ...agreement.ladders, spare: [] } })
    expect(unused).toEqual([
      { path: ['ladders', 'spare'], code: 'ladder-unused', params: { ladder: 'spare' } },
    ])
    expect(adviceText(unused[0]!, (key, params) => `${key} ${params?.ladder}`)).toBe(
      'ladders.spare: agreement:advice.ladder-unused spare',
    )
    const rule = agreementAdvice(agreementOf({}, { starts: 'reported' }))[0]!
    expect(adviceText(rule, (key) => key)).toBe(
      'obligations[1].starts: agreement:advice.clock-before-disclosure',
    )
  })
  it('covers every clock kind without complaint when nothing is odd', () => {
    for (const clock of CLOCK_KINDS) expect(advice({ clock })).toEqual([])
  })
})
