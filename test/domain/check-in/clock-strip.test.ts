import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { clockStrip } from '../../../src/domain/check-in/clock-strip.ts'
import { clockStripSvg } from '../../../src/domain/check-in/clock-strip-svg.ts'
import { clockStripAlt, clockStripText } from '../../../src/domain/check-in/clock-strip-text.ts'
import { MON_FRI, MON_SAT, OFFICE, SHIFTS, sampleCalendar } from './sample-calendars.ts'

const texts = createI18nextTexts(join(import.meta.dirname, '../../../locales'))
const en = { t: texts.in('en'), language: 'en' }
const zh = { t: texts.in('zh-Hans'), language: 'zh-Hans' }
const NAMES = { brand: 'Northwind', factory: 'Lichuang' }

const angeles = sampleCalendar({ zone: 'America/Los_Angeles', weekdays: MON_FRI, day: OFFICE })
const shanghai = sampleCalendar({ zone: 'Asia/Shanghai', weekdays: MON_SAT, day: SHIFTS })
const example = clockStrip({ brand: angeles, factory: shanghai }, new Date('2026-10-08T00:00:00Z'), 30)

const iso = (instant: number): string => new Date(instant).toISOString().slice(0, 16)

describe('the strip', () => {
  test('is a day with the check-in in its middle, cut at whole hours', () => {
    expect([iso(example.start), iso(example.end)]).toEqual(['2026-10-07T12:00', '2026-10-08T12:00'])
    expect(example.overlap.map(({ start, end }) => [iso(start), iso(end)])).toEqual([
      ['2026-10-08T00:00', '2026-10-08T00:30'],
    ])
  })

  test('shows both working days, the break, and both local dates', () => {
    const spans = (all: readonly { start: number; end: number }[]) =>
      all.map(({ start, end }) => [iso(start), iso(end)])
    const { brand, factory } = example.rows
    expect(spans(brand.working)).toEqual([['2026-10-07T16:00', '2026-10-08T00:30']])
    expect(spans(factory.working)).toEqual([
      ['2026-10-08T00:00', '2026-10-08T04:00'],
      ['2026-10-08T05:00', '2026-10-08T09:30'],
    ])
    expect(spans(factory.breaks)).toEqual([['2026-10-08T04:00', '2026-10-08T05:00']])
    expect(brand.dates.map(({ date, start }) => [date, iso(start)])).toEqual([
      ['2026-10-07', '2026-10-07T12:00'],
      ['2026-10-08', '2026-10-08T07:00'],
    ])
    expect(factory.slot).toEqual({ date: '2026-10-08', from: '08:00', endDate: '2026-10-08', to: '08:30' })
    expect(factory.hours.map(({ hour }) => hour)).toEqual([21, 0, 3, 6, 9, 12, 15, 18])
  })

  test('hours stand at their own places on a 45-minute zone and on a day of 25 hours', () => {
    const chatham = angeles.withZone('Pacific/Chatham')
    const { rows } = clockStrip({ brand: chatham, factory: angeles }, new Date('2026-11-01T09:00:00Z'), 30)
    expect(rows.brand.hours[0]).toEqual({ at: Date.parse('2026-10-31T22:15:00Z'), hour: 12 })
    // Los Angeles goes back from 02:00 to 01:00: from midnight to three it is four hours.
    const at = (hour: number) => rows.factory.hours.findLast((each) => each.hour === hour)?.at
    expect(at(0)).toBe(Date.parse('2026-11-01T07:00:00Z'))
    expect(at(3)).toBe(Date.parse('2026-11-01T11:00:00Z'))
  })

  test('holds the longest check-in there is', () => {
    const long = clockStrip({ brand: angeles, factory: shanghai }, new Date('2026-10-08T00:00:00Z'), 480)
    expect(long.end - long.start).toBe(24 * 3_600_000)
    expect(long.slot.end).toBeLessThan(long.end)
  })
})

describe('as text', () => {
  test('for chat, in a fixed-width block', () => {
    expect(clockStripText(example, NAMES, en)).toBe(
      [
        'Northwind: Wed, Oct 7 17:00–17:30',
        '  06    09    12    15    18    21    00    03',
        '........================#.......................',
        '                        +',
        '........................#=======--=========.....',
        '  21    00    03    06    09    12    15    18',
        'Lichuang: Thu, Oct 8 08:00–08:30',
        '',
        '. off work   = at work   - break   + both at work   # check-in',
      ].join('\n'),
    )
  })

  test('in Chinese, over midnight on one side', () => {
    const late = clockStrip({ brand: angeles, factory: shanghai }, new Date('2026-10-07T15:45:00Z'), 30)
    const lines = clockStripText(late, NAMES, zh).split('\n')
    expect(lines[0]).toBe('Northwind: 10月7日周三 08:45–09:15')
    expect(lines[6]).toBe('Lichuang: 10月7日周三 23:45–10月8日周四 00:15')
    expect(lines[8]).toBe('. 下班   = 上班   - 休息   + 双方都上班   # 例会')
  })

  test('in sentences, for those who do not see it', () => {
    expect(clockStripAlt(example, NAMES, en)).toBe(
      'Check-in at Northwind (America/Los_Angeles): Wed, Oct 7 17:00–17:30. Northwind works 09:00–17:30. ' +
        'Check-in at Lichuang (Asia/Shanghai): Thu, Oct 8 08:00–08:30. Lichuang works 08:00–12:00, 13:00–17:30. ' +
        'Both are at work 17:00–17:30 (Northwind) = 08:00–08:30 (Lichuang).',
    )
    const sunday = clockStrip({ brand: angeles, factory: shanghai }, new Date('2026-10-11T12:00:00Z'), 30)
    expect(clockStripAlt(sunday, NAMES, en)).toContain('Northwind does not work in these 24 hours.')
    expect(clockStripAlt(sunday, NAMES, en)).toContain('At no time are both at work.')
    expect(clockStripAlt(example, NAMES, zh)).toContain('Lichuang的工作时间：08:00–12:00、13:00–17:30。')
  })
})

describe('as SVG', () => {
  const svg = clockStripSvg(example, NAMES, en, 'next')
  /** 456 units are 24 hours, after a margin of 12. */
  const x = (hours: number): number => 12 + 19 * hours

  test('draws working time, break, overlap and check-in where they belong', () => {
    const box = (of: string) =>
      [
        ...svg.matchAll(
          new RegExp(`<rect class="strip-${of}" x="([\\d.]+)" y="\\d+" width="([\\d.]+)"`, 'g'),
        ),
      ].map(([, left, width]) => [Number(left), Number(width)])
    expect(box('brand')[0]).toEqual([x(4), 19 * 8.5])
    expect(box('factory').slice(0, 2)).toEqual([
      [x(12), 19 * 4],
      [x(17), 19 * 4.5],
    ])
    expect(box('factory-pause')[0]).toEqual([x(16), 19])
    expect(box('both')[0]).toEqual([x(12), 9.5])
    expect(box('slot').slice(0, 2)).toEqual([
      [x(12), 9.5],
      [x(12), 9.5],
    ])
  })

  test('says both local dates and times, and has its alternative text', () => {
    expect(svg).toContain('>Wed, Oct 7 17:00–17:30<')
    expect(svg).toContain('>Thu, Oct 8 08:00–08:30<')
    expect(svg).toContain('role="img" aria-labelledby="next-title next-alt" lang="en"')
    expect(svg).toContain(`<desc id="next-alt">${clockStripAlt(example, NAMES, en)}</desc>`)
  })

  test('escapes names, leaves out what XML forbids, and cuts what is too long', () => {
    const names = { brand: '<script>&"\u0000', factory: '北风音频器材有限责任公司总部大楼第三分部' }
    const found = clockStripSvg(example, names, zh)
    expect(found).toContain('>&lt;script&gt;&amp;&quot;</text>')
    expect(found).not.toContain('<script')
    expect(found).not.toContain('\u0000')
    expect(found).toContain('>北风音频器材有限责任公司…</text>')
  })

  test('a check-in of five minutes is still seen', () => {
    const short = clockStrip({ brand: angeles, factory: shanghai }, new Date('2026-10-08T00:00:00Z'), 5)
    expect(clockStripSvg(short, NAMES, en)).toMatch(/class="strip-slot" x="[\d.]+" y="\d+" width="5"/)
  })
})
