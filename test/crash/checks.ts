import { randomUUID } from 'node:crypto'
import type { Database } from '../../src/adapters/database/database.ts'
import { openDatabase } from '../../src/adapters/database/open-database.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import type { Obligation } from '../../src/domain/obligation/obligation.ts'
import { nextAt } from '../../src/domain/obligation/run-step.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { Delivery, Timer } from '../../src/ports/index.ts'
import type { Effect, SentEvent } from './event-client.ts'
import type { Posted } from './fake-chat.ts'
import type { ScratchDatabase } from './scratch-database.ts'
import { TOLD } from './story.ts'

/** What a run left behind, read back after the last bot has ended. */
export interface Remains {
  readonly tickets: readonly Ticket[]
  readonly obligations: readonly Obligation[]
  readonly deliveries: readonly Delivery[]
  readonly timers: readonly Timer[]
  /** Tokens of the nudges that are still to come. */
  readonly nudges: ReadonlySet<string>
  /** Event keys that were committed. */
  readonly claimed: ReadonlySet<string>
  /** Texts of all comments in the history. */
  readonly comments: readonly string[]
  readonly chainProblem: unknown
  readonly historyRows: number
}

export async function readRemains(place: ScratchDatabase): Promise<Remains> {
  const database = await openDatabase(place)
  try {
    return await read(database)
  } finally {
    await database.close()
  }
}

async function read(database: Database): Promise<Remains> {
  const { prisma } = database
  const store = createStore({
    database,
    nudges: { enqueue: async () => undefined },
    newId: randomUUID,
  })
  const ids = async (rows: Promise<readonly { readonly id: string }[]>) => (await rows).map(({ id }) => id)
  const ticketIds = await ids(prisma.ticket.findMany({ select: { id: true } }))
  const deliveryIds = await ids(prisma.delivery.findMany({ select: { id: true } }))
  const jobs = await prisma.$queryRaw<{ token: string }[]>`
    SELECT data->>'token' AS token FROM pgboss.job WHERE name = 'andon-nudges' AND state < 'completed'`
  const claimed = await prisma.inboundEvent.findMany({ select: { eventKey: true } })
  const rows = await prisma.history.findMany({ where: { what: 'commented' } })
  const words = await prisma.historyWords.findMany({ where: { seq: { in: rows.map(({ seq }) => seq) } } })
  return store.transaction(async (tx) => {
    const each = async <T>(all: readonly string[], get: (id: string) => Promise<T | null>) => {
      const found: T[] = []
      for (const id of all) {
        const one = await get(id)
        if (one) found.push(one)
      }
      return found
    }
    return {
      tickets: await each(ticketIds, tx.tickets.get),
      obligations: await tx.obligations.ofTickets(ticketIds),
      deliveries: await each(deliveryIds, tx.deliveries.get),
      timers: await tx.timers.due(new Date('9999-01-01'), 1_000_000),
      nudges: new Set(jobs.map(({ token }) => token)),
      claimed: new Set(claimed.map(({ eventKey }) => eventKey)),
      comments: words.map((row) => JSON.stringify(row.new)),
      chainProblem: await tx.history.verify('aurora'),
      historyRows: (await tx.history.head('aurora')).seq,
    }
  })
}

/** Everything that does not hold, in words; empty when the run was survived. */
export function findFaults(
  remains: Remains,
  events: readonly SentEvent[],
  posted: readonly Posted[],
): string[] {
  return [
    ...events.flatMap((one) => effectFaults(remains, one)),
    ...keyFaults(remains.tickets),
    ...remains.obligations.flatMap((one) => timerFaults(remains, one)),
    ...remains.obligations.flatMap((one) => noticeFaults(remains, one, posted)),
    ...deliveryFaults(remains.deliveries, posted),
    ...cardFaults(remains.tickets, posted),
    ...(remains.chainProblem === null ? [] : [`history: ${JSON.stringify(remains.chainProblem)}`]),
  ]
}

function effectFaults({ tickets, comments, claimed }: Remains, one: SentEvent): string[] {
  const filed = tickets.filter(({ fields }) => fields.title.includes(one.token)).length
  const said = comments.filter((text) => text.includes(one.token)).length
  const expected: Readonly<Record<Effect, readonly [number, number]>> = {
    'shared-ticket': [1, 0],
    'internal-ticket': [1, 0],
    comment: [0, 1],
    refusal: [0, 0],
    nothing: [0, 0],
  }
  const [wantedFiled, wantedSaid] = expected[one.effect]
  return [
    ...(one.acknowledged ? [] : [`${one.token}: never acknowledged`]),
    ...(claimed.has(one.event.eventKey) ? [] : [`${one.token}: no row of the event`]),
    ...(filed === wantedFiled ? [] : [`${one.token}: ${filed} tickets instead of ${wantedFiled}`]),
    ...(said === wantedSaid ? [] : [`${one.token}: ${said} comments instead of ${wantedSaid}`]),
  ]
}

/** Keys have no gaps and no doubles. */
function keyFaults(tickets: readonly Ticket[]): string[] {
  return (['D', 'F'] as const).flatMap((prefix) => {
    const numbers = tickets
      .map((ticket) => ticket.key ?? ticket.internalKey ?? '')
      .filter((key) => key.startsWith(`${prefix}-`))
      .map((key) => Number(key.slice(2)))
      .sort((a, b) => a - b)
    const whole = numbers.every((number, index) => number === index + 1)
    return whole ? [] : [`keys ${prefix}: ${numbers.join(' ')}`]
  })
}

/** A clock with something to do has its timer at that instant, and a nudge that will come. */
function timerFaults({ timers, nudges }: Remains, one: Obligation): string[] {
  const timer = timers.find(({ kind, subject }) => kind === 'obligation' && subject === one.id)
  const at = nextAt(one)
  if (at === null) return timer ? [`clock ${one.id}: a timer and nothing to do`] : []
  if (timer?.dueAt.getTime() !== at.getTime()) return [`clock ${one.id}: no timer at ${at.toISOString()}`]
  return nudges.has(timer.token) ? [] : [`clock ${one.id}: no nudge for its timer`]
}

/** The short clocks ran out: everybody named by the ladder was told, on the platform. */
function noticeFaults({ deliveries }: Remains, one: Obligation, posted: readonly Posted[]): string[] {
  if (one.rule.id !== 'acknowledge' && one.rule.id !== 'disclose') return []
  if (one.rule.id === 'disclose' && one.state === 'met') return []
  if (one.state !== 'missed') return [`clock ${one.id}: ${one.state} at the end`]
  return TOLD[one.rule.id].flatMap((person) => {
    const told = deliveries.filter(
      ({ topic, target, fallback }) =>
        topic === `clock:${one.id}` &&
        target.kind === 'person' &&
        target.personId === person &&
        fallback?.notice.kind === 'late',
    )
    const arrived = told.filter(({ id }) =>
      posted.some(({ message, place }) => message.deliveryId === id && place === `@${person}`),
    )
    return arrived.length === 1 ? [] : [`clock ${one.id}: ${arrived.length} late notices for ${person}`]
  })
}

function deliveryFaults(deliveries: readonly Delivery[], posted: readonly Posted[]): string[] {
  const times = new Map<string, number>()
  for (const { message } of posted) times.set(message.deliveryId, (times.get(message.deliveryId) ?? 0) + 1)
  const doubled = [...times].filter(([, count]) => count > 1)
  const unknown = [...times.keys()].filter((id) => !deliveries.some((one) => one.id === id))
  const stuck = deliveries.filter(({ state }) => state !== 'sent' && state !== 'dropped')
  const unsent = deliveries.filter(({ id, state, slot }) => state === 'sent' && !slot && !times.has(id))
  const refs = new Set(posted.map(({ ref }) => ref.messageId))
  const astray = deliveries.filter(({ state, sent }) => state === 'sent' && !refs.has(sent?.messageId ?? ''))
  return [
    ...doubled.map(([id, count]) => `delivery ${id}: ${count} times on the platform`),
    ...unknown.map((id) => `delivery ${id}: on the platform and not in the database`),
    ...stuck.map(({ id, state, reason }) => `delivery ${id}: ${state} (${reason})`),
    ...unsent.map(({ id }) => `delivery ${id}: recorded as sent and never arrived`),
    ...astray.map(({ id }) => `delivery ${id}: recorded where nothing stands`),
  ]
}

/** Each ticket has one card where its readers are. */
function cardFaults(tickets: readonly Ticket[], posted: readonly Posted[]): string[] {
  return tickets.flatMap((ticket) => {
    const place = ticket.audience === 'both' ? 'aurora/shared' : 'aurora/factory'
    const key = ticket.key ?? ticket.internalKey
    const cards = posted.filter(
      (one) => one.place === place && one.message.variants.factory?.title.startsWith(`${key} · `),
    )
    return cards.length === 1 ? [] : [`${key}: ${cards.length} cards in ${place}`]
  })
}
