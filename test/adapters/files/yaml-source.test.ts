import { describe, expect, it } from 'vitest'
import { openYaml } from '../../../src/adapters/files/yaml-source.ts'
import { mistakesIn } from './reading.ts'

const mistakes = (text: string) => mistakesIn(() => openYaml(text, 'f.yaml'))
const value = (text: string) => openYaml(text, 'f.yaml').value

describe('what a text means', () => {
  it('keeps times, dates and the country Norway as text', () => {
    expect(value('a: 09:00\nb: 09:00-17:30\nc: 2026-12-24\nd: NO\ne: on\nf: yes')).toEqual({
      a: '09:00',
      b: '09:00-17:30',
      c: '2026-12-24',
      d: 'NO',
      e: 'on',
      f: 'yes',
    })
  })
  it.each([
    ['', null],
    ['# only a comment\n', null],
    ['---\na: 1\n...\n', { a: 1 }],
    ['\ufeffa: 1', { a: 1 }],
    ['a:\r\n  b: 1\r\n', { a: { b: 1 } }],
    ['%YAML 1.2\n---\na: 1', { a: 1 }],
    ['a: &x [1]\nb: *x', { a: [1], b: [1] }],
  ])('%j', (text, expected) => {
    expect(value(text)).toEqual(expected)
  })
  it('does not let a key reach the prototype', () => {
    const read = value('__proto__: { polluted: 1 }\nconstructor: 2') as object
    expect(Object.keys(read)).toEqual(['__proto__', 'constructor'])
    expect('polluted' in {}).toBe(false)
    expect('polluted' in read).toBe(false)
  })
})

describe('a text that is refused', () => {
  it.each([
    ['a: 1\nb: 2\na: 3', ['3:1 duplicate-key']],
    ['a:\n\tb: 1', ['2:1 tab']],
    ['a: 1\n---\nb: 2', ['2:1 many-documents']],
    ['%YAML 1.1\n---\na: 09:00', ['1:1 yaml-version']],
    ['a: b: c', ['1:4 colon']],
    ['a: "never closed', ['1:17 missing-character']],
    ['a: "\\q"', ['1:5 escape']],
    ['a: @b', ['1:4 syntax']],
    ['? [a]\n: b', ['1:3 key-not-text']],
    ['a:\n  <<: { b: 1 }', ['2:3 merge-key']],
    ['a: !!binary aGVsbG8=', ['1:13 tag']],
    ['a: 1\nb: !custom x', ['2:12 tag']],
    ['a: *nothing', ['1:4 alias-unknown']],
    ['a: &x [*x]', ['1:8 alias-nested']],
    ['a: &x [1]\nb: &y [*x, *x]\nc: [*y, *y]', ['2:8 alias-nested', '2:12 alias-nested']],
    [`a: &x 1\nb: [${'*x, '.repeat(21)}]`, ['2:85 too-many-aliases']],
    ['a: 1\nb: x\u0000y', ['2:5 control-character']],
    ['a: \u001b[31mred', ['1:4 control-character']],
    ['a: caf\ufffd', ['1:7 not-utf8']],
    ['a: \ud83d', ['1:4 not-utf8']],
  ])('%j', (text, expected) => {
    expect(mistakes(text)).toEqual(expected)
  })

  it('says every mistake of the text, not only the first', () => {
    expect(mistakes('a: 1\na: 2\nb: 1\nb: 2')).toEqual(['2:1 duplicate-key', '4:1 duplicate-key'])
  })
  it('reads a file of one million bytes and no more', () => {
    const comment = (bytes: number) => `a: 1 #${'x'.repeat(bytes - 6)}`
    expect(mistakes(comment(1_000_000))).toEqual([])
    expect(mistakes(comment(1_000_001))).toEqual(['1:1 too-large'])
    expect(mistakes(`a: "${'界'.repeat(333_400)}"`)).toEqual(['1:1 too-large'])
  })

  // Each of these ends the stack or takes minutes in a parser that is not bounded.
  it.each([
    ['brackets', '['.repeat(500_000), 'too-deep'],
    ['braces', '{a: '.repeat(200_000), 'too-deep'],
    ['dashes', '- '.repeat(400_000), 'too-deep'],
    ['question marks', '? '.repeat(400_000), 'too-deep'],
    ['indentation', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:`).join('\n'), 'too-deep'],
    ['entries', '- a\n'.repeat(200_000), 'too-many'],
    ['keys', Array.from({ length: 60_000 }, (_, i) => `k${i}: 1`).join('\n'), 'too-many'],
    ['documents', '---\n'.repeat(200_000), 'too-many'],
  ])('is refused quickly: %s', (_, text, code) => {
    const started = performance.now()
    expect(mistakes(text).map((line) => line.split(' ')[1])).toEqual([code])
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
