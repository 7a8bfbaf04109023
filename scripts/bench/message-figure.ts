import { randomUUID } from 'node:crypto'
import type { Bot } from './bot.ts'
import { plainMessage } from './events.ts'
import { type Figure, line } from './figure.ts'
import { byTurns, ratePerSecond, repeat } from './measure.ts'
import type { Effort } from './ticket-figure.ts'

interface Given {
  readonly name: string
  readonly bot: Bot
  readonly partnershipId: string
  /** Runs one statement that commits by itself. */
  readonly statement: (text: string, values: readonly string[]) => Promise<unknown>
  readonly effort: Effort
}

const CLAIM = 'INSERT INTO inbound_event (platform, event_key, received_at) VALUES ($1, $2, $3::timestamptz)'

/** 2. A message nobody has to do anything about, beside the bare insert of its de-duplication row. */
export async function messageFigure({ name, bot, partnershipId, statement, effort }: Given): Promise<Figure> {
  const lines = []
  for (const atOnce of [1, 32]) {
    const handle = (inThread: boolean) => () =>
      repeat(effort.seconds, atOnce, () => bot.app.inbound.handle(plainMessage(partnershipId, inThread)))
    const { plain, reply, bare } = await byTurns(effort.rounds, {
      plain: handle(false),
      reply: handle(true),
      bare: () =>
        repeat(effort.seconds, atOnce, () =>
          statement(CLAIM, ['console', randomUUID(), new Date().toISOString()]),
        ),
    })
    lines.push(line(`${atOnce} at once: messages`, ratePerSecond(plain), '/s', ratePerSecond(bare)))
    lines.push(
      line(`${atOnce} at once: replies in a thread`, ratePerSecond(reply), '/s', ratePerSecond(bare)),
    )
  }
  return { name: `2. A message that needs nothing, ${name}`, baseline: 'bare insert', lines }
}
