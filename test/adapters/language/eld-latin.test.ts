import { eld } from 'eld/small'
import { expect, test } from 'vitest'
import { createEldLatin } from '../../../src/adapters/language/eld-latin.ts'

test.each([
  ['The shipment was delayed by the weather', 'en'],
  ['Die Lieferung hat sich wegen des Wetters verspätet', 'de'],
  ['El envío se retrasó por el mal tiempo', 'es'],
  ['Dostawa opóźniła się z powodu pogody', 'pl'],
  ['Lô hàng bị trễ vì thời tiết', 'vi'],
])('“%s” is %s', (text, expected) => {
  expect(createEldLatin()(text)).toBe(expected)
})

test('nothing known is null', () => {
  expect(createEldLatin()('')).toBeNull()
  expect(createEldLatin()('12 34')).toBeNull()
})

test('limiting it leaves the detector of others alone', () => {
  createEldLatin()
  expect(eld.detect('Bonjour, comment allez-vous aujourd’hui ?').language).toBe('fr')
})
