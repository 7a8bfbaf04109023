import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createActivities } from './activities.ts'
import { wordsOf } from './check-card.ts'
import { createConnector } from './connector.ts'
import { createDelivery, type Parcel } from './delivery.ts'
import { createFaults, type Fault, type Operation } from './faults.ts'
import { createPerson } from './person.ts'
import { createTokens } from './tokens.ts'
import { createWorld, type Message, type Specification } from './world.ts'

export const CLIENT_ID = '7a31f0c2-5d84-4b19-8e6f-0c9b2a7d4e11'
export const CLIENT_SECRET = 'secret-of-the-test'

/**
 * Microsoft Teams on loopback: the Bot Connector, Entra's token endpoint and people in front of their clients. It speaks
 * the real wire formats and refuses what Teams refuses.
 */
export async function startFakeTeams(specification: Specification & { readonly readsAll?: boolean }) {
  const world = createWorld(specification)
  const tokens = await createTokens(CLIENT_ID)
  const faults = createFaults()
  const problems: string[] = []
  let down = false
  const connector = createConnector({
    ...{ world, tokens, faults, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET },
    isDown: () => down,
  })
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    connector.serve(request, response, Buffer.concat(chunks).toString())
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const activities = createActivities({ world, clientId: CLIENT_ID, base: () => base })
  const delivery = createDelivery({
    sign: tokens.sign,
    patienceMs: specification.patienceMs ?? 20_000,
    problems,
  })
  const people = new Map<string, ReturnType<typeof createPerson>>()

  const shown = (message: Message) => ({
    ...message,
    words: message.card ? wordsOf(message.card) : message.text,
    /** Who reads it: everybody, or one person's id. */
    reader: message.onlyFor,
  })
  const postsIn = (placeId: string) =>
    world.messages.filter((one) => one.placeId === placeId && one.userId === null).map(shown)

  return {
    world,
    problems,
    loginUrl: base,
    openIdMetadataUrl: `${base}/.well-known/openidconfiguration`,
    serviceUrl: `${base}/teams`,
    botId: activities.botId,
    sign: tokens.sign,
    parcels: delivery.parcels,
    deliverTo: delivery.deliverTo,
    attempt: delivery.attempt,
    hold: delivery.hold,
    /** Delivers what was held: each so many times, in an order of chance that a seed fixes. */
    release: ({ times = 1, shuffle = false, seed = 1 }: Storm = {}) =>
      delivery.release((waiting) => {
        const all = Array.from({ length: times }, () => waiting).flat()
        return shuffle ? shuffled(all, seed) : all
      }),
    /** Every message activity so far, again. */
    redeliver: async ({ times = 1, shuffle = false, seed = 1 }: Storm = {}) => {
      const all: Parcel[] = Array.from({ length: times }, () => [...delivery.parcels]).flat()
      for (const parcel of shuffle ? shuffled(all, seed) : all) await delivery.attempt(parcel)
    },
    as: (userId: string) => {
      const parts = { world, activities, delivery, problems, readsAll: specification.readsAll ?? true }
      const person = people.get(userId) ?? createPerson(parts, userId)
      people.set(userId, person)
      return person
    },
    /** Somebody adds the app to a channel or chat. */
    addBot: (userId: string, placeId: string) =>
      delivery.send(activities.joined(userId, world.place(placeId))),
    /** What the bot posted for all in a place. */
    postsIn: (placeId: string) => postsIn(placeId).filter(({ onlyFor }) => onlyFor === null),
    /** What the bot told one person in a place that others share. */
    targetedTo: (userId: string) =>
      world.messages.filter((one) => one.onlyFor === userId && one.userId === null).map(shown),
    dmsOf: (userId: string) => postsIn(`a:personal-${userId}`),
    calls: (operation?: Operation) =>
      connector.calls.filter((one) => operation === undefined || one.operation === operation),
    fail: (operation: Operation, fault: Fault) => faults.add(operation, fault),
    heal: faults.clear,
    revokeTokens: connector.revoke,
    /** The connector answers 503 and activities wait. */
    goDown: () => {
      down = true
      delivery.hold()
    },
    comeBack: async () => {
      down = false
      await delivery.release()
    },
    stop: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

interface Storm {
  readonly times?: number
  readonly shuffle?: boolean
  readonly seed?: number
}

/** Fisher and Yates with a small generator, so that a failing order can be had again. */
function shuffled<T>(all: readonly T[], seed: number): T[] {
  const list = [...all]
  let state = seed
  for (let last = list.length - 1; last > 0; last--) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    const other = state % (last + 1)
    ;[list[last], list[other]] = [list[other] as T, list[last] as T]
  }
  return list
}
