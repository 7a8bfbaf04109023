import { afterEach, describe, expect, it, vi } from 'vitest'
import { createPackageHolidays } from '../../../src/adapters/holidays/package-holidays.ts'

const holidays = createPackageHolidays()
const days = (map: ReadonlyMap<string, string>, prefix: string): string[] =>
  [...map.keys()].filter((date) => date.startsWith(prefix)).sort()
const years = (covered: ReadonlySet<number>): number[] => [...covered].sort()

afterEach(() => vi.unstubAllGlobals())

describe('China and Japan', () => {
  it('has the official days and make-up workdays, without asking the network', async () => {
    vi.stubGlobal('fetch', () => {
      throw new Error('the network was asked')
    })
    const china = await createPackageHolidays().table('CN', null, [2026])
    // The State Council's notice for 2026: Spring Festival 15 to 23 February, worked on 14 and 28 February.
    expect(days(china.holidays, '2026-02')).toEqual(
      [15, 16, 17, 18, 19, 20, 21, 22, 23].map((day) => `2026-02-${day}`),
    )
    expect(days(china.workdays, '2026')).toEqual([
      '2026-01-04',
      '2026-02-14',
      '2026-02-28',
      '2026-05-09',
      '2026-09-20',
      '2026-10-10',
    ])
    expect(china.holidays.get('2026-02-17')).toBe('春节')
    expect(china).toMatchObject({ country: 'CN', region: null })
  })

  it('does not cover years that are not announced, and keeps what was asked for', async () => {
    const china = await holidays.table('CN', 'GD', [2026, 2027, 1999])
    expect(years(china.coveredYears)).toEqual([2026])
    expect(days(china.holidays, '2027')).toEqual([])
    expect(days(china.holidays, '2025')).toEqual([])
  })

  it('finds days of a year in the announcement for the next', async () => {
    // New Year 2023 began on Saturday 31 December 2022; New Year 2019 was made up for on 29 December 2018.
    expect(days((await holidays.table('CN', null, [2022])).holidays, '2022-12')).toEqual(['2022-12-31'])
    const eighteen = await holidays.table('CN', null, [2018])
    expect(days(eighteen.workdays, '2018-12')).toEqual(['2018-12-29'])
    expect(days(eighteen.holidays, '2018-12')).toEqual(['2018-12-30', '2018-12-31'])
  })

  it('has Japan with its substitute holidays', async () => {
    const japan = await holidays.table('JP', null, [2026])
    // 3 May 2026 is a Sunday, so the 6th is off; 22 September lies between two holidays.
    expect(days(japan.holidays, '2026-05')).toEqual(['2026-05-03', '2026-05-04', '2026-05-05', '2026-05-06'])
    expect(days(japan.holidays, '2026-09')).toEqual(['2026-09-21', '2026-09-22', '2026-09-23'])
    expect(years(japan.coveredYears)).toEqual([2026])
  })
})

describe('other countries', () => {
  it('counts public days only, of the region too', async () => {
    const california = await holidays.table('US', 'CA', [2026])
    expect(california.holidays.get('2026-02-16')).toBe("Presidents' Day")
    expect(california.holidays.has('2026-03-31')).toBe(true)
    // Bank, school and observance days are not public.
    expect(california.holidays.has('2026-02-14')).toBe(false)
    expect(california.workdays.size).toBe(0)
    expect(years(california.coveredYears)).toEqual([2026])
    const nation = await holidays.table('US', null, [2026])
    expect(nation.holidays.has('2026-03-31')).toBe(false)
    expect(years(nation.coveredYears)).toEqual([2026])
  })

  it.each([
    // Corpus Christi is a holiday in Bavaria, not in Berlin.
    ['DE', 'BY', '2026-06-04', true],
    ['DE', 'by', '2026-06-04', true],
    ['DE', 'BE', '2026-06-04', false],
    // Each day of a holiday that lasts several, and not the day after.
    ['VN', null, '2026-02-16', true],
    ['VN', null, '2026-02-20', true],
    ['VN', null, '2026-02-21', false],
    ['TR', null, '2026-03-22', true],
    ['TR', null, '2026-03-23', false],
    // Clocks go back on 25 October 2026, forward on 28 March 2027 (Easter Sunday): a day stays a day.
    ['CZ', null, '2026-10-28', true],
    ['DK', null, '2027-03-28', true],
    ['DK', null, '2027-03-29', true],
    ['DK', null, '2027-03-30', false],
  ])('%s %s on %s: %s', async (country, region, date, off) => {
    const table = await holidays.table(country, region, [2026, 2027])
    expect(table.holidays.has(date)).toBe(off)
  })

  it.each([
    ['an unknown country', 'ZZ', null, []],
    ['an unknown region of a country that has some', 'US', 'QQ', []],
    ['a region of a country that has none', 'VN', 'SG', [2026, 2027, 2035]],
    // Buddhist days of Thailand and Vesak in Singapore are lists of dates that end with 2026.
    ['Thailand', 'TH', null, [2026]],
    ['Singapore', 'SG', null, [2026]],
    ['Germany', 'DE', 'BY', [2026, 2027, 2035]],
    // A list of dates that goes on until 2052.
    ['New Zealand', 'NZ', 'AUK', [2026, 2027, 2035]],
  ])('covers %s honestly', async (_, country, region, covered) => {
    const table = await holidays.table(country, region, [2026, 2027, 2035])
    expect(years(table.coveredYears)).toEqual(covered)
  })

  it('counts three days of a feast during which clocks go forward', async () => {
    // The end of Ramadan in Bosnia, 30 March to 1 April 2025; clocks changed on the 30th.
    const bosnia = await holidays.table('BA', null, [2025])
    expect(days(bosnia.holidays, '2025-03-3')).toEqual(['2025-03-30', '2025-03-31'])
    expect(bosnia.holidays.has('2025-04-01')).toBe(true)
    expect(bosnia.holidays.has('2025-04-02')).toBe(false)
  })

  it('counts the national days of a region it does not know', async () => {
    expect((await holidays.table('US', 'QQ', [2026])).holidays.has('2026-02-16')).toBe(true)
  })
})

describe('regions', () => {
  it.each([
    ['US', 'CA'],
    ['DE', 'BY'],
    ['ES', 'CT'],
  ])('%s has %s', async (country, region) => {
    expect(await holidays.regions(country)).toContain(region)
  })

  it('are none for a country as a whole and unknown for an unknown country', async () => {
    expect(await holidays.regions('CN')).toEqual([])
    expect(await holidays.regions('VN')).toEqual([])
    expect(await holidays.regions('ZZ')).toBeNull()
  })
})
