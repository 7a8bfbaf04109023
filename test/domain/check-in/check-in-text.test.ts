import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { dayOffText, reasonText } from '../../../src/domain/check-in/check-in-text.ts'
import type {
  HeldOccurrence,
  PassedOver,
  SkippedOccurrence,
  SlotReason,
} from '../../../src/domain/check-in/occurrence.ts'

const texts = createI18nextTexts(join(import.meta.dirname, '../../../locales'))
const SIDES = { brand: { name: 'Northwind' }, factory: { name: 'Lichuang' } }
const en = { t: texts.in('en'), language: 'en' }
const zh = { t: texts.in('zh-Hans'), language: 'zh-Hans' }

const VETERANS: PassedOver = {
  date: '2026-11-11',
  side: 'brand',
  dayOff: { reason: 'holiday', name: 'Veterans Day' },
}

const held = (reason: SlotReason, passedOver: readonly PassedOver[] = []): HeldOccurrence => ({
  kind: 'held',
  week: '2026-11-09',
  wanted: '2026-11-11',
  start: new Date('2026-11-11T00:00:00Z'),
  end: new Date('2026-11-11T00:30:00Z'),
  local: { brand: '2026-11-10T16:00-08:00', factory: '2026-11-11T08:00+08:00' },
  burden: { brand: 0, factory: 0 },
  total: { brand: 0, factory: 0 },
  moved: passedOver.length > 0,
  passedOver,
  reason,
})

const skipped = (published: boolean, passedOver: readonly PassedOver[]): SkippedOccurrence => ({
  kind: 'skipped',
  week: '2026-11-09',
  wanted: '2026-11-11',
  total: { brand: 0, factory: 0 },
  published,
  passedOver,
})

describe('why a check-in is when it is', () => {
  test.each<[SlotReason, string, string]>([
    [{ code: 'inside-both' }, 'Within the working day of both.', '在双方的工作日时间之内。'],
    [
      { code: 'least-burden' },
      'The least burden for both together on this day.',
      '当天双方合计负担最小的时间。',
    ],
    [
      { code: 'fair-turn' },
      'Keeps the burden of the two sides as equal as can be.',
      '使双方累计负担尽可能相等。',
    ],
    [
      { code: 'carried', carrier: 'factory' },
      'Lichuang carries it: this is the best time for Northwind.',
      '由Lichuang承担：这是对Northwind最合适的时间。',
    ],
    [
      { code: 'kept-time', carrier: 'brand', time: '08:00' },
      'Northwind carries it: Lichuang keeps its time, 08:00.',
      '由Northwind承担：Lichuang的时间保持 08:00 不变。',
    ],
    [{ code: 'published' }, 'Already announced, so it stays.', '已经公布，不再改动。'],
  ])('%o', (reason, english, chinese) => {
    expect(reasonText(held(reason), SIDES, en)).toBe(english)
    expect(reasonText(held(reason), SIDES, zh)).toBe(chinese)
  })

  test('moved, with what was in the way', () => {
    const moved = held({ code: 'inside-both' }, [VETERANS])
    expect(reasonText(moved, SIDES, en)).toBe(
      'Moved from Wed, Nov 11 (Northwind, Wed, Nov 11: public holiday, Veterans Day). Within the working day of both.',
    )
    expect(reasonText(moved, SIDES, zh)).toBe(
      '原定 11月11日周三，已改期（Northwind 11月11日周三：法定节假日（Veterans Day））。在双方的工作日时间之内。',
    )
  })

  test('skipped, with every cause; called off', () => {
    const closed: PassedOver = { date: '2026-11-12', side: 'factory', dayOff: { reason: 'weekly' } }
    expect(reasonText(skipped(false, [VETERANS, closed]), SIDES, en)).toBe(
      'None this week; it would have been on Wed, Nov 11. No day of the week is a working day of both: ' +
        'Northwind, Wed, Nov 11: public holiday, Veterans Day; Lichuang, Thu, Nov 12: weekly day off.',
    )
    expect(reasonText(skipped(true, []), SIDES, zh)).toBe('公布后已取消。')
  })

  test.each<[PassedOver['dayOff'], string, string]>([
    [{ reason: 'holiday' }, 'public holiday', '法定节假日'],
    [{ reason: 'closure', name: 'Stocktaking' }, 'closed, Stocktaking', '停工（Stocktaking）'],
    [{ reason: 'closure' }, 'closed', '停工'],
    [{ reason: 'weekly' }, 'weekly day off', '每周休息日'],
    [null, 'no time that falls on working days of both only', '没有双方都在工作日的时间'],
  ])('a day off: %o', (dayOff, english, chinese) => {
    const one: PassedOver = { date: '2026-11-11', side: 'brand', dayOff }
    expect(dayOffText(one, en)).toBe(english)
    expect(dayOffText(one, zh)).toBe(chinese)
  })
})
