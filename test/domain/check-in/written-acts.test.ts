import { expect, test } from 'vitest'
import { closingDayAfter, openingDayBefore } from '../../../src/domain/check-in/working-day-before.ts'
import {
  allIn,
  answer,
  silentSides,
  silentWeeks,
  writeDown,
} from '../../../src/domain/check-in/written-acts.ts'
import { aCheckIn } from '../../support/rows.ts'
import { MON_FRI, OFFICE, sampleCalendar } from './sample-calendars.ts'

const NOW = new Date('2026-02-12T10:00:00Z')
const round = aCheckIn('p', {
  mode: 'written',
  state: 'published',
  closesAt: new Date('2026-02-13T09:30:00Z'),
})
const actor = (id: string, side: 'brand' | 'factory') => ({
  partnershipId: 'p',
  personId: id,
  side,
  roles: [],
})
const said = (question: string, text: string) => [{ question, text, language: 'en' }]
const code = (refused: string) => expect.objectContaining({ code: refused })

test('an answer given again takes the place of the first; free words are added', () => {
  const brand = actor('b', 'brand')
  const first = answer(round, brand, said('done', 'a'), false, NOW)
  const again = answer(first, brand, said('done', ' b '), false, NOW)
  expect(again.answers.map(({ text }) => text)).toEqual(['b'])
  const more = answer(answer(again, brand, said('free', 'c'), true, NOW), brand, said('free', 'd'), true, NOW)
  expect(more.answers.map(({ text }) => text)).toEqual(['b', 'c', 'd'])
  expect(silentSides(more)).toEqual(['factory'])
  expect(allIn(more, ['b', 'f'])).toBe(false)
  expect(allIn(answer(more, actor('f', 'factory'), said('next', 'e'), false, NOW), ['b', 'f'])).toBe(true)
})

test('is refused without words, before its day, for a live one and for one that is off', () => {
  const brand = actor('b', 'brand')
  expect(() => answer(round, brand, said('done', ' '), false, NOW)).toThrow(code('check-in-words-required'))
  expect(() => answer(round, brand, said('done', 'x'), false, new Date(0))).toThrow(code('check-in-not-open'))
  expect(() => answer({ ...round, state: 'skipped' }, brand, said('done', 'x'), false, NOW)).toThrow(
    code('check-in-not-open'),
  )
  expect(() => answer({ ...round, mode: 'live' }, brand, said('done', 'x'), false, NOW)).toThrow(
    code('check-in-not-written'),
  )
  const line = {
    id: '1',
    kind: 'note',
    text: 'x',
    by: 'b',
    side: 'brand',
    language: null,
    at: NOW,
    promiseId: null,
  } as const
  expect(() => writeDown(round, line, new Date(0))).toThrow(code('check-in-not-begun'))
  expect(writeDown(round, line, NOW).minuteLines).toEqual([line])
})

test('silent weeks are counted back from the latest; live, extra and missed ones stand between without counting', () => {
  const held = (silent: ('brand' | 'factory')[], changes = {}) =>
    aCheckIn('p', { mode: 'written', state: 'held', silent, ...changes })
  const live = aCheckIn('p', { state: 'held' })
  const missed = held([], { missedByAndon: true })
  expect(
    silentWeeks([held(['brand']), live, missed, held(['brand']), held([]), held(['brand'])], 'brand'),
  ).toBe(2)
  expect(silentWeeks([held(['brand'])], 'factory')).toBe(0)
  expect(silentWeeks([held(['brand']), held(['brand'])], 'brand')).toBe(2)
})

test('the working day before and after pass over weekends and closures, and end somewhere without any working day', () => {
  const side = { zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE }
  const closures = [{ from: '2026-02-12', to: '2026-02-13', name: 'x' }]
  const calendar = sampleCalendar({ ...side, closures })
  // Monday the 16th: Friday and Thursday are closed, so Wednesday 09:00.
  expect(openingDayBefore(calendar, '2026-02-16')).toEqual(new Date('2026-02-11T17:00:00Z'))
  expect(closingDayAfter(calendar, '2026-02-11')).toEqual(new Date('2026-02-17T01:30:00Z'))
  const never = sampleCalendar({ ...side, weekdays: [] })
  expect(openingDayBefore(never, '2026-02-16')).toEqual(new Date('2026-02-15T17:00:00Z'))
  expect(closingDayAfter(never, '2026-02-16')).toEqual(new Date('2026-02-18T08:00:00Z'))
})
