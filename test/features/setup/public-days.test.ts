import { describe, expect, test } from 'vitest'
import { confirmationOf, publicDays } from '../../../src/features/setup/public-days.ts'
import { examplePartnership } from '../../support/andon.ts'

const { brand, factory } = examplePartnership().sides
const table = {
  country: 'US',
  region: 'CA',
  holidays: new Map([
    ['2026-07-04', 'Independence Day'],
    ['2026-01-01', "New Year's Day"],
    ['2027-01-01', "New Year's Day"],
  ]),
  workdays: new Map<string, string>(),
  coveredYears: new Set([2026]),
}

describe('the public days of a year', () => {
  test('are those of the country with the file’s own, in order', () => {
    const profile = { ...brand, holidays: { add: ['2026-05-04', '2027-05-04'], remove: ['2026-07-04'] } }
    expect(publicDays('brand', profile, table, 2026)).toMatchObject({
      known: true,
      toConfirm: true,
      days: [
        { date: '2026-01-01', name: "New Year's Day" },
        { date: '2026-05-04', name: null },
      ],
    })
  })

  test('a year without complete data is not known and not confirmed', () => {
    expect(publicDays('brand', brand, table, 2027)).toMatchObject({ known: false, toConfirm: false })
  })

  test.each(['CN', 'JP'])('the official list of %s needs nobody’s confirmation', (country) => {
    expect(publicDays('factory', { ...factory, country }, table, 2026).toConfirm).toBe(false)
  })

  test('a confirmation is for these days of this year in this place', () => {
    const confirmed = confirmationOf(publicDays('brand', brand, table, 2026))
    expect(confirmationOf(publicDays('brand', { ...brand, name: 'Renamed' }, table, 2026))).toBe(confirmed)
    const others = [
      publicDays('brand', { ...brand, region: 'NY' }, table, 2026),
      publicDays('brand', brand, table, 2027),
      publicDays('brand', { ...brand, holidays: { add: ['2026-05-04'], remove: [] } }, table, 2026),
    ]
    for (const other of others) expect(confirmationOf(other)).not.toBe(confirmed)
  })
})
