import fc from 'fast-check'
import type { Agreement } from '../../../src/domain/agreement/agreement.ts'
import { LOCALE_TAGS } from '../../../src/domain/language/locale-tags.ts'
import {
  type MinuteInterval,
  type Partnership,
  ROLES,
  SIDES,
  type Side,
  type WeeklyHours,
} from '../../../src/domain/partnership/partnership.ts'
import { DEFECT_CLASSES, SEVERITIES } from '../../../src/domain/ticket/fields.ts'

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,11}$/)
// Names that YAML likes to read as something else, beside ordinary ones.
const label = fc.oneof(
  fc.constantFrom(
    'NO',
    'true',
    'null',
    '~',
    '007',
    '1e3',
    '2026-01-02',
    '09:00',
    '- x',
    '# x',
    'a: b',
    '*a',
    '&a',
    '!a',
    '%',
    '@',
    '"',
    "'",
    '{',
    '<<',
  ),
  fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,'&:#-]{0,20}[\p{L}\p{N}]$/u),
  fc.constantFrom('陈静', 'Nguyễn Văn Bình', '株式会社', 'Łódź & Söhne', '👩‍🔧'),
)
const date = fc
  .date({ min: new Date('1970-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10))
const dates = fc.uniqueArray(date, { maxLength: 4 })
const zone = fc.constantFrom(
  'Asia/Shanghai',
  'America/Los_Angeles',
  'Asia/Kolkata',
  'Europe/Berlin',
  'Pacific/Apia',
  'UTC',
)
const language = fc.constantFrom(...LOCALE_TAGS)
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })

/** Disjoint intervals of one day; the last may end after midnight, but before the earliest possible start of the next. */
const dayHours: fc.Arbitrary<MinuteInterval[]> = fc
  .uniqueArray(fc.integer({ min: 300, max: 1439 }), { minLength: 0, maxLength: 6 })
  .chain((minutes) =>
    fc
      .integer({ min: 1440, max: 1739 })
      .map((late) => ({ minutes: minutes.toSorted((a, b) => a - b), late })),
  )
  .map(({ minutes, late }) => {
    const pairs: MinuteInterval[] = []
    for (let i = 0; i < minutes.length; i += 2) pairs.push({ from: minutes[i]!, to: minutes[i + 1] ?? late })
    return pairs
  })
const hours: fc.Arbitrary<WeeklyHours> = fc
  .tuple(dayHours, dayHours, dayHours, dayHours, dayHours, dayHours, dayHours)
  .filter((days) => days.some((day) => day.length > 0))
  .map(([mon, tue, wed, thu, fri, sat, sun]) => ({ 1: mon, 2: tue, 3: wed, 4: thu, 5: fri, 6: sat, 7: sun }))

const side = fc.record({
  name: label,
  country: fc.constantFrom('US', 'CN', 'NO', 'DE', 'VN'),
  region: optional(fc.constantFrom('CA', 'BY', '01', 'NSW')),
  zone,
  language,
  hours,
  holidays: fc
    .tuple(dates, dates)
    .map(([add, remove]) => ({ add, remove: remove.filter((each) => !add.includes(each)) })),
  workdays: dates,
  closures: fc.array(
    fc.record({ from: date, name: label }).map(({ from, name }) => ({ from, to: from, name })),
    { maxLength: 2 },
  ),
})

const person = (of: Side, id: string, number: number) =>
  fc
    .record({
      name: label,
      email: optional(fc.constantFrom('a@b.example', 'first.last+tag@sub.company.example')),
      roles: fc.subarray([...ROLES]),
      zone: optional(zone),
      language: optional(language),
      slack: optional(fc.boolean()),
      teams: fc.boolean(),
    })
    .map(({ slack, teams, ...rest }) => ({
      id,
      side: of,
      ...rest,
      identities: [
        { platform: 'console' as const, userId: id, workspaceId: null },
        ...(slack === null
          ? []
          : [{ platform: 'slack' as const, userId: `U0${number}X`, workspaceId: slack ? 'T012AB' : null }]),
        ...(teams
          ? [
              {
                platform: 'teams' as const,
                userId: guid(number),
                workspaceId: '5c1e8f02-94d3-4a6b-b7e1-60c2d9f8a314',
              },
            ]
          : []),
      ],
    }))

const guid = (number: number) => `0d9a41c6-7b2e-4f38-9c55-${number.toString(16).padStart(12, '0')}`

const people = fc
  .uniqueArray(slug, { minLength: 2, maxLength: 6 })
  .chain((ids) => fc.tuple(...ids.map((id, i) => person(i % 2 === 0 ? 'brand' : 'factory', id, i))))
  .map((all) => SIDES.flatMap((of) => all.filter((each) => each.side === of)))

const channels = fc.subarray([
  { platform: 'slack', channelId: 'C0SHARED', audience: 'both' },
  { platform: 'teams', channelId: '19:requests@thread.tacv2', audience: 'both' },
  { platform: 'slack', channelId: 'G0BRAND', audience: 'brand' },
  { platform: 'slack', channelId: 'C0FACTORY', audience: 'factory' },
] as const)

export const partnerships: fc.Arbitrary<Partnership> = fc.record({
  id: slug,
  name: label,
  sides: fc.record({ brand: side, factory: side }),
  people,
  channels,
  checkIn: optional(
    fc.record({
      weekday: fc.constantFrom(1, 2, 3, 4, 5, 6, 7),
      weekdayOf: fc.constantFrom(...SIDES),
      minutes: fc.integer({ min: 5, max: 480 }),
      mode: fc.constantFrom('overlap', 'rotate', 'brand', 'factory'),
    }),
  ),
})

const some = <Value>(values: readonly Value[]) =>
  fc.option(fc.subarray([...values], { minLength: 1 }), { nil: undefined })
const both = fc.constantFrom('brand', 'factory', 'both')
const defectEvents = fc.constantFrom(
  { starts: 'first-awareness', stops: 'disclosed' },
  { starts: 'reported', stops: 'closed' },
  { starts: 'disclosed', stops: 'acknowledged' },
  { starts: 'contained', stops: 'root-cause-shared' },
  { starts: 'root-cause-shared', stops: 'corrected' },
) as fc.Arbitrary<{ starts: 'disclosed'; stops: 'acknowledged' }>
const changeEvents = fc.constantFrom(
  { starts: 'requested', stops: 'assessed' },
  { starts: 'assessed', stops: 'decided' },
  { starts: 'approved', stops: 'implemented' },
) as fc.Arbitrary<{ starts: 'requested'; stops: 'assessed' }>

const dropUndefined = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Fields

const rule = (id: string, ladders: readonly string[]) =>
  fc
    .tuple(
      fc.record({
        name: label,
        owedBy: fc.constantFrom('raiser', 'receiver', ...SIDES),
        within: fc.constantFrom('P10D', 'P3W', 'P5DT4H'),
        clock: fc.constantFrom('elapsed', 'working', 'weekday'),
        calendars: fc.constantFrom(['owing'], ['brand'], ['factory'], ['brand', 'factory']),
        warn: fc.subarray(['P2D', 'PT20H', 'PT90M', 'PT5S']),
        ladder: fc.constantFrom(...ladders),
      }),
      fc.record({ class: some(DEFECT_CLASSES), severity: some(SEVERITIES), raisedBy: some(SIDES) }),
      fc.boolean(),
      defectEvents,
      changeEvents,
    )
    .map(([fields, { raisedBy, ...fault }, isDefect, forDefect, forChange]) => ({
      id,
      ...fields,
      ...(isDefect ? forDefect : forChange),
      applies: isDefect
        ? dropUndefined({ kind: 'defect' as const, ...fault, raisedBy })
        : dropUndefined({ kind: 'change' as const, raisedBy }),
    }))

const ladder = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 4 })).map(([atDue, rungs]) =>
  Array.from({ length: rungs }, (_, i) => ({
    after: i === 0 && atDue ? null : `PT${(i + 1) * 3}H`,
    tell: i % 2 === 0 ? ['owing.liaison', 'other.manager'] : ['owing.executive'],
  })),
)

export const agreements: fc.Arbitrary<Agreement> = fc
  .tuple(fc.uniqueArray(slug, { minLength: 1, maxLength: 3 }), fc.uniqueArray(slug, { maxLength: 4 }))
  .chain(([names, ids]) =>
    fc.record({
      version: fc.integer({ min: 1, max: 1_000_000 }),
      obligations: fc.tuple(...ids.map((id) => rule(id, names))),
      changes: fc.record({ assess: both, decide: both }),
      ladders: fc
        .tuple(...names.map(() => ladder))
        .map((all) => Object.fromEntries(names.map((name, i) => [name, all[i]]))),
      quietHours: fc.record({
        overriddenBy: fc.record({
          severity: fc.subarray([...SEVERITIES]),
          class: fc.subarray([...DEFECT_CLASSES]),
        }),
      }),
      retention: fc.record({ unneededMessages: fc.constantFrom('P30D', 'P1W', 'PT12H') }),
    }),
  ) as fc.Arbitrary<Agreement>
