import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { call } from './terminal.ts'

const CLIENT = '2f6c9d1e-8a40-4b7c-9f53-1d0e6b7a8c92'
const GOOD = ['manifest', 'teams', '--url', 'https://andon.example.com/', '--client-id', CLIENT]
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'andon-manifest-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('andon manifest teams', () => {
  test('writes the package where it is told, and says what to do with it and why it asks for what', async () => {
    const path = join(folder, 'new', 'app.zip')
    const { code, out, err } = await call([...GOOD, '--app-version', '1.0.7', path])
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toContain(path)
    expect(out).toContain('https://andon.example.com/api/messages')
    expect(out).toMatch(/ChannelMessage\.Read\.Group: .+\n {2}ChatMessage\.Read\.Chat: .+/)
    const manifest = JSON.parse(new TextDecoder().decode(unzipSync(readFileSync(path))['manifest.json']))
    expect(manifest).toMatchObject({ id: CLIENT, version: '1.0.7', bots: [{ botId: CLIENT }] })
  })

  test('with --json only prints', async () => {
    const { code, out } = await call([...GOOD, '--json', join(folder, 'app.zip')])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ id: CLIENT, validDomains: ['andon.example.com'] })
    expect(readdirSync(folder)).toEqual([])
  })

  test.each([
    ['http://andon.example.com'],
    ['andon.example.com'],
    ['https://user:secret@andon.example.com'],
    ['https://andon.example.com/?x=1'],
  ])('an address Teams could not use is refused: %s', async (url) => {
    const { code, err } = await call(['manifest', 'teams', '--url', url, '--client-id', CLIENT])
    expect(code).toBe(2)
    expect(err).toContain(`--url: “${url}” is not allowed. Allowed: https://andon.example.com`)
  })

  test.each([
    [['manifest', 'teams', '--client-id', CLIENT], '--url is missing.'],
    [['manifest', 'teams', '--url', 'https://a.example'], '--client-id is missing.'],
    [
      ['manifest', 'teams', '--url', 'https://a.example', '--client-id', '12'],
      '--client-id: “12” is not allowed.',
    ],
    [[...GOOD, '--app-version', '1.2'], '--app-version: “1.2” is not allowed. Allowed: 1.0.1'],
    [[...GOOD, '--app-version', '01.2.3'], '--app-version: “01.2.3”'],
  ])('what is wrong is said: %#', async (words, said) => {
    const { code, err } = await call(words)
    expect(code).toBe(2)
    expect(err).toContain(said)
  })

  test('a file that cannot be written is named', async () => {
    writeFileSync(join(folder, 'a-file'), '')
    const path = join(folder, 'a-file', 'app.zip')
    const { code, err, unexpected } = await call([...GOOD, path])
    expect({ code, unexpected }).toEqual({ code: 1, unexpected: [] })
    expect(err).toContain(path)
  })
})
