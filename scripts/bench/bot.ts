import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createMovingClock } from '../../src/adapters/clock/moving-clock.ts'
import { CONSOLE_CAPABILITIES } from '../../src/adapters/console/capabilities.ts'
import type { Database } from '../../src/adapters/database/database.ts'
import { migrate } from '../../src/adapters/database/migrate.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import { readAgreementFile } from '../../src/adapters/files/agreement-file.ts'
import { readPartnershipFile } from '../../src/adapters/files/partnership-file.ts'
import { createPackageHolidays } from '../../src/adapters/holidays/package-holidays.ts'
import { createI18nextTexts } from '../../src/adapters/i18n/i18next-texts.ts'
import { createPgBossScheduler } from '../../src/adapters/jobs/pg-boss-scheduler.ts'
import { createApp } from '../../src/app.ts'
import { type Partnership, SIDES } from '../../src/domain/partnership/partnership.ts'
import { acceptAgreement } from '../../src/features/agreement/accept-agreement.ts'
import { proposeAgreement } from '../../src/features/agreement/propose-agreement.ts'
import { openContext } from '../../src/features/context.ts'
import type { FeatureDeps } from '../../src/features/deps.ts'
import { setUpPartnership } from '../../src/features/setup/set-up-partnership.ts'
import type { ChatPlatform, Logger } from '../../src/ports/index.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** Errors would make a figure worthless: they are seen. */
const logger: Logger = {
  debug: () => {},
  info: () => {},
  warn: (fields, message) => console.error('warning:', message, fields),
  error: (fields, message) => console.error('error:', message, fields),
}

export interface Posted {
  readonly deliveryId: string
  /** Epoch milliseconds. */
  readonly at: number
}

/** A platform that takes everything at once and notes when. */
function createInstantPlatform() {
  const posted: Posted[] = []
  const platform: ChatPlatform = {
    platform: 'console',
    capabilities: CONSOLE_CAPABILITIES,
    post: async ({ deliveryId }) => {
      posted.push({ deliveryId, at: Date.now() })
      return { platform: 'console', channelId: 'bench', messageId: deliveryId }
    },
    update: async () => {},
    find: async () => null,
  }
  return { platform, posted }
}

/** Andon on the database as `src/runtime.ts` builds it, in front of a platform that takes no time. Not started. */
export async function openBot(database: Database) {
  await migrate(database)
  const clock = createMovingClock(Date.now)
  const scheduler = await createPgBossScheduler({ database, clock, logger })
  const store = createStore({ database, nudges: scheduler, newId: randomUUID })
  const texts = createI18nextTexts(join(ROOT, 'locales'))
  const app = createApp({ store, texts, clock, logger, holidays: createPackageHolidays() })
  const { platform, posted } = createInstantPlatform()
  app.connect(platform)
  const close = async () => {
    await scheduler.stop(5_000)
    await store.close()
  }
  return { app, clock, close, logger, posted, scheduler, store }
}

export type Bot = Awaited<ReturnType<typeof openBot>>

/** Partnerships like the example, with its agreement in force; their ids. With `slackChannel`, in Slack. */
export async function seedPartnerships(
  deps: FeatureDeps,
  count: number,
  slackChannel: ((number: number) => string) | null = null,
): Promise<string[]> {
  const read = (name: string) => readFileSync(join(ROOT, 'examples', name), 'utf8')
  const { partnership: example } = readPartnershipFile(read('partnership.yaml'), 'partnership.yaml')
  const agreement = readAgreementFile(read('agreement.yaml'), 'agreement.yaml')
  const people = slackChannel
    ? example.people
    : example.people.map((person) => ({ ...person, identities: [] }))
  const channelsOf = (index: number): Partnership['channels'] =>
    slackChannel ? [{ platform: 'slack', channelId: slackChannel(index), audience: 'both' }] : []
  const ids = Array.from({ length: count }, (_, index) => `bench-${index + 1}`)
  for (const [index, id] of ids.entries())
    await deps.store.transaction(async (tx) => {
      await setUpPartnership(deps, tx, { ...example, id, people, channels: channelsOf(index) }, id)
      const context = await openContext(deps, tx, id, id)
      if (!context) throw new Error(`partnership ${id} is not there`)
      await proposeAgreement(context, agreement)
      for (const side of SIDES) {
        const approver = people.find((one) => one.side === side && one.roles.includes('approver'))
        if (!approver) throw new Error(`nobody of the ${side} may accept`)
        const acceptance = { version: null, personId: approver.id, byOperator: true, shippedExample: false }
        await acceptAgreement(context, acceptance, async () => {})
      }
    })
  return ids
}
