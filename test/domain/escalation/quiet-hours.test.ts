import { describe, expect, test } from 'vitest'
import { emptyHolidayTable } from '../../../src/domain/calendar/holiday-table.ts'
import { createWorkCalendar } from '../../../src/domain/calendar/work-calendar.ts'
import { overtakenBy } from '../../../src/domain/escalation/overtaken.ts'
import {
  deliverAt,
  overridesQuietHours,
  ruleOverridesQuietHours,
} from '../../../src/domain/escalation/quiet-hours.ts'
import { calendars } from '../obligation/obligation-fixtures.ts'
import { agreementOf, at } from '../ticket/ticket-fixtures.ts'

describe('quiet hours', () => {
  test.each([
    ['in working hours, at once', '2026-02-13T17:00:00Z', '2026-02-13T17:00:00Z'],
    ['at closing, which is no longer open, 15.5 h', '2026-02-13T01:30:00Z', '2026-02-13T17:00:00Z'],
    ['in the night, at the next opening', '2026-02-12T08:00:00Z', '2026-02-12T17:00:00Z'],
    ['before a weekend, after 24 h at the latest', '2026-02-14T01:30:00Z', '2026-02-15T01:30:00Z'],
    ['exactly 24 h before opening', '2026-02-15T17:00:00Z', '2026-02-16T17:00:00Z'],
  ])('Los Angeles: %s', (_, ready, expected) => {
    expect(deliverAt({ at: at(ready), readerCalendar: calendars.brand, overridden: false })).toEqual(
      at(expected),
    )
    expect(deliverAt({ at: at(ready), readerCalendar: calendars.brand, overridden: true })).toEqual(at(ready))
  })
  test('are the side’s hours in the reader’s own zone, breaks included', () => {
    const urumqi = calendars.factory.withZone('Asia/Urumqi')
    // 08:00 in Shanghai is 06:00 in Urumqi, where the hours open at 08:00.
    expect(deliverAt({ at: at('2026-02-13T00:00:00Z'), readerCalendar: urumqi, overridden: false })).toEqual(
      at('2026-02-13T02:00:00Z'),
    )
    expect(
      deliverAt({ at: at('2026-02-13T04:30:00Z'), readerCalendar: calendars.factory, overridden: false }),
    ).toEqual(at('2026-02-13T05:00:00Z'))
  })
  test('a side that never works gets its messages after 24 h', () => {
    const hours = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
    const never = createWorkCalendar({ ...calendars.brand.spec, hours }, emptyHolidayTable('US', null))
    expect(deliverAt({ at: at('2026-02-13T00:00:00Z'), readerCalendar: never, overridden: false })).toEqual(
      at('2026-02-14T00:00:00Z'),
    )
  })
})

describe('what overrides them', () => {
  const agreement = agreementOf()
  test.each([
    ['safety', 'minor', true],
    ['cosmetic', 'critical', true],
    ['cosmetic', 'major', false],
    [null, null, false],
    [null, 'critical', true],
  ] as const)('class %s, severity %s: %s', (class_, severity, expected) => {
    expect(overridesQuietHours(agreement, { class: class_, severity })).toBe(expected)
  })
  test.each([
    [{}, false],
    [{ class: ['safety'] }, true],
    [{ class: ['safety', 'compliance'] }, false],
    [{ severity: ['critical'] }, true],
    [{ severity: ['critical', 'major'] }, false],
    [{ class: ['safety', 'cosmetic'], severity: ['critical'] }, true],
  ] as const)('of an internal ticket only the rule speaks: %j, %s', (applies, expected) => {
    expect(ruleOverridesQuietHours(agreement, { applies: { kind: 'defect', ...applies } })).toBe(expected)
  })
})

test('a newer message overtakes held ones of the same clock and reader', () => {
  const held = [
    { id: 'a', obligationId: 'o1', recipient: 'p1', at: at('2026-02-13T22:00:00Z') },
    { id: 'b', obligationId: 'o1', recipient: 'p1', at: at('2026-02-14T10:00:00Z') },
    { id: 'c', obligationId: 'o1', recipient: 'p2', at: at('2026-02-13T22:00:00Z') },
    { id: 'd', obligationId: 'o2', recipient: 'p1', at: at('2026-02-13T22:00:00Z') },
    { id: 'e', obligationId: 'o1', recipient: 'p1', at: at('2026-02-14T12:00:00Z') },
  ]
  const newer = { obligationId: 'o1', recipient: 'p1', at: at('2026-02-14T10:00:00Z') }
  expect(overtakenBy(newer, held).map(({ id }) => id)).toEqual(['a', 'b'])
})
