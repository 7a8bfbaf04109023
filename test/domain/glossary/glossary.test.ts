import { describe, expect, test } from 'vitest'
import { CONFUSIONS, SHIPPED_TERMS } from '../../../src/domain/glossary/glossary.ts'
import { termTable } from '../../../src/domain/glossary/term-table.ts'
import { LOCALE_TAGS, type LocaleTag } from '../../../src/domain/language/locale-tags.ts'

const LATIN: readonly LocaleTag[] = ['en', 'vi', 'de', 'es', 'pl']
/** What each of the other languages is written in; figures and signs may stand anywhere. */
const SCRIPT: Readonly<Partial<Record<LocaleTag, RegExp>>> = {
  'zh-Hans': /^[\p{Script=Han}\d%]+$/u,
  'zh-Hant': /^[\p{Script=Han}\d%]+$/u,
  ja: /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー\d%]+$/u,
  ko: /^[\p{Script=Hangul}\d% ]+$/u,
  th: /^[\p{Script=Thai}\d% ]+$/u,
}
/** Characters of one Chinese script only, typed from the terms that differ. */
const SIMPLIFIED =
  /[废检验质产贴锡极错铝铸镀标签损坏压电订单证书图纸规设变业务围纠边样报缩银顶划伤锈夹缝线头污涂层着库换纯]/u
const TRADITIONAL =
  /[廢檢驗質產貼錫極錯鋁鑄鍍標籤損壞壓電訂單證書圖紙規設變業務圍糾邊樣報縮銀頂劃傷鏽夾縫線頭汙塗層庫換純]/u

describe('the shipped glossary', () => {
  test('has at least 80 terms with different ids', () => {
    expect(SHIPPED_TERMS.length).toBeGreaterThanOrEqual(80)
    expect(new Set(SHIPPED_TERMS.map(({ id }) => id)).size).toBe(SHIPPED_TERMS.length)
  })

  test.each(LOCALE_TAGS.map((tag) => [tag]))('has every term in %s, each word once per term', (tag) => {
    for (const { id, words } of SHIPPED_TERMS) {
      const list = words[tag] ?? []
      expect(list.length, id).toBeGreaterThan(0)
      expect(list, id).not.toContain('')
      expect(new Set(list).size, id).toBe(list.length)
    }
  })

  test.each(LOCALE_TAGS.map((tag) => [tag]))('writes %s in its own script', (tag) => {
    for (const { id, words } of SHIPPED_TERMS) {
      for (const word of words[tag] ?? []) {
        if (LATIN.includes(tag)) expect(word, id).toMatch(/^[\p{Script=Latin}\d%,. -]+$/u)
        else expect(word, id).toMatch(SCRIPT[tag]!)
      }
    }
  })

  test('keeps simplified and traditional characters apart', () => {
    for (const { id, words } of SHIPPED_TERMS) {
      for (const word of words['zh-Hans'] ?? []) expect(word, id).not.toMatch(TRADITIONAL)
      for (const word of words['zh-Hant'] ?? []) expect(word, id).not.toMatch(SIMPLIFIED)
    }
  })

  test('calls nothing reviewed before a native speaker did', () => {
    expect(SHIPPED_TERMS.filter(({ reviewed }) => reviewed)).toEqual([])
  })

  test('names known terms in its notes', () => {
    const ids = new Set(SHIPPED_TERMS.map(({ id }) => id))
    for (const note of CONFUSIONS) for (const id of note.ids) expect(ids.has(id), id).toBe(true)
  })

  test('tells Taiwan and the mainland apart', () => {
    const words = (id: string, tag: LocaleTag) =>
      SHIPPED_TERMS.find((term) => term.id === id)?.words[tag]?.[0]
    expect([words('rework', 'zh-Hans'), words('rework', 'zh-Hant')]).toEqual(['返工', '重工'])
    expect([words('burr', 'zh-Hans'), words('burr', 'zh-Hant')]).toEqual(['毛刺', '毛邊'])
    expect([words('concession', 'zh-Hans'), words('concession', 'zh-Hant')]).toEqual(['特采', '特採'])
    expect([words('quality-word', 'zh-Hans'), words('quality-word', 'zh-Hant')]).toEqual(['质量', '品質'])
  })
})

test('a table that lacks a column is refused with its row', () => {
  expect(() => termTable('test', 'burr | noun | burr | 毛刺')).toThrow('“burr | noun | burr | 毛刺”')
})
