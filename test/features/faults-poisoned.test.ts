import { randomUUID } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { createMovingClock } from '../../src/adapters/clock/moving-clock.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import { createPackageHolidays } from '../../src/adapters/holidays/package-holidays.ts'
import { createPgBossScheduler } from '../../src/adapters/jobs/pg-boss-scheduler.ts'
import { createApp } from '../../src/app.ts'
import { OBLIGATION_TIMER } from '../../src/features/clocks/timer-name.ts'
import { checkWork } from '../../src/features/operations/check-work.ts'
import { seedExample } from '../../src/features/setup/example.ts'
import type { Logger } from '../../src/ports/index.ts'
import { exampleAgreement, examplePartnership, texts } from '../support/andon.ts'
import { createMemoryPlatform, textOf } from '../support/memory-platform.ts'
import { openEmbeddedTestDatabase } from '../support/test-database.ts'

const SOON = { timeout: 60_000, interval: 50 }
const WEEKS_MS = 21 * 86_400_000
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {} }

/** The bot as it runs: the queue brings the nudges, nothing sweeps. A failed run is tried once more, at once. */
async function startBot() {
  const database = await openEmbeddedTestDatabase()
  const clock = createMovingClock(Date.now)
  const retries = { limit: 1, delaySeconds: 0, maxDelaySeconds: 1 }
  const scheduler = await createPgBossScheduler({ database, clock, logger: silent, retries })
  const store = createStore({ database, nudges: scheduler, newId: randomUUID })
  const app = createApp({ store, texts, clock, logger: silent, holidays: createPackageHolidays() })
  const platform = createMemoryPlatform()
  app.connect(platform)
  await seedExample(app.features, { partnership: examplePartnership(), agreement: exampleAgreement() })
  const actor = { platform: 'console' as const, userId: 'f-quality', workspaceId: 'aurora' }
  const conversation = { kind: 'channel' as const, channelId: 'aurora/shared' }
  let events = 0
  const report = (text: string) => {
    const base = { eventKey: `e${++events}`, actor, conversation, at: clock.now() }
    return app.inbound.handle({ ...base, type: 'command', name: 'defect', text })
  }
  const close = async () => {
    await scheduler.stop(2_000)
    await store.close()
  }
  return { database, clock, scheduler, store, app, platform, report, close }
}

test('a clock that cannot be run is parked and listed; the others go on, and it is done when it can be', async () => {
  const bot = await startBot()
  try {
    await bot.report('hinge cracks')
    await bot.report('paint peels')
    const clocks = await bot.database.prisma.obligation.findMany({ orderBy: { id: 'asc' } })
    const tickets = await bot.database.prisma.ticket.findMany({ orderBy: { key: 'asc' } })
    const ofTicket = (id: string | undefined) => clocks.find(({ ticketId }) => ticketId === id)
    const [bad, good] = [ofTicket(tickets[0]?.id), ofTicket(tickets[1]?.id)]
    if (!bad || !good) throw new Error('no clocks')
    const { rule, ...without } = bad.body as Record<string, unknown>
    const write = (body: object) =>
      bot.database.prisma.obligation.update({ where: { id: bad.id }, data: { body } })
    expect(rule).toBeDefined()
    await write(without)
    bot.clock.moveTo(new Date(bot.clock.now().getTime() + WEEKS_MS))
    await bot.scheduler.start((nudge) => bot.app.runNudge(nudge))
    await bot.store.transaction(async (tx) => {
      for (const { id } of [bad, good]) await tx.timers.set(OBLIGATION_TIMER, id, bot.clock.now())
    })

    const parked = await vi.waitFor(async () => {
      const found = await bot.scheduler.parked()
      expect(found).toHaveLength(1)
      return found
    }, SOON)
    expect(parked[0]?.nudge.subject).toBe(bad.id)
    const stateOf = async (id: string) => (await bot.store.transaction((tx) => tx.obligations.get(id)))?.state
    await vi.waitFor(async () => expect(await stateOf(good.id)).toBe('missed'), SOON)
    const cardOf = (title: string) =>
      bot.platform.shown.find(({ variants }) => textOf(variants.brand).includes(title))
    await vi.waitFor(() => expect(cardOf('paint peels')?.updates).toBeGreaterThan(0), SOON)
    expect(cardOf('hinge cracks')?.updates).toBe(0)
    const listed = await checkWork(bot.app.features, await bot.scheduler.parked())
    expect(listed).toContainEqual(
      expect.objectContaining({ code: 'job-parked', params: expect.objectContaining({ subject: bad.id }) }),
    )

    await write(bad.body as object)
    await bot.app.sweep()
    expect(await stateOf(bad.id)).toBe('missed')
    const after = await checkWork(bot.app.features, await bot.scheduler.parked())
    expect(after.map(({ code }) => code)).toEqual(['jobs-parked-done'])
  } finally {
    await bot.close()
  }
})
