import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAnswers } from './answers.ts'
import { createDelivery, type Parcel } from './delivery.ts'
import { createEvents, type Told } from './events.ts'
import { createFaults, type Fault } from './faults.ts'
import { createMessageLog, type Posted } from './message-log.ts'
import type { Happening } from './methods/method.ts'
import { userJson } from './methods/people.ts'
import { createOauth } from './oauth.ts'
import { createPace } from './pace.ts'
import { createPerson } from './person.ts'
import { createReadings } from './readings.ts'
import { createResponseUrls } from './response-urls.ts'
import { createSocketMode } from './socket-mode.ts'
import type { Specification } from './specification.ts'
import { createSurfaces } from './surfaces.ts'
import { createWebApi } from './web-api.ts'
import { createWorld, type Json } from './world.ts'

const SLACKS_PATIENCE_MS = 3_000

/** Slack on loopback: the wire formats of Web API, Events API, interactivity, OAuth and Socket Mode, for one app. */
export async function startFakeSlack(specification: Specification) {
  const world = createWorld(specification)
  const surfaces = createSurfaces(world)
  const faults = createFaults()
  const oauth = createOauth(world)
  const events = createEvents(world)
  const socket = createSocketMode(world.appId, oauth.useTicket)
  const delivery = createDelivery({
    signingSecret: oauth.credentials.signingSecret,
    signingClock: specification.signingClock ?? (() => new Date()),
    patienceMs: specification.patienceMs ?? SLACKS_PATIENCE_MS,
    socket,
  })
  let down = false
  const underWay = new Set<Promise<unknown>>()
  const problems: string[] = []

  const tell = async (told: readonly Told[]) => {
    await Promise.all(told.map((one) => delivery.send('events_api', events.envelope(one))))
  }
  /** What the app itself caused is told to it while it still waits for its answer. */
  const happened = (happening: Happening) => {
    const telling = tell(events.of(happening)).finally(() => underWay.delete(telling))
    underWay.add(telling)
  }
  const urls = createResponseUrls(world, surfaces, happened, () => base)
  const api = createWebApi({
    world,
    surfaces,
    faults,
    oauth,
    pace: createPace(specification.messageBurst, world.clock),
    isDown: () => down,
    happened,
    socketUrl: () => `${base.replace('http', 'ws')}/link/`,
  })

  const server = createServer(async (request, response) => {
    const body = await bodyOf(request)
    const [, area, name = ''] = (request.url ?? '/').split('?')[0]?.split('/') ?? []
    if (area === 'api') return api.handle(name, request, response, body)
    if (area !== 'response' || down) return void response.writeHead(down ? 503 : 404).end()
    const answer = urls.answer(name, body)
    if (answer.status !== 200) problems.push(`response_url: ${answer.body}`)
    response.writeHead(answer.status).end(answer.body)
  })
  server.on('upgrade', (request, stream) => socket.upgrade(request, stream))
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  const answers = createAnswers(delivery, urls, surfaces, problems)
  const log = createMessageLog(world, surfaces, events, tell)

  return {
    ...createReadings(world, surfaces),
    ...oauth.credentials,
    apiUrl: `${base}/api/`,
    authorizeUrl: `${base}/oauth/v2/authorize`,
    world,
    /** Failures Slack would have shown a person. */
    problems,
    calls: (method?: string) => api.calls.filter((one) => method === undefined || one.method === method),
    tokenOf: (workspaceId: string): string => {
      const installation = world.installationOf(workspaceId)
      if (!installation) throw new Error(`${workspaceId} did not install the app`)
      return installation.token
    },
    issueCode: oauth.issueCode,
    as: (userId: string) => createPerson({ world, surfaces, urls, answers, log }, userId),
    unfurls: (posted: Posted) => log.unfurl(posted),

    /** Request URL of the app; null sends over Socket Mode. */
    deliverTo: delivery.deliverTo,
    socket,
    parcels: delivery.parcels,
    hold: delivery.hold,
    /** Delivers what was held: each so many times, in an order of chance that a seed fixes. */
    release: ({ times = 1, shuffle = false, seed = 1 }: Storm = {}) =>
      delivery.release((waiting) => {
        const all = Array.from({ length: times }, () => waiting).flat()
        return shuffle ? shuffled(all, seed) : all
      }),
    /** Everything the app was told so far, again. */
    redeliver: async ({ times = 1, shuffle = false, seed = 1 }: Storm = {}) => {
      const known = delivery.parcels.filter((one) => one.kind === 'events_api')
      const all: Parcel[] = Array.from({ length: times }, () => known).flat()
      for (const parcel of shuffle ? shuffled(all, seed) : all) await delivery.attempt(parcel)
    },
    /** One parcel once more, as it was; what comes back is not shown to anybody. */
    again: (parcel: Parcel) => delivery.attempt(parcel),
    retryFailed: delivery.retryFailed,

    fail: (method: string, fault: Fault) => void faults.add(method, fault),
    heal: () => void faults.clear(),
    /** The API answers 503 and events wait. */
    goDown: () => {
      down = true
      delivery.hold()
    },
    comeBack: async () => {
      down = false
      await delivery.release()
    },

    archive: (channelId: string) => {
      world.channelOf(channelId).archived = true
    },
    /** Somebody invites the bot; the app is told as `member_joined_channel`. */
    inviteBot: async (channelId: string, workspaceId: string, inviter: string) => {
      const channel = world.channelOf(channelId)
      const installation = world.installationOf(workspaceId)
      if (!installation) throw new Error(`${workspaceId} did not install the app`)
      channel.members.push(installation.botUserId)
      const user = installation.botUserId
      const about = {
        user,
        channel: channelId,
        channel_type: channel.isPrivate ? 'G' : 'C',
        team: workspaceId,
        inviter,
      }
      const scope = channel.isPrivate ? 'groups:read' : 'channels:read'
      const event = { ...about, event_ts: world.newTs() }
      await tell(events.toInstallation(installation, 'member_joined_channel', scope, event))
    },
    removeBot: (channelId: string, workspaceId: string) => {
      const channel = world.channelOf(channelId)
      const bot = world.installationOf(workspaceId)?.botUserId
      channel.members = channel.members.filter((one) => one !== bot)
    },
    /** A profile changed; the app is told as `user_change`. */
    changesProfile: async (userId: string, change: { tz?: string; locale?: string; deleted?: boolean }) => {
      const user = { ...world.userOf(userId), ...change }
      world.users.set(userId, user)
      const told = world.installations.flatMap((one) =>
        events.toInstallation(one, 'user_change', 'users:read', {
          user: userJson(world, one, user, true),
          cache_ts: Math.floor(world.clock().getTime() / 1000),
          event_ts: world.newTs(),
        }),
      )
      await tell(told)
    },
    /** The company removes the app. */
    uninstall: async (workspaceId: string) => {
      const installation = world.installationOf(workspaceId)
      if (!installation) throw new Error(`${workspaceId} did not install the app`)
      const tokens: Json = { oauth: [], bot: [installation.botUserId] }
      const event_ts = world.newTs()
      const told = [
        ...events.toInstallation(installation, 'tokens_revoked', null, { tokens, event_ts }),
        ...events.toInstallation(installation, 'app_uninstalled', null, { event_ts }),
      ]
      installation.state = 'deactivated'
      await tell(told)
    },

    /** Resolves when nothing the app caused is still being told. */
    settled: async () => {
      while (underWay.size > 0) await Promise.all(underWay)
    },
    stop: async () => {
      socket.cut()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

export type FakeSlack = Awaited<ReturnType<typeof startFakeSlack>>

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

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
