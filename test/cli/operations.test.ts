import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createOperations } from '../../src/adapters/database/operations.ts'
import { runCli } from '../../src/cli/run-cli.ts'
import type { ObligationRule } from '../../src/domain/agreement/agreement.ts'
import { setUpPartnership } from '../../src/features/setup/set-up-partnership.ts'
import type { Installation, Operations, ParkedNudge } from '../../src/ports/index.ts'
import {
  type Andon,
  exampleAgreement,
  examplePartnership,
  formOf,
  startAndon,
  texts,
} from '../support/andon.ts'
import { aDelivery } from '../support/rows.ts'
import { call } from './terminal.ts'

const SOUND: Installation = {
  host: '127.0.0.1',
  loopbackOnly: true,
  embedded: false,
  timeZoneData: '2025b',
  platforms: ['console'],
}

interface Setting {
  readonly installation?: Partial<Installation>
  readonly parked?: readonly ParkedNudge[]
}

const operationsOf = (andon: Andon, { installation = {}, parked = [] }: Setting = {}): Operations =>
  createOperations({
    database: andon.database,
    scheduler: { enqueue: async () => undefined, parked: async () => parked },
    clock: andon.clock,
    andon: '9.8.7',
    installation: { ...SOUND, ...installation },
  })

const run = (andon: Andon, line: string, setting: Setting = {}, answer: boolean | null = null) =>
  call(line.split(' '), {
    features: andon.app.features,
    operations: operationsOf(andon, setting),
    answer,
  })

async function examined(andon: Andon, setting: Setting = {}) {
  const { code, out } = await run(andon, 'doctor --json', setting)
  const { findings } = JSON.parse(out) as {
    findings: {
      level: string
      code: string
      params: Record<string, unknown>
      found: string
      remedy: string
    }[]
  }
  return { code, findings, codes: findings.map((finding) => `${finding.level} ${finding.code}`) }
}

describe('andon doctor', () => {
  test('finds nothing wrong with the example; what it names and has not is a note', async () => {
    const andon = await startAndon()
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    const { code, codes } = await examined(andon)
    expect(codes).toEqual([
      'note holidays-next-year',
      'note platform-not-connected',
      'note platform-not-connected',
    ])
    expect(code).toBe(0)
    const { out } = await run(andon, 'doctor')
    expect(out).toContain('✓ Clocks: every running one')
    expect(out).toContain('· aurora: its file names channels on slack')
    expect(out).toContain('No problem found.')
  })

  test('a clock that would be due another day now is named with both instants', async () => {
    const andon = await startAndon()
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    const clocks = await andon.database.prisma.obligation.findMany()
    const partnership = examplePartnership()
    const { brand, factory } = partnership.sides
    const off = (side: typeof brand) => ({
      ...side,
      closures: [...side.closures, { from: '2026-02-13', to: '2026-03-31', name: 'Flood' }],
    })
    await andon.store.transaction((tx) =>
      setUpPartnership(
        andon.app.features,
        tx,
        { ...partnership, sides: { brand: off(brand), factory: off(factory) } },
        'test',
      ),
    )
    const { code, findings } = await examined(andon)
    expect(code).toBe(1)
    const differing = findings.filter((finding) => finding.code === 'clock-differs')
    expect(differing.length).toBeGreaterThan(0)
    for (const { params, found, remedy } of differing) {
      const clock = clocks.find(({ ruleId }) => ruleId === params.rule)
      expect(params).toMatchObject({ key: 'D-1', stored: clock?.due.toISOString() })
      expect(String(params.fresh) > '2026-04-01').toBe(true)
      expect(found).toContain(String(params.fresh))
      expect(remedy).toContain(`/ticket D-1 waive ${params.rule}`)
    }
  })

  test('a pause is no difference', async () => {
    const andon = await startAndon()
    const factory = andon.at('f-liaison', 'shared')
    await factory.command('/defect Burrs on the hinge')
    const before = await dues(andon)
    await andon.at('b-liaison', 'shared').command('/ticket D-1 reject not a defect')
    await andon.advance('2026-02-17T10:00:00Z')
    expect((await examined(andon)).codes.filter((code) => code.includes('clock'))).toEqual([])
    await factory.command('/ticket D-1 contest it is one')
    const after = await dues(andon)
    const moved = Object.keys(after).filter((rule) => after[rule] !== before[rule])
    expect(moved.length).toBeGreaterThan(0)
    expect((await examined(andon)).codes.filter((code) => code.includes('clock'))).toEqual([])
  })

  test('a moved start is no difference, nor is a clock that has stopped', async () => {
    const tell: ObligationRule = {
      ...{ id: 'tell', name: 'Tell', applies: { kind: 'defect' }, owedBy: 'raiser' },
      ...{ starts: 'first-awareness', stops: 'disclosed', within: 'PT48H', clock: 'working' },
      ...{ calendars: ['owing'], warn: [], ladder: Object.keys(exampleAgreement().ladders)[0] ?? '' },
    }
    const andon = await startAndon({
      agreement: (one) => ({ ...one, obligations: [...one.obligations, tell] }),
    })
    const factory = andon.at('f-liaison', 'factory')
    await factory.command('/defect Battery swelling')
    const before = await dues(andon)
    const asked = formOf(await factory.command('/ticket F-1 first-awareness'))
    const [field = ''] = asked.fields.map(({ name }) => name)
    const moved = await factory.submit(asked, { [field]: '2026-02-12T09:00', reason: 'seen the day before' })
    expect(moved.kind).not.toBe('form-errors')
    expect(await dues(andon)).not.toEqual(before)
    expect((await examined(andon)).codes.filter((code) => code.includes('clock'))).toEqual([])
    await factory.command('/ticket F-1 disclose')
    expect((await examined(andon)).codes.filter((code) => code.includes('clock'))).toEqual([])
  })

  test('roles, people and channels nobody can be reached by', async () => {
    const andon = await startAndon({
      partnership: (one) => ({
        ...one,
        people: one.people
          .filter(({ id }) => id !== 'b-manager')
          .map((person) => (person.id === 'f-liaison' ? { ...person, roles: [] } : person)),
      }),
    })
    const { code, findings } = await examined(andon)
    expect(code).toBe(1)
    const roles = findings.filter((finding) => finding.code.startsWith('role'))
    expect(roles.map(({ code: name, params }) => `${name} ${params.side} ${params.role}`).sort()).toEqual([
      'role-on-ladder-vacant brand executive',
      'role-on-ladder-vacant brand manager',
      'role-vacant factory liaison',
    ])
    const teams = await examined(andon, { installation: { platforms: ['teams'] } })
    const people = teams.findings.filter((finding) => finding.code === 'person-unreachable')
    expect(people.map(({ params }) => params.person)).toEqual(['b-liaison', 'f-quality', 'f-manager'])
  })

  test('time zone data, holidays of this year, an open address', async () => {
    const andon = await startAndon({ at: '2029-03-01T10:00:00Z' })
    const { codes } = await examined(andon, {
      installation: { embedded: true, loopbackOnly: false, host: '0.0.0.0' },
    })
    expect(codes).toEqual(
      expect.arrayContaining([
        'note reachable',
        'note embedded',
        'problem time-zones-old',
        'problem holidays-missing',
      ]),
    )
  })

  test('messages that failed, work that is overdue, jobs given up', async () => {
    const andon = await startAndon()
    const old = new Date('2026-01-01T00:00:00Z')
    await andon.store.transaction(async (tx) => {
      await tx.deliveries.enqueue([
        aDelivery('aurora', { state: 'failed', reason: 'not-a-member', createdAt: andon.clock.now() }),
        aDelivery('aurora', { state: 'failed', reason: 'long-ago', createdAt: old }),
      ])
      await tx.timers.set('obligation', 'stuck', new Date('2026-02-13T09:54:00Z'))
    })
    const parked = (subject: string): ParkedNudge => ({
      nudge: { kind: 'obligation', subject, token: 'x', at: old },
      failedAt: old,
      error: 'boom',
    })
    const { code, findings } = await examined(andon, { parked: [parked('stuck'), parked('done')] })
    expect(code).toBe(1)
    const by = (name: string) => findings.find((finding) => finding.code === name)
    expect(by('deliveries-failed')?.params).toEqual({ number: 1, reasons: 'not-a-member' })
    expect(by('work-overdue')?.params).toMatchObject({ since: '2026-02-13T09:54:00.000Z' })
    expect(by('job-parked')?.found).toBe('obligation stuck failed too often and was given up: boom')
    expect(by('jobs-parked-done')?.params).toEqual({ number: 1 })
  })
})

async function dues(andon: Andon): Promise<Record<string, string>> {
  const rows = await andon.database.prisma.obligation.findMany()
  return Object.fromEntries(rows.map(({ ruleId, due }) => [ruleId, due.toISOString()]))
}

test('files are named so that the process that has the database finds them', async () => {
  const seen: unknown[] = []
  const quiet = {
    out: () => {},
    err: () => {},
    confirm: async () => null,
    readFile: async () => '',
    readLines: async function* () {},
  }
  const words = ['backup', '--json', 'a b.gz']
  await runCli(
    { words, language: 'en', io: quiet, folder: '/srv/host' },
    {
      texts,
      onUnexpected: (error) => seen.push(error),
      withDatabase: async (_command, args, _context, call) => {
        seen.push(args.positionals, call.words)
        return 0
      },
    },
  )
  expect(seen).toEqual([['/srv/host/a b.gz'], ['backup', '--json', '/srv/host/a b.gz']])
})

describe('andon backup and restore', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'andon-cli-backup-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  test('back up, lose a ticket, ask, restore: it is there again', async () => {
    const andon = await startAndon()
    const file = join(folder, 'a.gz')
    const brand = andon.at('b-liaison', 'shared')
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    const [{ head }] = JSON.parse((await run(andon, 'audit verify --json')).out)
    const made = await run(andon, `backup ${file}`)
    expect(made).toMatchObject({ code: 0, err: '' })
    expect(made.out).toContain(`Head: ${head}`)
    await brand.command('/defect A later one')
    expect(await run(andon, `backup ${file}`)).toMatchObject({ code: 1, out: '' })

    expect(await run(andon, `restore ${file}`)).toMatchObject({
      code: 1,
      err: expect.stringContaining('--replace'),
    })
    expect(await run(andon, `restore ${file} --replace`)).toMatchObject({ code: 2 })
    const no = await run(andon, `restore ${file} --replace`, {}, false)
    expect(no).toMatchObject({ code: 1, err: 'Nothing was changed.\n' })
    expect(JSON.parse((await run(andon, 'tickets --json')).out)).toHaveLength(2)
    const done = await run(andon, `restore ${file} --replace --yes`)
    expect(done).toMatchObject({ code: 0, err: '' })
    expect(done.out).toContain(`the chain is whole. Head: ${head}`)
    expect(JSON.parse((await run(andon, 'tickets --json')).out)).toHaveLength(1)
    // What came after the backup is gone, and the chain goes on from its head.
    await brand.command('/defect A later one')
    expect((await run(andon, `audit verify --head ${head}`)).code).toBe(0)
  })

  test('a file that is no backup says so in the reader’s words', async () => {
    const andon = await startAndon()
    const nothing = await run(andon, `restore ${join(folder, 'none.gz')} --replace --yes`)
    expect(nothing).toMatchObject({ code: 1, err: expect.stringContaining('cannot be read (ENOENT)') })
    const other = await run(andon, 'restore package.json --replace --yes')
    expect(other).toMatchObject({
      code: 1,
      err: 'This file is not a backup of Andon. Nothing was changed.\n',
    })
  })
})

describe('andon retention', () => {
  test('forgets events and contents after the agreed time, answers after a day', async () => {
    const andon = await startAndon({
      agreement: (one) => ({ ...one, retention: { unneededMessages: 'P10D' } }),
    })
    const { prisma } = andon.database
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    await andon.advance('2026-02-20T10:00:00Z')
    await andon.at('b-liaison', 'dm').command('/ticket list')
    const events = await prisma.inboundEvent.count()
    expect(
      await prisma.inboundEvent.count({ where: { NOT: { reply: { equals: null as never } } } }),
    ).toBeGreaterThan(0)
    const dry = await run(andon, 'retention --dry-run --json')
    expect(JSON.parse(dry.out)).toMatchObject({ dryRun: true, events: 0, contents: 0 })

    await andon.advance('2026-02-23T10:00:01Z')
    const contents = await prisma.delivery.count({
      where: { createdAt: { lt: new Date('2026-02-13T10:00:01Z') } },
    })
    const would = JSON.parse((await run(andon, 'retention --dry-run --json')).out)
    expect(would).toMatchObject({ eventsBefore: '2026-02-13T10:00:01.000Z', contents })
    expect(contents).toBeGreaterThan(0)
    expect(await prisma.inboundEvent.count()).toBe(events)
    const done = JSON.parse((await run(andon, 'retention --json')).out)
    expect(done).toEqual({ ...would, dryRun: false })
    expect(await prisma.inboundEvent.count()).toBe(events - done.events)
    expect(done.events).toBeGreaterThan(0)
    const left = await prisma.delivery.findMany({ orderBy: { position: 'asc' } })
    expect(JSON.stringify(left[0]?.body)).not.toContain('Burrs')
    expect(left[0]?.body).toMatchObject({ variants: {}, sent: { platform: 'console' } })
    expect(JSON.parse((await run(andon, 'retention --json')).out)).toMatchObject({
      events: 0,
      replies: 0,
      contents: 0,
    })
    expect((await run(andon, 'tickets')).out).toContain('Burrs on the hinge')
    expect((await run(andon, 'audit verify')).code).toBe(0)
  })

  test('a card goes on being updated after its content was forgotten', async () => {
    const andon = await startAndon()
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    await andon.advance('2026-04-13T10:00:00Z')
    await run(andon, 'retention')
    const shown = andon.platform.shown.length
    await andon.at('b-liaison', 'shared').command('/ticket D-1 acknowledge')
    const card = andon.platform.shown.find(({ place }) => place === 'aurora/shared')
    expect(card?.updates).toBeGreaterThan(0)
    expect(andon.platform.shown.slice(shown).filter(({ place }) => place === 'aurora/shared')).toEqual([])
  })
})
