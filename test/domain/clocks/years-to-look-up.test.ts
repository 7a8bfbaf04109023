import { expect, it } from 'vitest'
import type { ObligationRule } from '../../../src/domain/agreement/agreement.ts'
import { yearsToLookUp } from '../../../src/domain/clocks/years-to-look-up.ts'

const rules = (...clocks: [ObligationRule['clock'], string][]) => ({
  obligations: clocks.map(([clock, within]) => ({ clock, within }) as ObligationRule),
})

it.each([
  ['no rules', rules(), [2025, 2026, 2027]],
  ['a day', rules(['elapsed', 'PT24H']), [2025, 2026, 2027, 2028]],
  ['a year', rules(['elapsed', 'P365D'], ['working', 'PT9H']), [2025, 2026, 2027, 2028]],
  [
    'ninety working days, worked on one day a week',
    rules(['working', 'P90D']),
    [2025, 2026, 2027, 2028, 2029],
  ],
  ['ten years', rules(['working', 'P3660D']), Array.from({ length: 14 }, (_, index) => 2025 + index)],
])('%s', (_, agreement, years) => {
  expect(yearsToLookUp(agreement, new Date('2026-02-13T10:00:00Z'))).toEqual(years)
})
