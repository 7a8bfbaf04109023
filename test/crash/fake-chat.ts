import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'
import type { MessageRef } from '../../src/chat/index.ts'
import type { OutgoingMessage } from '../../src/ports/index.ts'
import type { Chance } from './seeded.ts'

export interface Posted {
  readonly ref: MessageRef
  /** Channel id, or `@person` for a private message. */
  readonly place: string
  readonly message: OutgoingMessage
}

/** A chat platform on loopback that outlives the bots, remembers everything and can be asked by delivery id. */
export interface FakeChat {
  readonly url: string
  /** Everything posted, in order; a delivery id may stand here twice, which is what must not happen. */
  readonly posted: readonly Posted[]
  /** Delivery ids that arrived, posted or as a change in place. */
  readonly arrived: ReadonlySet<string>
  readonly counts: { posts: number; updates: number; finds: number; lostAnswers: number; limited: number }
  /** Called when a post has been kept and before its answer leaves. */
  onPost: () => void
  close(): void
}

const LONGEST_ANSWER_MS = 25
/** One in so many answers is lost after the message was kept, and one in so many is "slow down". */
const LOST = 60
const LIMITED = 80

export async function startFakeChat(chance: Chance): Promise<FakeChat> {
  const posted: Posted[] = []
  const arrived = new Set<string>()
  const counts: FakeChat['counts'] = { posts: 0, updates: 0, finds: 0, lostAnswers: 0, limited: 0 }
  const state = { onPost: () => {} }
  const ref = (place: string): MessageRef => ({
    platform: 'console',
    channelId: place,
    messageId: `m${posted.length + 1}`,
  })

  const answer = async (path: string, body: Asked): Promise<{ status: number; body: unknown }> => {
    const { message } = body
    if (path === '/find') {
      counts.finds++
      const found = posted.find((one) => one.message.deliveryId === message.deliveryId)
      return { status: 200, body: found?.ref ?? null }
    }
    if (chance.below(LIMITED) === 0) {
      counts.limited++
      return { status: 429, body: null }
    }
    arrived.add(message.deliveryId)
    const place = placeOf(message)
    if (path === '/post') {
      counts.posts++
      posted.push({ ref: ref(place), place, message })
      state.onPost()
    } else counts.updates++
    const kept = posted.at(-1)?.ref
    await delay(chance.below(LONGEST_ANSWER_MS))
    if (chance.below(LOST) !== 0) return { status: 200, body: path === '/post' ? kept : null }
    counts.lostAnswers++
    return { status: 503, body: null }
  }

  const server = createServer(async (request, response) => {
    const body = await readJson<Asked>(request).catch(() => null)
    // A bot that was killed while it was still speaking has said nothing.
    if (body === null) return void response.destroy()
    const said = await answer(request.url ?? '', body)
    response.writeHead(said.status, { 'content-type': 'application/json' })
    response.end(JSON.stringify(said.body))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    posted,
    arrived,
    counts,
    get onPost() {
      return state.onPost
    },
    set onPost(call) {
      state.onPost = call
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

interface Asked {
  readonly message: OutgoingMessage
}

const placeOf = ({ destination }: OutgoingMessage): string =>
  destination.kind === 'channel' ? destination.channelId : `@${destination.userId}`

export async function readJson<T>(request: IncomingMessage): Promise<T> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return JSON.parse(Buffer.concat(chunks).toString('utf8'))
}
