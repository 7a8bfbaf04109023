import { describe, expect, test } from 'vitest'
import { startAndon } from '../support/andon.ts'
import { call, exampleFile } from './terminal.ts'

const SHORT = ['--file', 'partnership.yaml', '--yes']
const files = {
  'partnership.yaml': exampleFile('partnership.yaml'),
  'agreement.yaml': exampleFile('agreement.yaml'),
}

const startProposed = async () => {
  const andon = await startAndon({ seed: false, at: '2026-02-13T10:00:00Z' })
  const { features } = andon.app
  await call(['setup', ...SHORT], { files, features })
  return { andon, run: (...words: string[]) => call(words, { files, features }) }
}

describe('andon agreement', () => {
  test('check says each rule with two worked examples', async () => {
    const { code, out } = await call(['agreement', 'check', 'examples/agreement.yaml'])
    expect(code).toBe(0)
    const rule = out.split('\n\n').find((text) => text.startsWith('Acknowledge a defect (acknowledge)'))
    expect(rule?.match(/Example/g)).toHaveLength(2)
    expect(rule).toContain("Presidents' Day")
    const json = await call(['agreement', 'check', 'examples/agreement.yaml', '--json'])
    expect(JSON.parse(json.out).rules).toHaveLength(5)
  })

  test('check needs calendars, and says which file is missing', async () => {
    const lonely = { files: { 'a/agreement.yaml': exampleFile('agreement.yaml') } }
    const { code, err } = await call(['agreement', 'check', 'a/agreement.yaml'], lonely)
    expect(code).toBe(2)
    expect(err).toContain('there is no a/partnership.yaml')
    const none = await call(['agreement', 'check', 'b/agreement.yaml'], lonely)
    expect(none.err).toContain('There is no file b/agreement.yaml')
    const partnership = ['--partnership', 'examples/partnership.yaml']
    expect((await call(['agreement', 'check', 'a/agreement.yaml', ...partnership], lonely)).code).toBe(0)
  })

  test('check refuses two calendars that never meet, with the line', async () => {
    const apart = exampleFile('agreement.yaml').replace('calendars: [factory]', 'calendars: [brand, factory]')
    const line = apart.split('\n').findIndex((text) => text.includes('[brand, factory] #')) + 1
    // Until 15:00 in California it is before 7:00 in Shanghai.
    const mornings = exampleFile('partnership.yaml').replace('09:00-17:30', '09:00-15:00')
    const { code, err } = await call(['agreement', 'check', 'agreement.yaml'], {
      files: { 'partnership.yaml': mornings, 'agreement.yaml': apart },
    })
    expect(err).toContain(`agreement.yaml:${line}:`)
    expect(err).toContain('obligations[3].calendars')
    expect(code).toBe(1)
  })

  test('a version comes into force with one approver of each side, entered by the operator', async () => {
    const { andon, run } = await startProposed()
    expect((await run('agreement', 'status')).out).toContain('Approvers: Rachel Morgan')
    const first = await run('agreement', 'accept', '--as', 'rachel morgan')
    expect(first.code).toBe(0)
    expect(first.out).toContain('for Northwind Audio by Rachel Morgan, entered by the operator')
    expect(first.out).toContain('when an approver of Lichuang Precision accepts it too')
    expect((await run('agreement', 'status')).out).toContain('No agreement is in force')
    expect((await run('agreement', 'accept', '--as', 'b-liaison')).out).toContain(
      'had accepted version 1 before',
    )

    const second = await run('agreement', 'accept', '--as', 'f-quality', '--version', '1', '--json')
    expect(JSON.parse(second.out)).toMatchObject({ cameIntoForce: true, waitingFor: null })
    const status = JSON.parse((await run('agreement', 'status', '--json')).out)
    expect(status).toEqual([
      { partnership: 'aurora', inForce: { version: 1, since: '2026-02-13T10:00:00.000Z' }, proposed: null },
    ])
    const words = await andon.database.prisma.historyWords.findMany({ where: { personId: 'f-quality' } })
    expect(words.map((row) => row.new)).toEqual([{ version: 1, byOperator: true, shippedExample: false }])
  })

  test('starts the clocks of what is open, and not before', async () => {
    const { andon, run } = await startProposed()
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge, lot L24')
    const clocks = () => andon.database.prisma.obligation.findMany({ orderBy: { ruleId: 'asc' } })
    await run('agreement', 'accept', '--as', 'b-liaison')
    expect(await clocks()).toEqual([])
    await run('agreement', 'accept', '--as', 'f-quality')
    expect((await clocks()).map(({ ruleId }) => ruleId)).toEqual(['acknowledge', 'analysis'])
  })

  test.each([
    [['--as', 'f-liaison'], 1, 'does not hold the role approver'],
    [['--as', 'f-qualty'], 2, 'Did you mean “f-quality”?'],
    [['--as', 'Nobody At All'], 2, 'Allowed: b-liaison, f-quality'],
    [['--as', 'b-liaison', '--version', '7'], 1, 'There is no version 7'],
    [['--as', 'b-liaison', '--version', '0'], 2, 'a whole number from 1'],
    [['--as', 'b-liaison', '--partnership', 'auora'], 2, 'Did you mean “aurora”?'],
  ])('accept %s is refused', async (options, code, said) => {
    const { run } = await startProposed()
    const outcome = await run('agreement', 'accept', ...options)
    expect(outcome.err).toContain(said)
    expect(outcome.code).toBe(code)
  })

  test('accept with nothing to accept says so', async () => {
    const andon = await startAndon()
    const { code, err } = await call(['agreement', 'accept', '--as', 'b-liaison'], {
      features: andon.app.features,
    })
    expect(code).toBe(1)
    expect(err).toContain('No version is waiting')
  })

  test('without a partnership the next step is named', async () => {
    const andon = await startAndon({ seed: false })
    const { code, err } = await call(['agreement', 'status'], { features: andon.app.features })
    expect(code).toBe(1)
    expect(err).toContain('npm run -s andon -- setup --file')
  })
})
