import { describe, expect, test } from 'vitest'
import { createClassifier } from '../../../src/domain/listening/classify.ts'
import { hear } from './hearing.ts'

describe('facts are found as they were written', () => {
  test.each([
    [
      '12 of 200 pcs of HX-2041-B, lot L2409A, 6%',
      { quantities: ['12 of 200 pcs'], partNumbers: ['HX-2041-B'], lots: ['L2409A'], rates: ['6%'] },
    ],
    [
      '批次 20260213-2 的 HX-2041 不良率 350ppm',
      { lots: ['20260213-2'], partNumbers: ['HX-2041'], rates: ['350ppm'] },
    ],
    ['ロット L77-3 で 3 個不良', { lots: ['L77-3'], quantities: ['3 個'] }],
    ['Charge 4711: 5 Stück.', { lots: ['4711'], quantities: ['5 Stück'] }],
    ['5 szt.', { quantities: ['5 szt'] }],
    ['see ISO 9001 and 8D', { partNumbers: [], lots: [], quantities: [] }],
  ])('%s', (text, entities) => {
    expect(hear(text).entities).toMatchObject(entities)
  })

  test('a partnership’s own patterns are the only ones', () => {
    const own = createClassifier({ detect: () => 'en', partNumberPatterns: [/\bx\d{3}\b/u] })
    expect(own({ text: 'x123 cracked, HX-2041-B too' }).entities.partNumbers).toEqual(['x123'])
  })

  test('a measure beside its tolerance says whether it is within', () => {
    expect(hear('height 3.42 mm, spec 3.20 ±0.10 mm').entities.measures).toContainEqual(
      expect.objectContaining({ within: false }),
    )
  })
})

describe('dates are resolved where and when the writer wrote', () => {
  // Friday 13 February 2026, 22:00 in Los Angeles, and Saturday 14:00 in Shanghai.
  const now = new Date('2026-02-14T06:00:00Z')
  const on = (text: string, zone: string): (string | null)[] =>
    hear(text, { now, zone }).entities.dates.map((date) => date.on)

  test.each([
    ['We will send it tomorrow', 'America/Los_Angeles', '2026-02-14'],
    ['明天发8D报告', 'Asia/Shanghai', '2026-02-15'],
    ['by Friday', 'America/Los_Angeles', '2026-02-20'],
    ['next Monday', 'America/Los_Angeles', '2026-02-16'],
    ['下周一', 'Asia/Shanghai', '2026-02-16'],
    ['bis 03.04. fertig', 'Europe/Berlin', '2026-04-03'],
    ['by 3/4', 'America/Los_Angeles', '2026-03-04'],
    ['明後日に送ります', 'Asia/Tokyo', '2026-02-16'],
    ['2026-12-24', 'Asia/Tokyo', '2026-12-24'],
    ['lo enviamos el 31/02', 'Europe/Madrid', null],
    ['end of this week', 'America/Los_Angeles', null],
  ])('%s, in %s', (text, zone, expected) => {
    expect(on(text, zone)).toContain(expected)
  })

  test('without a time and a zone they stay words', () => {
    expect(hear('send it tomorrow').entities.dates).toEqual([{ text: 'tomorrow', on: null }])
  })
})
