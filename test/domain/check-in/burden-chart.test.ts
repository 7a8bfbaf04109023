import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import {
  type BurdenChart,
  burdenChartAlt,
  burdenChartSvg,
  burdenChartText,
} from '../../../src/domain/check-in/burden-chart.ts'

const texts = createI18nextTexts(join(import.meta.dirname, '../../../locales'))
const voice = (language: string) => ({ t: texts.in(language), language })
const NAMES = { brand: 'Northwind & Co', factory: '立创' }

const CHART: BurdenChart = {
  entries: [
    { date: '2026-10-07', burden: { brand: 0, factory: 60 } },
    { date: '2026-10-14', burden: { brand: 45, factory: 0 } },
    { date: '2026-10-21', burden: null },
    { date: '2026-10-28', burden: { brand: 1, factory: 120 } },
  ],
  total: { brand: 46, factory: 180 },
}

describe('the chart of burdens', () => {
  test('in letters has a line for each check-in', () => {
    expect(burdenChartText(CHART, NAMES, voice('en'))).toBe(
      [
        '= Northwind & Co: 46',
        '# 立创: 180',
        '10-07     0             |######         60',
        '10-14    45        =====|                0',
        '10-21  no check-in',
        '10-28     1            =|############  120',
      ].join('\n'),
    )
    expect(burdenChartText(CHART, NAMES, voice('zh-Hans'))).toContain('10-21  未开例会')
  })

  test('in sentences says the same', () => {
    expect(burdenChartAlt(CHART, NAMES, voice('en'))).toBe(
      'Burden so far: Northwind & Co 46 points, 立创 180 points. Wed, Oct 7: Northwind & Co 0, 立创 60. ' +
        'Wed, Oct 14: Northwind & Co 45, 立创 0. Wed, Oct 21: no check-in. Wed, Oct 28: Northwind & Co 1, 立创 120.',
    )
    expect(burdenChartAlt(CHART, NAMES, voice('zh-Hans'))).toContain(
      '10月7日周三：Northwind & Co 0 分，立创 60 分。',
    )
  })

  test('as a drawing has bars by their points, and nothing of a name that could be markup', () => {
    const svg = burdenChartSvg(CHART, { ...NAMES, factory: '<b>立创' }, voice('en'), 'id"')
    const heights = (side: string) =>
      [...svg.matchAll(new RegExp(`<rect class="strip-${side}" [^>]*height="(\\d+)"`, 'g'))].map(
        ([, height]) => Number(height),
      )
    expect(heights('brand')).toEqual([0, 18, 0])
    expect(heights('factory')).toEqual([24, 0, 48])
    expect(svg.match(/class="strip-skipped"/g)).toHaveLength(1)
    expect(svg).not.toMatch(/<b>|id""/)
    expect(svg).toContain('Northwind &amp; Co')
    expect(svg).toContain('role="img"')
  })

  test('without any check-in is empty, not broken', () => {
    const empty: BurdenChart = { entries: [], total: { brand: 0, factory: 0 } }
    expect(burdenChartText(empty, NAMES, voice('en'))).toBe('= Northwind & Co: 0\n# 立创: 0')
    expect(burdenChartSvg(empty, NAMES, voice('en'))).not.toMatch(/NaN|Infinity/)
  })
})
