import { describe, expect, test } from 'vitest'
import { call } from './terminal.ts'

const line = (source: string, target: string, from: string, to: string): string =>
  JSON.stringify({ source, target, from, to })
const GOOD = line('120 pcs left', '还剩 120 件', 'en', 'zh-Hans')
const BAD = line('营业额 23 亿', 'revenue of 23 billion', 'zh-Hans', 'en')

describe('andon check-translation', () => {
  test('answers each line of the standard input with one line', async () => {
    const { code, out, err } = await call(['check-translation'], { files: { '-': `${GOOD}\n\n${BAD}\n` } })
    const [first, second, ...rest] = out.trimEnd().split('\n')
    expect(JSON.parse(first!)).toEqual({ ok: true, problems: [] })
    expect(JSON.parse(second!)).toEqual({
      ok: false,
      problems: [{ kind: 'number', source: '23 亿', target: '23 billion', severity: 'hard' }],
    })
    expect(rest).toEqual([])
    expect(err).toBe('')
    expect(code).toBe(1)
  })

  test('reads a file and ends with 0 when all is well', async () => {
    const { code, out } = await call(['check-translation', 'pairs.jsonl'], { files: { 'pairs.jsonl': GOOD } })
    expect(out).toBe('{"ok":true,"problems":[]}\n')
    expect(code).toBe(0)
  })

  test('takes the masks of a line', async () => {
    const masked = JSON.stringify({
      source: 'Ship ⟦1⟧ now',
      target: '立即发货',
      from: 'en',
      to: 'zh-Hans',
      masks: ['⟦1⟧'],
    })
    const { out } = await call(['check-translation'], { files: { '-': masked } })
    expect(JSON.parse(out).problems).toEqual([{ kind: 'mask', source: '⟦1⟧', target: '', severity: 'hard' }])
  })

  test.each([
    ['oops', 'Line 2: found “oops”. Allowed: a JSON object'],
    ['[1]', 'Line 2: found [1]. Allowed: a JSON object'],
    ['{"source":"a","target":"b","from":"en"}', 'Line 2: “to” is missing; found: source, target, from.'],
    ['{"source":1,"target":"b","from":"en","to":"de"}', 'Line 2: “source” is 1. Allowed: a text.'],
    [line('a', 'b', 'fr', 'en'), 'Line 2: “from” is “fr”. Allowed: en, zh-Hans, zh-Hant, ja'],
    ['{"source":"a","target":"b","from":"en","to":"de","masks":[""]}', 'Line 2: “masks” is [""]'],
  ])('says what is wrong with %s, answers the other lines and ends with 2', async (bad, said) => {
    const { code, out, err } = await call(['check-translation'], {
      files: { '-': `${GOOD}\n${bad}\n${GOOD}` },
    })
    expect(err).toContain(said)
    expect(out).toBe('{"ok":true,"problems":[]}\n'.repeat(2))
    expect(code).toBe(2)
  })

  test('reads a regional tag as the language it belongs to', async () => {
    const { code, err } = await call(['check-translation'], {
      files: { '-': line('120 件', '120 pcs', 'zh-TW', 'en-GB') },
    })
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  test('a missing file and a second file are called wrongly', async () => {
    expect((await call(['check-translation', 'none.jsonl'])).code).toBe(2)
    expect((await call(['check-translation', 'a', 'b'])).err).toContain('“b” does not belong here')
  })
})
