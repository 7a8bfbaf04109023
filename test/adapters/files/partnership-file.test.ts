import { describe, expect, it } from 'vitest'
import { readPartnershipFile } from '../../../src/adapters/files/partnership-file.ts'
import { example, firstProblem, mistakesIn } from './reading.ts'

const SMALL = `id: demo
name: Demo
brand:
  name: B
  country: US
  zone: America/New_York
  language: en
  hours: { mon-fri: "09:00-17:00" }
  people:
    - { id: b1, name: Ann, roles: [liaison, approver] }
factory:
  name: F
  country: VN
  zone: Asia/Ho_Chi_Minh
  language: vi
  hours: { mon-sat: "08:00-12:00, 13:00-17:00" }
  people:
    - { id: f1, name: Minh, roles: [liaison, approver] }
`
const read = (text: string) => readPartnershipFile(text, 'p.yaml')
const mistakes = (text: string) => mistakesIn(() => read(text))
const changed = (from: string, to: string) => {
  expect(SMALL).toContain(from)
  return SMALL.replace(from, to)
}

describe('the shipped example', () => {
  const { partnership, agreementPath, warnings } = read(example('partnership'))
  it('reads without a warning and names its agreement', () => {
    expect({ id: partnership.id, name: partnership.name, agreementPath, warnings }).toEqual({
      id: 'aurora',
      name: 'Aurora Earbuds',
      agreementPath: 'agreement.yaml',
      warnings: [],
    })
  })
  it('has the calendar of both sides', () => {
    const { brand, factory } = partnership.sides
    expect(brand).toMatchObject({ country: 'US', region: 'CA', zone: 'America/Los_Angeles', language: 'en' })
    expect(brand.closures).toEqual([{ from: '2026-12-24', to: '2026-12-31', name: 'Year-end shutdown' }])
    expect(factory).toMatchObject({ country: 'CN', region: null, zone: 'Asia/Shanghai', language: 'zh-Hans' })
    expect(brand.hours[5]).toEqual([{ from: 540, to: 1050 }])
    expect(brand.hours[6]).toEqual([])
    expect(factory.hours[6]).toEqual([
      { from: 480, to: 720 },
      { from: 780, to: 1050 },
    ])
    expect(factory.hours[7]).toEqual([])
  })
  it('gives every person the console beside what the file names', () => {
    const person = (id: string) => partnership.people.find((each) => each.id === id)
    expect(person('b-quality')?.identities).toEqual([
      { platform: 'console', userId: 'b-quality', workspaceId: null },
      { platform: 'slack', userId: 'U0BQUALITY', workspaceId: null },
      {
        platform: 'teams',
        userId: '0d9a41c6-7b2e-4f38-9c55-3e8f1a6b2d70',
        workspaceId: '5c1e8f02-94d3-4a6b-b7e1-60c2d9f8a314',
      },
    ])
    expect(person('f-manager')).toMatchObject({
      side: 'factory',
      zone: 'Asia/Urumqi',
      roles: ['manager', 'executive'],
    })
    expect(person('f-liaison')).toMatchObject({ zone: null, language: null, email: null })
  })
  it('has its channels and its check-in, and none of the console', () => {
    expect(partnership.channels).toEqual([
      { platform: 'slack', channelId: 'C0SHARED', audience: 'both' },
      { platform: 'teams', channelId: '19:requests@thread.tacv2', audience: 'both' },
      { platform: 'slack', channelId: 'C0FACTORY', audience: 'factory' },
    ])
    expect(partnership.checkIn).toEqual({ weekday: 3, weekdayOf: 'brand', minutes: 30, mode: 'overlap' })
  })
})

describe('a small file', () => {
  it('needs neither region, holidays, closures, channels, agreement nor check-in', () => {
    const { partnership, agreementPath } = read(SMALL)
    expect(agreementPath).toBeNull()
    expect(partnership.checkIn).toBeNull()
    expect(partnership.channels).toEqual([])
    expect(partnership.sides.factory).toMatchObject({
      region: null,
      holidays: { add: [], remove: [] },
      workdays: [],
      closures: [],
    })
  })
  it('may name the workspace of a Slack user', () => {
    const { partnership } = read(changed('name: Ann,', 'name: Ann, slack: { user: U012, team: T034 },'))
    expect(partnership.people[0]?.identities[1]).toEqual({
      platform: 'slack',
      userId: 'U012',
      workspaceId: 'T034',
    })
  })
  it('takes dates with and without quotes', () => {
    const { partnership } = read(changed('  people:', '  workdays: [2026-02-14, "2026-02-28"]\n  people:'))
    expect(partnership.sides.brand.workdays).toEqual(['2026-02-14', '2026-02-28'])
  })
  it('warns of a side without liaison or approver, at its people', () => {
    const { warnings } = read(
      changed('name: Minh, roles: [liaison, approver]', 'name: Minh, roles: [quality]'),
    )
    expect(warnings.map(({ line, code, path }) => `${line} ${code} ${path}`)).toEqual([
      '17 files:nobody-is-liaison factory.people',
      '17 files:nobody-is-approver factory.people',
    ])
  })
})

describe('a mistake', () => {
  it.each([
    [
      'zone: America/New_York',
      'zonee: America/New_York',
      ['3:1 missing-key brand.zone', '6:3 unknown-key-near brand.zonee'],
    ],
    ['country: US', 'country: UK', ['5:12 not-a-country brand.country']],
    ['country: US', 'country: 5', ['5:12 not-a-country brand.country']],
    ['zone: America/New_York', 'zone: America/NewYork', ['6:9 not-a-zone-near brand.zone']],
    ['zone: America/New_York', 'zone: "+08:00"', ['6:9 not-a-zone brand.zone']],
    ['zone: America/New_York', 'zone: EST', ['6:9 not-a-zone brand.zone']],
    ['language: en', 'language: fr', ['7:13 not-allowed brand.language']],
    ['language: vi', 'language: zh-CN', ['15:13 not-allowed-near factory.language']],
    ['name: B\n', 'name: 42\n', ['4:9 needs-quotes brand.name']],
    ['name: B\n', 'name:\n', ['4:3 no-value brand.name']],
    ['name: B\n', 'name: "  "\n', ['4:9 empty brand.name']],
    ['name: B\n', 'name: "a\\u202Eb"\n', ['4:9 hidden-character brand.name']],
    ['name: B\n', 'name: "a\\nb"\n', ['4:9 hidden-character brand.name']],
    ['name: B\n', 'name: "\\ud83d"\n', ['4:9 hidden-character brand.name']],
    ['id: demo', 'id: Demo Project', ['1:5 not-an-id id']],
    [
      'roles: [liaison, approver] }\nf',
      'roles: [liason] }\nf',
      ['10:36 not-allowed-near brand.people[0].roles[0]'],
    ],
    [
      'roles: [liaison, approver] }\nf',
      'roles: [liaison, liaison] }\nf',
      ['10:45 repeated brand.people[0].roles[1]'],
    ],
    ['roles: [liaison, approver] }\nf', 'roles: liaison }\nf', ['10:35 expected-list brand.people[0].roles']],
    ['name: Ann', 'name: Ann, email: ann', ['10:35 not-an-email brand.people[0].email']],
    ['name: Ann', 'name: Ann, slack: "@ann"', ['10:35 not-a-slack-user brand.people[0].slack']],
    ['name: Ann', 'name: Ann, slack: { user: U012 }', ['10:28 missing-key brand.people[0].slack.team']],
    ['name: Ann', 'name: Ann, slack: 12', ['10:35 needs-quotes brand.people[0].slack']],
    [
      'name: Ann',
      'name: Ann, teams: { objectId: 12-34, tenant: x }',
      ['10:47 not-a-guid brand.people[0].teams.objectId', '10:62 not-a-guid brand.people[0].teams.tenant'],
    ],
    ['id: f1', 'id: b1', ['18:13 person-repeated factory.people[0].id']],
    ['"09:00-17:00"', '"9-17"', ['8:21 not-hours brand.hours.mon-fri']],
    ['"09:00-17:00"', '"17:00-17:00"', ['8:21 period-empty brand.hours.mon-fri']],
    ['"09:00-17:00"', '"09:00-12:00, 11:00-17:00"', ['8:21 hours-overlap brand.hours.mon-fri']],
    ['"09:00-17:00"', '9', ['8:21 no-hours brand.hours.mon-fri']],
    ['{ mon-fri: "09:00-17:00" }', '{}', ['8:10 no-week brand.hours']],
    ['{ mon-fri: "09:00-17:00" }', '{ mo-fr: "09:00-17:00" }', ['8:12 not-days brand.hours.mo-fr']],
    ['{ mon-fri: "09:00-17:00" }', '{ sat,sun: "09:00-17:00" }', ['8:12 no-hours brand.hours.sat']],
    [
      '{ mon-fri: "09:00-17:00" }',
      '{ mon-fri: "09:00-17:00", wed: "10:00-12:00" }',
      ['8:41 day-twice brand.hours.wed'],
    ],
    ['  people:', '  holidays: { add: [2026-02-30] }\n  people:', ['9:21 not-a-date brand.holidays.add[0]']],
    ['  people:', '  holidays: { add: [24.12.2026] }\n  people:', ['9:21 not-a-date brand.holidays.add[0]']],
    [
      '  people:',
      '  holidays: { add: [2026-12-24], remove: [2026-12-24] }\n  people:',
      ['9:43 added-and-removed brand.holidays.remove[0]'],
    ],
    [
      '  people:',
      '  closures: [{ from: 2026-12-31, to: 2026-12-24, name: X }]\n  people:',
      ['9:38 closure-backwards brand.closures[0].to'],
    ],
    [
      '  people:',
      '  closures: [{ from: 2026-01-01, to: 2027-01-03, name: X }]\n  people:',
      ['9:38 closure-too-long brand.closures[0].to'],
    ],
    ['  people:', '  region: US-CA\n  people:', ['9:11 not-a-region brand.region']],
    [
      'factory:\n',
      'channels: { shared: [{ slack: "Our Requests" }] }\nfactory:\n',
      ['11:31 not-a-slack-channel channels.shared[0].slack'],
    ],
    [
      'factory:\n',
      'channels: { shared: [{ slack: C01 }], brand: [{ slack: C01 }] }\nfactory:\n',
      ['11:56 channel-repeated channels.brand[0].slack'],
    ],
    ['factory:\n', 'channels: { shared: [{}] }\nfactory:\n', ['11:22 one-platform channels.shared[0]']],
    [
      'factory:\n',
      'checkIn: { weekday: wed, weekdayOf: brand, minutes: 2, mode: overlap }\nfactory:\n',
      ['11:53 not-minutes checkIn.minutes'],
    ],
    ['factory:\n', 'emoji: { defect: "A Bug" }\nfactory:\n', ['11:18 not-an-emoji emoji.defect']],
    ['factory:\n', 'emoji: { defect: wrench }\nfactory:\n', ['11:18 emoji-repeated emoji.defect']],
    [
      'factory:\n',
      'emoji: { change: ":bug:", defect: bug }\nfactory:\n',
      ['11:18 emoji-repeated emoji.change'],
    ],
    ['factory:\n', 'checkIn: 3\nfactory:\n', ['11:10 expected-fields checkIn']],
  ])('%j → %j', (from, to, expected) => {
    expect(mistakes(changed(from, to))).toEqual(expected)
  })

  it('is found beside every other one, in the order of the file', () => {
    const text = SMALL.replace('country: US', 'country: XX')
      .replace('language: vi', 'language: klingon')
      .replace('id: f1', 'id: b1')
    expect(mistakes(text)).toEqual([
      '5:12 not-a-country brand.country',
      '15:13 not-allowed factory.language',
      '18:13 person-repeated factory.people[0].id',
    ])
  })
  it('is found in an empty file, a list and a word', () => {
    expect(mistakes('')).toEqual(['1:1 nothing'])
    expect(mistakes('- a')).toEqual(['1:1 expected-fields'])
    expect(mistakes('hello')).toEqual(['1:1 expected-fields'])
  })
  it('is refused when two people share an account', () => {
    const text = SMALL.replace('name: Ann,', 'name: Ann, slack: U01X,').replace(
      'name: Minh,',
      'name: Minh, slack: { user: U01X, team: T01X },',
    )
    expect(mistakes(text)).toEqual(['18:44 account-repeated factory.people[0].slack.user'])
  })
  it('says what was found and what is allowed', () => {
    expect(firstProblem(() => read(changed('language: en', 'language: french')))).toEqual({
      file: 'p.yaml',
      line: 7,
      column: 13,
      path: 'brand.language',
      code: 'files:not-allowed',
      found: 'french',
      allowed: ['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl'],
      params: {},
    })
    expect(firstProblem(() => read(changed('zone: America/New_York', 'zone: Asia/Beijing')))).toMatchObject({
      code: 'files:not-a-zone-near',
      found: 'Asia/Beijing',
      params: { near: 'Asia/Shanghai' },
    })
    expect(firstProblem(() => read(changed('id: demo', 'id: demo\nchanels: {}')))).toMatchObject({
      code: 'files:unknown-key-near',
      found: 'chanels',
      params: { near: 'channels' },
      allowed: ['id', 'name', 'brand', 'factory', 'channels', 'agreement', 'checkIn', 'emoji', 'translation'],
    })
  })
})
