import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkTranslation } from '../../../src/domain/translation/check-translation.ts'

const check = (from: string, source: string, to: string, target: string, masks: readonly string[] = []) =>
  checkTranslation({ source, target, from, to, masks })
const hard = (from: string, source: string, to: string, target: string, masks: readonly string[] = []) =>
  check(from, source, to, target, masks)
    .problems.filter(({ severity }) => severity === 'hard')
    .map(({ kind, source: s, target: t }) => [kind, s, t])

describe('the same statement in other words passes, both ways', () => {
  test.each<[string, string, string, string]>([
    // magnitudes
    ['zh-Hans', '卖出 23 亿件', 'en', '2.3 billion pcs sold'],
    ['ja', '売上は 3 億 6,000 万円です', 'en', 'Sales are 360 million yen'],
    ['ko', '1만 2,000개를 주문했습니다', 'en', '12,000 were ordered'],
    ['vi', 'Chi phí là 1,2 triệu đồng', 'en', 'The cost is 1.2 million dong'],
    ['th', 'สั่งซื้อ 3 แสนชิ้น', 'en', '300,000 pcs ordered'],
    ['de', 'Wir brauchen 1,5 Mio. Stück', 'en', 'We need 1.5 million pcs'],
    ['pl', 'Zamówiono 15 tys. sztuk', 'en', '15,000 pcs were ordered'],
    ['es', 'Son 3400 millones de euros', 'en', 'It is 3.4 billion euros'],
    // separators
    ['de', 'Es sind 1.250 Stück', 'en', 'There are 1,250 pcs'],
    ['pl', 'Cena wynosi 12 345,67 zł', 'en', 'The price is PLN 12,345.67'],
    ['en', 'Weight １，０００ kg', 'zh-Hans', '重量 1000 公斤'],
    // words
    [
      'en',
      'Twenty-three boards failed the drop test',
      'de',
      'Dreiundzwanzig Platinen fielen beim Falltest durch',
    ],
    ['es', 'Faltan ciento cincuenta tapas', 'pl', 'Brakuje stu pięćdziesięciu pokryw'],
    ['zh-Hans', '两百五十个样品', 'en', '250 samples'],
    ['ko', '스물네 시간 뒤에 확인했습니다', 'en', 'It was checked after 24 hours'],
    ['vi', 'Hai mươi lăm máy đang chạy', 'en', '25 machines are running'],
    ['th', 'มียี่สิบห้ากล่อง', 'en', 'There are 25 boxes'],
    ['zh-Hant', '間隙是三點五公分', 'en', 'The gap is 3.5 cm'],
    ['en', 'A dozen cartons are wet', 'zh-Hans', '12 箱受潮了'],
    ['en', 'It took an hour and a half', 'pl', 'Trwało to półtorej godziny'],
    ['en', 'It took ninety minutes', 'zh-Hans', '花了一个半小时'],
    ['en', 'A week and a half was lost', 'zh-Hant', '損失了一個半星期'],
    // dates and times
    ['ja', '令和 8 年 3 月 5 日に開始', 'en', 'Start on 5 March 2026'],
    ['zh-Hant', '民國 115 年 1 月 15 日出貨', 'de', 'Versand am 15.01.2026'],
    ['th', 'ส่งวันที่ 5 มีนาคม 2569', 'en', 'Ship on March 5, 2026'],
    ['vi', 'Giao ngày 5 tháng 3 năm 2026', 'es', 'Entrega el 5 de marzo de 2026'],
    ['en', 'From 5 to 8 March', 'zh-Hans', '3 月 5 日至 8 日'],
    ['en', 'Due on 03/12', 'de', 'Fällig am 3.12.'],
    ['en', 'At 2:30 p.m. on Monday', 'zh-Hans', '周一下午两点半'],
    ['de', 'Um halb vier am Dienstag', 'en', 'At half past three on Tuesday'],
    ['th', 'เริ่มบ่าย 3 โมง', 'en', 'Starts at 15:00'],
    ['vi', 'Bắt đầu lúc 8 giờ tối', 'en', 'It starts at 8 p.m.'],
    ['vi', 'Trong 24 giờ', 'en', 'Within 24 hours'],
    // shares
    ['zh-Hans', '超过七成是外观问题', 'en', 'More than 70% are cosmetic'],
    ['zh-Hans', '打八折', 'en', '20% off'],
    ['ja', '2 割引きです', 'de', '20 Prozent Rabatt'],
    ['en', 'A third of the trays are bent', 'ja', 'トレイの 3 分の 1 が曲がっています'],
    ['en', '3 of 5 units failed the test', 'vi', '3/5 máy không đạt thử nghiệm'],
    ['es', 'Volvemos en quince días', 'en', 'We are back in two weeks'],
    // measures
    ['en', '36 by 24 mm', 'zh-Hans', '36×24 毫米'],
    ['en', '2 to 3 days', 'zh-Hans', '2 天到 3 天'],
    ['en', 'plus or minus 5 microns', 'ja', '±5 µm'],
    ['en', 'at -20 °C', 'ko', '영하 20 ℃에서'],
    ['en', 'It is 25 degrees in the hall', 'de', 'In der Halle sind es 25 °C'],
    ['en', '1,450 rpm', 'zh-Hans', '1450 转/分'],
    ['zh-Hans', '间隙 5 丝', 'en', 'The gap is 0.05 mm'],
    // identifiers
    ['en', 'PN-4471-B of lot L2405-17, see D-12', 'ja', 'ロット L2405-17 の PN-4471-B は D-12 を参照'],
    ['en', 'The 8D report is late', 'de', 'Der 8D-Bericht ist verspätet'],
    ['en', 'The 48-hour test', 'pl', 'Test 48-godzinny'],
    [
      'zh-Hans',
      '@张伟请看 https://example.com/a?b=1。',
      'en',
      '@张伟 please look at https://example.com/a?b=1',
    ],
    // denials that are none
    ['en', 'We have to check all parts', 'ja', '全部品を確認しなければなりません'],
    ['en', 'Only three are left', 'ja', '残りは 3 個しかありません'],
    ['en', 'Is the report finished?', 'vi', 'Báo cáo xong chưa?'],
    ['en', 'At most 12 mm', 'zh-Hans', '不超过 12 mm'],
    ['en', 'The operator failed to lock it', 'de', 'Der Bediener hat es nicht verriegelt'],
  ])('%s “%s” = %s “%s”', (from, source, to, target) => {
    expect(hard(from, source, to, target)).toEqual([])
    expect(hard(to, target, from, source)).toEqual([])
  })
})

describe('a changed statement is withheld', () => {
  test.each<[string, string, string, string, string, string, string]>([
    ['zh-Hans', '卖出 23 亿件', 'en', '23 billion pcs sold', 'number', '23 亿件', '23 billion pcs'],
    ['zh-Hans', '需要 120 万', 'en', '120 million are needed', 'number', '120 万', '120 million'],
    ['en', '1400 pcs', 'de', '14000 Stück', 'number', '1400 pcs', '14000 Stück'],
    ['en', '22,500 pcs', 'zh-Hans', '2,500 pcs', 'number', '22,500 pcs', '2,500 pcs'],
    ['en', '36 by 24 mm', 'de', '36 mm', 'number', '24 mm', ''],
    ['en', '5 mm wide', 'de', '5 cm breit', 'unit', '5 mm', '5 cm'],
    ['en', 'weighs 5 kg', 'de', 'wiegt 5', 'unit', '5 kg', '5'],
    ['en', '50 cartons', 'zh-Hans', '50 pcs', 'unit', '50 cartons', '50 pcs'],
    ['en', '1.2 ± 0.1 mm', 'ja', '1.2 mm、0.1 mm', 'tolerance', '± 0.1 mm', '0.1 mm'],
    ['en', 'on 5 March 2026', 'de', 'am 5. Mai 2026', 'date', '5 March 2026', '5. Mai 2026'],
    ['en', 'in March 2026', 'de', 'im März', 'date', 'March 2026', ''],
    ['en', 'on Monday', 'zh-Hans', '周二', 'date', 'Monday', '周二'],
    ['en', 'at 9 a.m.', 'zh-Hans', '下午 9 点', 'time', '9 a.m.', '下午 9 点'],
    ['en', '$4,500', 'zh-Hans', '4,500 元', 'money', '$4,500', '4,500 元'],
    ['en', 'PN-4471-B', 'zh-Hans', 'PN-4417-B', 'part-number', 'PN-4471-B', 'PN-4417-B'],
    ['en', 'lot L2405-17', 'zh-Hans', '批次 L2405-71', 'lot', 'L2405-17', 'L2405-71'],
    ['en', 'lot 260318', 'de', 'Charge 260381', 'lot', '260318', '260381'],
    ['en', 'see D-12', 'zh-Hans', '见 D-21', 'ticket-key', 'D-12', 'D-21'],
    [
      'en',
      'see https://a.example/1',
      'de',
      'siehe https://a.example/2',
      'url',
      'https://a.example/1',
      'https://a.example/2',
    ],
    ['en', '@Anna please', 'de', '@Anne bitte', 'mention', '@Anna', '@Anne'],
    ['en', 'line B', 'de', 'Linie C', 'part-number', 'B', 'C'],
  ])('%s “%s” to %s “%s”: %s', (from, source, to, target, kind, s, t) => {
    expect(hard(from, source, to, target)).toContainEqual([kind, s, t])
    expect(hard(to, target, from, source)).toContainEqual([kind, t, s])
  })

  test.each<[string, string, string, string]>([
    ['en', 'Do not ship it', 'zh-Hans', '请出货'],
    ['en', 'The part was not checked', 'ja', '部品は確認されました'],
    ['ko', '출하하지 마십시오', 'en', 'Please ship it'],
    ['vi', 'Không được mở nắp', 'en', 'Open the lid'],
    ['th', 'อย่าเปิดฝา', 'en', 'Open the lid'],
    ['de', 'Das Teil ist nicht gut', 'en', 'The part is clean'],
    ['es', 'Nadie lo revisó', 'en', 'Somebody checked it'],
    ['pl', 'Nie używać tej formy', 'en', 'Use this mould'],
  ])('the denial of %s “%s” is missing in %s “%s”', (from, source, to, target) => {
    expect(hard(from, source, to, target).map(([kind]) => kind)).toEqual(['negation'])
    expect(hard(to, target, from, source).map(([kind]) => kind)).toEqual(['negation'])
  })
})

describe('shape', () => {
  test.each<[string, string, string, string]>([
    ['empty', 'Stop the line', 'zh-Hans', '  '],
    ['same-as-source', 'Stop the line now', 'de', 'stop the line now'],
    ['script', 'Stop the line now', 'ko', 'Die Linie jetzt anhalten'],
    ['script', 'Stop the line now', 'de', '请立即停止这条生产线'],
    [
      'length',
      'Please stop the line now, remove all housings and tell the shift leader about it',
      'de',
      'Halt.',
    ],
  ])('%s', (kind, source, to, target) => {
    expect(hard('en', source, to, target).map(([found]) => found)).toContain(kind)
  })

  test('codes alone may stay as they are', () => {
    expect(check('en', 'PN-4471-B, D-12', 'zh-Hans', 'PN-4471-B, D-12')).toEqual({ ok: true, problems: [] })
  })

  test('both texts empty is nothing to complain about', () => {
    expect(check('en', '', 'de', '').ok).toBe(true)
  })
})

describe('masks', () => {
  const masks = ['⟦1⟧', '⟦2⟧']
  test('each exactly once passes', () => {
    expect(hard('en', 'Ship ⟦1⟧ to ⟦2⟧ today', 'de', 'Heute ⟦1⟧ an ⟦2⟧ liefern', masks)).toEqual([])
  })
  test('a lost and a doubled one are named', () => {
    expect(hard('en', 'Ship ⟦1⟧ to ⟦2⟧ today', 'de', 'Heute ⟦1⟧ an ⟦1⟧ liefern', masks)).toEqual([
      ['mask', '⟦1⟧', '⟦1⟧ ⟦1⟧'],
      ['mask', '⟦2⟧', ''],
    ])
  })
})

describe('soft problems', () => {
  test('a fraction in words is shown, not withheld', () => {
    const { ok, problems } = check('en', 'Two thirds of it is done', 'zh-Hans', '大部分已完成')
    expect(ok).toBe(true)
    expect(problems).toEqual([{ kind: 'number', source: 'Two thirds', target: '', severity: 'soft' }])
  })
  test('a small number in an idiom is not withheld', () => {
    expect(
      check('en', 'We are in two minds about it', 'zh-Hans', '我们拿不准主意').problems.map((p) => p.kind),
    ).not.toContain('date')
    expect(hard('en', 'Two heads are better than one', 'de', 'Gemeinsam geht es besser')).toEqual([])
  })
})

describe('properties', () => {
  const languages = fc.constantFrom('en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl')

  test('no text makes it throw, and it judges both directions alike', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        languages,
        languages,
        (source, target, from, to) => {
          const { ok, problems } = check(from, source, to, target)
          expect(ok).toBe(problems.every(({ severity }) => severity === 'soft'))
        },
      ),
    )
  })

  test('a text against itself never loses a number', () => {
    const fact = fc.oneof(
      fc.integer({ min: 2, max: 9_999_999 }).map(String),
      fc.double({ min: 0.01, max: 9999, noNaN: true }).map((value) => `${value.toFixed(2)} mm`),
      fc
        .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
        .map((date) => date.toISOString().slice(0, 10)),
      fc.integer({ min: 100, max: 999 }).map((value) => `PN-${value}-B`),
    )
    fc.assert(
      fc.property(fc.array(fact, { maxLength: 6 }), languages, (facts, language) => {
        const text = facts.join(' | ')
        expect(hard(language, text, language, text)).toEqual([])
      }),
    )
  })

  test('another whole number is always found', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 11, max: 999_999 }),
        fc.integer({ min: 11, max: 999_999 }),
        languages,
        (a, b, to) => {
          fc.pre(a !== b)
          expect(hard('en', `${a} pcs`, to, `${b} pcs`).length).toBeGreaterThan(0)
        },
      ),
    )
  })
})
