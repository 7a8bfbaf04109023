import { describe, expect, test } from 'vitest'
import { call, exampleFile } from './terminal.ts'

const FILES = ['--partnership', 'examples/partnership.yaml', '--agreement', 'examples/agreement.yaml']
const SAFETY = ['--kind', 'defect', '--class', 'safety', '--severity', 'critical', '--raised-by', 'factory']
const AT = ['--at', '2026-02-13T10:00:00Z']

const ask = async (...options: string[]) => {
  const outcome = await call(['deadlines', ...FILES, ...options, '--json'])
  return { ...outcome, rows: JSON.parse(outcome.out) }
}

describe('andon deadlines', () => {
  test('gives the instants both sides agreed on as the reference', async () => {
    const { code, rows, err } = await ask(...SAFETY, ...AT)
    expect(err).toBe('')
    expect(code).toBe(0)
    expect(rows.map((row: { id: string }) => row.id)).toEqual([
      'disclose-safety',
      'acknowledge',
      'contain',
      'analysis',
    ])
    expect(rows[0]).toEqual({
      id: 'disclose-safety',
      owedBy: 'factory',
      start: '2026-02-13T10:00:00Z',
      due: '2026-02-14T10:00:00Z',
      warnings: ['2026-02-13T22:00:00Z', '2026-02-14T08:00:00Z'],
      ladder: [
        { at: '2026-02-14T10:00:00Z', tell: ['owing.liaison'] },
        { at: '2026-02-14T11:00:00Z', tell: ['owing.quality', 'owing.manager'] },
        { at: '2026-02-14T14:00:00Z', tell: ['owing.executive', 'other.liaison'] },
      ],
      notes: [],
    })
    expect(rows[1]).toMatchObject({
      owedBy: 'brand',
      start: '2026-02-13T17:00:00Z',
      due: '2026-02-17T17:30:00Z',
    })
    expect(rows[2]).toMatchObject({ owedBy: 'factory', due: '2026-02-14T10:00:00Z' })
    expect(rows[3]).toMatchObject({ owedBy: 'factory', due: '2026-03-06T00:00:00Z' })
  })

  test('counts three working days over Spring Festival from a start after closing', async () => {
    const rule =
      '  - { id: three, name: Three days, applies: { kind: defect }, owedBy: factory, starts: disclosed, stops: corrected, within: P3D, clock: working, ladder: standard }\n'
    const agreement = exampleFile('agreement.yaml').replace('obligations:\n', `obligations:\n${rule}`)
    const options = ['--partnership', 'examples/partnership.yaml', '--agreement', 'a.yaml', '--json']
    const { out } = await call(['deadlines', ...options, ...SAFETY, '--at', '2026-02-13T20:00:00+08:00'], {
      files: { 'a.yaml': agreement },
    })
    expect(JSON.parse(out)[0]).toMatchObject({ id: 'three', due: '2026-02-26T00:00:00Z' })
  })

  test('says in the reader’s language that holidays are missing, and ends with 1', async () => {
    const options = ['deadlines', ...FILES, ...SAFETY, '--at', '2030-03-01T10:00:00Z', '--json']
    const english = await call(options)
    expect(english.code).toBe(1)
    const analysis = JSON.parse(english.out).find((row: { id: string }) => row.id === 'analysis')
    expect(analysis.notes).toHaveLength(1)
    expect(analysis.notes[0]).toContain('No complete holiday data for China in 2030')
    const chinese = await call(options, { language: 'zh-Hans' })
    expect(chinese.out).toContain('中国 2030 年没有完整的节假日数据')
    // The brand's own clock is not touched by it.
    expect(JSON.parse(english.out).find((row: { id: string }) => row.id === 'acknowledge').notes).toEqual([])
  })

  test('shows both sides’ clocks to a person', async () => {
    const { out, code } = await call(['deadlines', ...FILES, ...SAFETY, ...AT])
    expect(code).toBe(0)
    expect(out).toContain('Northwind Audio (America/Los_Angeles)')
    expect(out).toContain('Lichuang Precision (Asia/Shanghai)')
    const due = out.split('\n').find((line) => line.startsWith('  due'))
    expect(due).toMatch(/2026-02-14T10:00:00Z {2}2026-02-14 02:00 Sat +2026-02-14 18:00 Sat$/)
  })

  test('takes the agreement the partnership’s file names', async () => {
    const options = ['--partnership', 'examples/partnership.yaml', ...SAFETY, ...AT, '--json']
    const { out } = await call(['deadlines', ...options])
    expect(JSON.parse(out)).toHaveLength(4)
  })

  test('knows a change by its own rule alone', async () => {
    const { rows, err } = await ask('--kind', 'change', '--class', 'safety', '--raised-by', 'brand', ...AT)
    expect(rows.map((row: { id: string }) => row.id)).toEqual(['decide-change'])
    expect(err).toContain('A change has no class')
  })

  test('leaves out rules about a severity that was not given', async () => {
    const { rows } = await ask('--kind', 'defect', '--raised-by', 'brand', ...AT)
    expect(rows.map((row: { id: string }) => row.id)).toEqual(['acknowledge', 'analysis'])
  })

  test.each([
    [['--kind', 'defekt'], 'Did you mean “defect”? Allowed: defect, change'],
    [['--class', 'colour'], 'Allowed: safety, functional, cosmetic, compliance, delivery'],
    [['--raised-by', 'us'], 'Allowed: brand, factory'],
    [['--at', '2026-02-13'], '2026-02-13T18:00+08:00'],
    [['--at', '2026-02-30T10:00:00Z'], '“2026-02-30T10:00:00Z” is not an instant'],
    [['--at', '2026-02-13T10:00:00'], 'is not an instant'],
  ])('refuses %s with what is allowed', async (wrong, said) => {
    const [option = ''] = wrong
    const right = [...SAFETY, ...AT]
    const options = right.with(right.indexOf(option) + 1, wrong[1] ?? '')
    const { code, out, err } = await call(['deadlines', ...FILES, ...options, '--json'])
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain(said)
  })

  test('names file and line of a mistake, and ends with 1', async () => {
    const agreement = exampleFile('agreement.yaml').replace('within: PT24H #', 'within: P1M #')
    const line = agreement.split('\n').findIndex((text) => text.includes('P1M')) + 1
    const { code, out, err } = await call(
      ['deadlines', '--partnership', 'examples/partnership.yaml', '--agreement', 'a.yaml', ...SAFETY, ...AT],
      { files: { 'a.yaml': agreement } },
    )
    expect(code).toBe(1)
    expect(out).toBe('')
    expect(err).toContain(`a.yaml:${line}:`)
    expect(err).toContain('P1M')
  })
})
