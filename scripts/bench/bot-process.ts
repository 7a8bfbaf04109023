/** A whole bot in a process of its own, told what to do by the bench: see bots.ts. */

import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { createTicks } from '../../src/adapters/database/ticks.ts'
import { createRhythm } from '../../src/adapters/jobs/cron.ts'
import { openBot, type Posted } from './bot.ts'
import { defectForm } from './events.ts'
import { repeat, type Timing } from './measure.ts'

/** What a bot can be asked, with its answer. */
export interface Errands {
  readonly tickets: {
    readonly asked: {
      readonly partnerships: readonly string[]
      readonly atOnce: number
      readonly seconds: number
    }
    readonly answer: Timing
  }
  readonly sweep: { readonly asked: { readonly seconds: number }; readonly answer: Timing }
  /** What was posted so far. */
  readonly posted: { readonly asked: null; readonly answer: readonly Posted[] }
  readonly stop: { readonly asked: null; readonly answer: null }
}

interface Order<Name extends keyof Errands = keyof Errands> {
  readonly name: Name
  readonly asked: Errands[Name]['asked']
}

const url = process.argv[2] ?? ''
const database = await openDatabase({ url, folder: null })
const { app, clock, close, logger, posted, scheduler } = await openBot(database)
await scheduler.start((nudge) => app.runNudge(nudge))
const rhythm = createRhythm({
  tasks: [{ name: 'sweep', expression: '* * * * *', run: async () => void (await app.sweep()) }],
  clock,
  ticks: createTicks(database),
  logger,
})
await rhythm.start()

const errands: {
  [Name in keyof Errands]: (asked: Errands[Name]['asked']) => Promise<Errands[Name]['answer']>
} = {
  tickets: async ({ partnerships, atOnce, seconds }) => {
    let calls = 0
    const next = () => partnerships[calls++ % partnerships.length] ?? ''
    return repeat(seconds, atOnce, () => app.inbound.handle(defectForm(next())))
  },
  sweep: ({ seconds }) => repeat(seconds, 1, app.sweep),
  posted: async () => posted,
  stop: async () => {
    await rhythm.stop()
    await close()
    return null
  },
}

process.on('message', async ({ name, asked }: Order) => {
  const errand = errands[name] as (asked: unknown) => Promise<unknown>
  const answer = await errand(asked)
  process.send?.(answer)
  if (name === 'stop') process.disconnect?.()
})
process.send?.('ready')
