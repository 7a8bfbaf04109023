import { describe, expect, test } from 'vitest'
import { call, exampleFile } from './terminal.ts'

const FILE = ['--partnership', 'examples/partnership.yaml']

const ask = async (...options: string[]) => {
  const outcome = await call(['slots', ...FILE, ...options, '--json'])
  return { ...outcome, rows: JSON.parse(outcome.out) }
}

describe('andon slots', () => {
  test('prints the example of the two sides, across a holiday and a change of clocks', async () => {
    const { code, err, rows } = await ask('--weeks', '12', '--from', '2026-10-01')
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(rows).toHaveLength(12)
    expect(rows[0]).toEqual({
      start: '2026-10-08T00:00:00Z',
      brandLocal: '2026-10-07T17:00-07:00',
      factoryLocal: '2026-10-08T08:00+08:00',
      burden: { brand: 0, factory: 0 },
      total: { brand: 0, factory: 0 },
      reason: 'Within the working day of both.',
      skipped: [],
    })
    expect(rows[4]).toMatchObject({
      brandLocal: '2026-11-04T16:00-08:00',
      factoryLocal: '2026-11-05T08:00+08:00',
    })
    // Veterans Day is a Wednesday in 2026.
    expect(rows[5]).toMatchObject({
      start: '2026-11-11T00:00:00Z',
      brandLocal: '2026-11-10T16:00-08:00',
      skipped: [{ date: '2026-11-11', side: 'brand', reason: 'public holiday, Veterans Day' }],
    })
  })

  test('a week without a common working day keeps its row: Spring Festival', async () => {
    const { code, rows } = await ask('--weeks', '3', '--from', '2026-02-09')
    expect(code).toBe(0)
    expect(rows.map(({ brandLocal }: { brandLocal: string | null }) => brandLocal)).toEqual([
      '2026-02-11T16:00-08:00',
      null,
      '2026-02-25T16:00-08:00',
    ])
    expect(rows[1]).toMatchObject({ start: null, factoryLocal: null, burden: { brand: 0, factory: 0 } })
    expect(rows[1].skipped).toContainEqual({
      date: '2026-02-18',
      side: 'factory',
      reason: 'public holiday, 春节',
    })
    expect(rows[1].skipped).toContainEqual({
      date: '2026-02-16',
      side: 'brand',
      reason: "public holiday, Presidents' Day",
    })
  })

  test('mode and length can be others than the file’s', async () => {
    const { rows } = await ask('--weeks', '6', '--from', '2026-10-01', '--mode', 'factory', '--minutes', '60')
    // An hour that costs the brand nothing ends at 17:30 at the latest: 07:30 in Shanghai would be half an hour early.
    expect(rows[0]).toMatchObject({
      brandLocal: '2026-10-07T16:30-07:00',
      factoryLocal: '2026-10-08T07:30+08:00',
      burden: { brand: 0, factory: 30 },
      reason: 'Lichuang Precision carries it: Northwind Audio keeps its time, 16:30.',
    })
    expect(rows[4]).toMatchObject({
      brandLocal: '2026-11-04T16:30-08:00',
      factoryLocal: '2026-11-05T08:30+08:00',
    })
    expect(rows[5].total).toEqual({ brand: 0, factory: 120 })
  })

  test('says when holiday data is missing, and ends with 1', async () => {
    const { code, err, rows } = await ask('--weeks', '3', '--from', '2026-12-21')
    expect(code).toBe(1)
    expect(rows).toHaveLength(3)
    expect(err).toContain('No complete holiday data for China in 2027')
  })

  test('twelve weeks when nothing is said, as a table', async () => {
    const { code, out } = await call(['slots', ...FILE, '--from', '2026-10-01'])
    expect(code).toBe(0)
    expect(out).toContain('Aurora Earbuds: check-ins of 30 minutes, best common time')
    expect(out.match(/^2026-/gm)).toHaveLength(12)
    expect(out).toContain('2026-10-07 17:00 Wed')
  })

  test('in the caller’s language', async () => {
    const { out } = await call(['slots', ...FILE, '--from', '2026-11-09', '--weeks', '1'], {
      language: 'zh-Hans',
    })
    expect(out).toContain('原定 11月11日周三，已改期')
  })

  test.each([
    [['--weeks', '0'], '--weeks: “0” is not allowed. Allowed: 1–104.'],
    [['--weeks', '1.5'], '--weeks: “1.5” is not allowed. Allowed: 1–104.'],
    [['--minutes', '481'], '--minutes: “481” is not allowed. Allowed: 5–480.'],
    [['--mode', 'rotat'], '--mode: “rotat” is not allowed. Did you mean “rotate”?'],
  ])('called wrongly: %o', async (options, message) => {
    const { code, out, err } = await call(['slots', ...FILE, '--from', '2026-10-01', ...options])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(message)
  })

  test.each(['2026-02-30', '2026-1-1', 'soon', '1969-12-31'])(
    'a first date that is none: %s',
    async (found) => {
      const { code, err } = await call(['slots', ...FILE, '--from', found])
      expect(code).toBe(2)
      expect(err).toContain(`--from: “${found}” is not allowed. Allowed: 1970-01-01 – 2199-12-31.`)
    },
  )

  test('a first date or a file that is missing', async () => {
    expect(await call(['slots', ...FILE])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--from is missing.'),
    })
    const gone = await call(['slots', '--partnership', 'gone.yaml', '--from', '2026-10-01'])
    expect(gone).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('There is no file gone.yaml.'),
    })
  })

  test('a partnership without a check-in', async () => {
    const without = exampleFile('partnership.yaml').replace(/^checkIn:.*$/m, '')
    const files = { 'p.yaml': without }
    const outcome = await call(['slots', '--partnership', 'p.yaml', '--from', '2026-10-01', '--json'], {
      files,
    })
    expect(outcome).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('p.yaml has no “checkIn”'),
    })
  })
})
