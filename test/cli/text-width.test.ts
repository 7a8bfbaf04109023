import { expect, test } from 'vitest'
import { textTable, widthOf } from '../../src/cli/text-width.ts'

test.each([
  ['abc', 3],
  ['工厂', 4],
  ['Chen 陈静', 9],
  ['한국', 4],
  ['カ', 2],
  ['（一）', 6],
  ['e\u0301', 1],
  ['ệ', 1],
  ['', 0],
])('%s takes %i columns', (text, columns) => expect(widthOf(text)).toBe(columns))

test('columns stand under each other whatever the script', () => {
  const rows = [
    ['side', 'zone'],
    ['工厂', 'Asia/Shanghai'],
    ['brand', ''],
  ]
  expect(textTable(rows, ' ')).toBe(' side   zone\n 工厂   Asia/Shanghai\n brand')
})
