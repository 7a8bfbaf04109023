import type { Database } from '../../src/adapters/database/database.ts'
import type { Bot } from './bot.ts'
import { createHandWriter, type InTransaction, takeSample } from './by-hand.ts'
import { defectForm } from './events.ts'
import { type Figure, type Line, line } from './figure.ts'
import { allOf, byTurns, percentile, ratePerSecond, repeat } from './measure.ts'

export interface Effort {
  readonly rounds: number
  readonly seconds: number
}

interface Given {
  readonly name: string
  readonly bot: Bot
  readonly database: Database
  readonly partnerships: readonly string[]
  readonly inTransaction: InTransaction
  readonly effort: Effort
}

/** 1. From a complete form to the committed ticket with three clocks, its timers, jobs, history and card to be sent. */
export async function ticketFigure(given: Given): Promise<Figure> {
  const writeByHand = createHandWriter(await sampleOf(given), given.inTransaction)
  await writeByHand(given.partnerships[0] ?? '')
  await sameRows(given)
  const lines: Line[] = []
  const [one = '', ...others] = given.partnerships
  for (const { atOnce, ids } of [
    { atOnce: 1, ids: [one] },
    { atOnce: 32, ids: [one] },
    { atOnce: 32, ids: [one, ...others] },
  ]) {
    let calls = 0
    const next = () => ids[calls++ % ids.length] ?? one
    const { andon, hand } = await byTurns(given.effort.rounds, {
      andon: () => repeat(given.effort.seconds, atOnce, () => submit(given.bot, next())),
      hand: () => repeat(given.effort.seconds, atOnce, () => writeByHand(next())),
    })
    const where = `${atOnce} at once, ${ids.length} partnership${ids.length === 1 ? '' : 's'}`
    const aim = { text: 'half', met: (_: number, ratio: number) => ratio >= 0.5 }
    lines.push(line(`${where}: tickets`, ratePerSecond(andon), '/s', ratePerSecond(hand), aim))
    for (const share of [0.5, 0.99])
      lines.push(
        line(
          `${where}: p${share * 100}`,
          percentile(allOf(andon), share),
          'ms',
          percentile(allOf(hand), share),
        ),
      )
  }
  return { name: `1. Form to committed ticket, ${given.name}`, baseline: 'same rows by hand', lines }
}

async function submit(bot: Bot, partnershipId: string): Promise<void> {
  const reply = await bot.app.inbound.handle(defectForm(partnershipId))
  if (reply.kind !== 'none') throw new Error(`the form was answered: ${JSON.stringify(reply)}`)
}

/** The second ticket of a partnership: the first one also sets the timer of the channel, which then is set. */
async function sampleOf({ bot, database, partnerships, inTransaction }: Given) {
  const [id = ''] = partnerships
  for (const each of partnerships) await submit(bot, each)
  const event = defectForm(id)
  await bot.app.inbound.handle(event)
  const [ticket] = await database.prisma.ticket.findMany({
    where: { partnershipId: id, key: 'D-2' },
    select: { id: true },
  })
  if (!ticket) throw new Error('the second ticket is not there')
  return inTransaction((session) => takeSample(session, event.eventKey, ticket.id))
}

/** The last two tickets, Andon's and the one written by hand, have the same number of rows in every table. */
async function sameRows({ database, partnerships }: Given): Promise<void> {
  const { prisma } = database
  const [partnershipId = ''] = partnerships
  const tickets = await prisma.ticket.findMany({ where: { partnershipId, key: { in: ['D-2', 'D-3'] } } })
  const counts = await Promise.all(
    tickets.map(async ({ id: ticketId }) => {
      const clocks = await prisma.obligation.findMany({ where: { ticketId }, select: { id: true } })
      const subject = { in: clocks.map(({ id }) => id) }
      const jobs = await prisma.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS n FROM pgboss.job WHERE data->>'subject' = ANY(${subject.in})`
      const history = await prisma.history.findMany({ where: { ticketId }, select: { seq: true } })
      return JSON.stringify({
        obligations: clocks.length,
        deliveries: await prisma.delivery.count({ where: { ticketId } }),
        timers: await prisma.timer.count({ where: { subject } }),
        jobs: jobs[0]?.n,
        history: history.length,
        words: await prisma.historyWords.count({
          where: { partnershipId, seq: { in: history.map(({ seq }) => seq) } },
        }),
      })
    }),
  )
  if (counts.length !== 2 || counts[0] !== counts[1])
    throw new Error(`not the same rows: ${counts.join(' and ')}`)
  process.stderr.write(`rows of a ticket, besides event, ticket and partnership: ${counts[0]}\n`)
}
