import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromBody, toBody } from '../../../src/adapters/database/json-body.ts'

const dates = fc.date({ noInvalidDate: true })
const keys = fc.oneof(fc.string(), fc.constantFrom('$date', '$$date', '$', '__proto__'))
const values = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.string({ unit: 'binary' }),
    dates.map((date) => date.toISOString()),
    dates,
    fc.array(tie('value')),
    fc.dictionary(keys, tie('value')),
  ),
})).value

describe('a body', () => {
  test('comes back from JSON as it was: dates as dates, everything else as itself', () => {
    fc.assert(
      fc.property(values, (value) => {
        // JSON has no negative zero.
        const expected = withoutNegativeZero(value)
        expect(fromBody(JSON.parse(JSON.stringify(toBody(value))))).toEqual(expected)
      }),
      { numRuns: 2000 },
    )
  })

  test('has the documented form', () => {
    expect(
      toBody({ at: new Date('2026-02-13T10:00:00Z'), $date: 'x', gone: undefined, list: [undefined] }),
    ).toEqual({
      at: { $date: '2026-02-13T10:00:00.000Z' },
      $$date: 'x',
      list: [null],
    })
  })

  test.each([[Number.NaN], [new Date(Number.NaN)], [10n], [() => 1], [new Map()], [Symbol('s')]])(
    'cannot hold %s',
    (value) => {
      expect(() => toBody({ value })).toThrow()
    },
  )
})

function withoutNegativeZero(value: unknown): unknown {
  if (Object.is(value, -0)) return 0
  if (Array.isArray(value)) return value.map(withoutNegativeZero)
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutNegativeZero(member)]))
}
