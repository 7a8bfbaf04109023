import { describe, expect, test } from 'vitest'
import { splitLines } from '../../src/cli/process-io.ts'
import { call } from './terminal.ts'

const DEFECT = JSON.stringify({
  text: 'We found scratches on the front cover, 12 of 200 pcs from lot L2409A. New ones by Friday.',
  author_side: 'factory',
  author_lang: 'en',
})

describe('andon classify', () => {
  test('answers each line with exactly the fields that were promised, days as written', async () => {
    const { code, out, err } = await call(['classify'], {
      files: { '-': `${DEFECT}\n\n{"text":"你好，收到"}` },
    })
    const [first, second, ...rest] = out.trimEnd().split('\n')
    expect(JSON.parse(first!)).toEqual({
      lang: 'en',
      signal: 'defect',
      confidence: expect.any(Number),
      why: expect.arrayContaining([{ words: 'scratches', rule: expect.stringMatching(/^en\./) }]),
      entities: {
        partNumbers: [],
        lots: ['L2409A'],
        quantities: ['12 of 200 pcs'],
        rates: [],
        dates: ['Friday'],
      },
    })
    expect(Object.keys(JSON.parse(first!))).toEqual(['lang', 'signal', 'confidence', 'why', 'entities'])
    expect(JSON.parse(second!)).toMatchObject({ lang: 'zh-Hans', signal: 'none' })
    expect(rest).toEqual([])
    expect(err).toBe('')
    expect(code).toBe(0)
  })

  test.each([
    ['oops', 'Line 2: found “oops”. Allowed: a JSON object with text'],
    ['[1]', 'Line 2: found [1]. Allowed: a JSON object with text'],
    ['{"txt":"a"}', 'Line 2: “text” is missing; found: txt.'],
    ['{"text":7}', 'Line 2: “text” is 7. Allowed: a text.'],
    ['{"text":"a","author_side":"both"}', 'Line 2: “author_side” is “both”. Allowed: brand, factory.'],
    ['{"text":"a","author_lang":3}', 'Line 2: “author_lang” is 3. Allowed: a text.'],
  ])('says what is wrong with %s, answers the other lines and ends with 2', async (bad, said) => {
    const { code, out, err } = await call(['classify', 'm.jsonl'], {
      files: { 'm.jsonl': `${DEFECT}\n${bad}\n${DEFECT}\n` },
    })
    expect(err).toContain(said)
    expect(out.trimEnd().split('\n')).toHaveLength(2)
    expect(code).toBe(2)
  })

  test('takes a language it does not speak, none and a regional tag', async () => {
    const lines = ['fr', null, 'zh-TW'].map((tag) => JSON.stringify({ text: '收到', author_lang: tag }))
    const { code, out } = await call(['classify'], { files: { '-': lines.join('\n') } })
    expect(code).toBe(0)
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line).lang),
    ).toEqual(['zh-Hans', 'zh-Hans', 'zh-Hant'])
  })
})

describe('the lines of a stream', () => {
  async function linesOf(chunks: readonly Uint8Array[]): Promise<string[]> {
    const lines: string[] = []
    for await (const line of splitLines(stream(chunks))) lines.push(line)
    return lines
  }
  async function* stream(chunks: readonly Uint8Array[]): AsyncGenerator<Buffer> {
    for (const chunk of chunks) yield Buffer.from(chunk)
  }

  test('come as they are complete, wherever the stream is cut', async () => {
    const bytes = Buffer.from('第一行\r\nzwei\n\nlast')
    for (let size = 1; size <= bytes.length; size++) {
      const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, i) =>
        bytes.subarray(i * size, (i + 1) * size),
      )
      expect(await linesOf(chunks)).toEqual(['第一行', 'zwei', '', 'last'])
    }
    expect(await linesOf([Buffer.from('a\n')])).toEqual(['a'])
    expect(await linesOf([])).toEqual([])
  })

  test('are given before the stream ends', async () => {
    let asked = 0
    const endless = {
      async *[Symbol.asyncIterator]() {
        for (;;) {
          asked++
          yield Buffer.from('one\ntwo\n')
        }
      },
    }
    for await (const line of splitLines(endless)) {
      expect(line).toBe('one')
      break
    }
    expect(asked).toBe(1)
  })

  test('are cut when they never end', async () => {
    const piece = Buffer.alloc(1024 * 1024, 'x')
    const [first, second] = await linesOf([piece, piece, piece, Buffer.from('\nok')])
    expect(first).toHaveLength(2 * 1024 * 1024)
    expect(second).toBe('ok')
  })
})
