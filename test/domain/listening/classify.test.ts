import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SIGNALS } from '../../../src/domain/listening/finding.ts'
import { hear } from './hearing.ts'

const signalOf = (text: string): string => hear(text).signal

describe('negation', () => {
  test.each([
    ['en', 'We found scratches on 12 of 200 pcs.', 'No scratches found on the 200 pcs.'],
    ['zh-Hans', '外壳有划痕，200件中有12件。', '没有发现划痕。'],
    ['zh-Hant', '外殼刮傷 5 件', '外殼沒有刮傷'],
    ['ja', 'キズが12個見つかりました。', 'キズはありませんでした。'],
    ['ko', '스크래치 5개 발견되었습니다.', '스크래치 없습니다.'],
    ['vi', 'Vỏ bị nứt 5 cái.', 'Không có vết nứt nào.'],
    ['th', 'พบรอยขีดข่วน 5 ชิ้น', 'ไม่มีรอยขีดข่วน'],
    ['de', 'Das Gehäuse ist gerissen, 5 Stück.', 'Keine Kratzer gefunden.'],
    ['es', 'Encontramos 5 piezas rayadas.', 'No encontramos rayas en las piezas.'],
    ['pl', 'Obudowa pękła, 5 sztuk.', 'Nie ma pęknięć.'],
  ])('in %s a problem is a defect, and its denial is not', (lang, stated, denied) => {
    expect(hear(stated)).toMatchObject({ lang, signal: 'defect' })
    expect(signalOf(denied)).toBe('none')
  })

  test('says which rule took the weight away', () => {
    expect(hear('No scratches found.').why).toContainEqual({
      words: 'scratches',
      rule: 'negated by en.not',
    })
  })

  test('of what ought to work is a defect', () => {
    expect(signalOf('The battery door does not fit.')).toBe('defect')
    expect(signalOf('盖板装不上。')).toBe('defect')
    expect(signalOf('Der Deckel passt nicht.')).toBe('defect')
  })
})

describe('hard negatives', () => {
  test.each([
    '0 defects in lot L2409A.',
    '检验结果：不良0件。',
    'The crack standard is attached.',
    '8D is closed, thank you.',
    'Thanks for changing the meeting to Friday.',
    'Are there any scratches?',
    'lol the coffee machine is broken again',
    'https://example.com/defects/crack',
    '',
    '🙂👍',
  ])('%s is none', (text) => {
    expect(signalOf(text)).toBe('none')
  })
})

describe('only the new part counts', () => {
  test.each([
    ['a quotation', '> The hinge is cracked\nThanks, see you.', 'none'],
    [
      'a forwarded mail',
      'Thanks.\n\nFrom: Li <li@example.com>\nSent: Monday\n\nThe hinge is cracked',
      'none',
    ],
    ['what is written below a quotation', '> All good?\nThe hinge is cracked on 3 pcs.', 'defect'],
    [
      'a Japanese header',
      'ありがとうございます。\n\n差出人: 李 <li@example.com>\n件名: 蝶番\n\n蝶番にクラックが3個',
      'none',
    ],
    ['a German one', 'Danke!\n\nVon: Li <li@example.com>\nGesendet: Montag\n\n5 Stück gerissen', 'none'],
  ])('%s', (_, text, signal) => {
    expect(signalOf(text)).toBe(signal)
  })

  test('entities of the quotation are not the writer’s', () => {
    expect(hear('> lot L2409A is bad\nnoted').entities.lots).toEqual([])
  })
})

describe('the other signals', () => {
  test.each([
    ['change', 'Can we change the foam to 3 mm?'],
    ['change', '請把螺絲改成不鏽鋼'],
    ['change', 'Bitte ändern Sie das Material auf PA66.'],
    ['soft', '検討します。'],
    ['soft', '差不多可以了'],
    ['promise', 'We will send the 8D report by Friday.'],
  ])('%s: %s', (signal, text) => {
    expect(signalOf(text)).toBe(signal)
  })

  test('when a message holds two, the graver one is meant', () => {
    expect(signalOf('5 pcs are cracked. We will send new ones by Friday.')).toBe('defect')
  })

  test('a thread adds to what the words only hint at, never to nothing', () => {
    expect(hear('ok', { context: { thread: 'defect', hasPicture: true } }).signal).toBe('none')
  })
})

describe('any text', () => {
  test('is read without an error, and every word of the reasons stands in it', () => {
    const pieces = fc.constantFrom(
      'crack ',
      '不良',
      ' 12 of 200 ',
      '\n> ',
      'ไม่',
      '検討',
      '?',
      ' 0 ',
      'ß',
      '\ud83d\ude42',
      '> ',
      'From: ',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme' })), { maxLength: 20 }), (parts) => {
        const text = parts.join('').toWellFormed()
        const { signal, confidence, entities } = hear(text)
        expect(SIGNALS).toContain(signal)
        expect(confidence).toBeGreaterThanOrEqual(0)
        expect(confidence).toBeLessThanOrEqual(1)
        const whole = text.normalize('NFC').replace(/[\uff66-\uff9f]+/g, (run) => run.normalize('NFKC'))
        for (const found of [...entities.lots, ...entities.quantities, ...entities.partNumbers])
          expect(whole.includes(found)).toBe(true)
      }),
    )
  })
})
