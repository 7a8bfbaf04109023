import type { IncomingMessage, ServerResponse } from 'node:http'
import { complaintsAbout } from './check-card.ts'
import type { Fault, Faults, Operation } from './faults.ts'
import type { Tokens } from './tokens.ts'
import type { Json, Place, World } from './world.ts'

/** Teams' limit for one message, in bytes. */
const MOST_BYTES = 28 * 1024
const MESSAGE_FIELDS = ['type', 'summary', 'attachments', 'recipient', 'from', 'conversation', 'id']
const SCOPE = 'https://api.botframework.com/.default'

interface Called {
  readonly operation: Operation
  readonly place: string
  readonly status: number
  readonly body: Json
}

interface ConnectorParts {
  readonly world: World
  readonly tokens: Tokens
  readonly faults: Faults
  readonly clientId: string
  readonly clientSecret: string
  readonly isDown: () => boolean
}

interface Answer {
  readonly status: number
  readonly body?: Json
  readonly retryAfter?: number
}

class Refused extends Error {
  readonly answer: Answer
  constructor(status: number, code: string, message: string = code, retryAfter?: number) {
    super(message)
    this.answer = {
      status,
      body: { error: { code, message } },
      ...(retryAfter === undefined ? {} : { retryAfter }),
    }
  }
}

/** The Bot Connector's REST API, Entra's token endpoint and the published keys. */
export function createConnector({ world, tokens, faults, clientId, clientSecret, isDown }: ConnectorParts) {
  const calls: Called[] = []
  const issued = new Set<string>()
  const posted = new Map<string, number[]>()

  const throttle = (place: Place): void => {
    const now = world.clock().getTime()
    const recent = (posted.get(place.id) ?? []).filter((at) => now - at < 1_000)
    if (recent.length >= (world.specification.perSecond ?? 7))
      throw new Refused(429, 'TooManyRequests', 'slow', 1)
    posted.set(place.id, [...recent, now])
  }

  const readMessage = (body: Json, raw: string): { summary: string; card: Json | null; text: string } => {
    if (Buffer.byteLength(raw) > MOST_BYTES) throw new Refused(413, 'MessageSizeTooBig')
    const unknown = Object.keys(body).filter((key) => !MESSAGE_FIELDS.includes(key))
    if (body.type !== 'message' || unknown.length > 0) throw new Refused(400, 'BadSyntax', unknown.join(', '))
    const [attachment, ...more] = (body.attachments ?? []) as { contentType: string; content: Json }[]
    if (more.length > 0) throw new Refused(400, 'BadSyntax', 'one card')
    if (attachment && attachment.contentType !== 'application/vnd.microsoft.card.adaptive')
      throw new Refused(400, 'BadSyntax', attachment.contentType)
    const complaints = attachment ? complaintsAbout(attachment.content) : []
    if (complaints.length > 0) throw new Refused(400, 'BadSyntax', complaints.join('; '))
    return {
      summary: String(body.summary ?? ''),
      card: attachment?.content ?? null,
      text: String(body.text ?? ''),
    }
  }

  const placeAt = (region: string, conversationId: string): { place: Place; thread: string | null } => {
    const [id = '', thread] = conversationId.split(';messageid=')
    const place = world.places.get(id)
    if (!place) throw new Refused(404, 'ConversationNotFound')
    // The address that serves no region of its own passes everything on.
    if (place.region !== region && region !== 'teams') throw new Refused(403, 'InvalidBotApiHost')
    if (thread !== undefined && place.kind !== 'channel')
      throw new Refused(400, 'BadSyntax', 'no threads here')
    if (place.personal && !world.user(place.personal).installed)
      throw new Refused(403, 'BotNotInConversationRoster')
    return { place, thread: thread ?? null }
  }

  const create = (
    region: string,
    conversationId: string,
    body: Json,
    raw: string,
    targeted: boolean,
  ): Answer => {
    const { place, thread } = placeAt(region, conversationId)
    const shown = readMessage(body, raw)
    const recipient = body.recipient as { id?: string; isTargeted?: boolean } | undefined
    const onlyFor = targeted ? world.userOfTeamsId(recipient?.id ?? '') : null
    if (targeted && (place.targeted === false || recipient?.isTargeted !== true || !onlyFor))
      throw new Refused(400, 'BadArgument', 'no targeted message here')
    if (onlyFor && !place.members.includes(onlyFor)) throw new Refused(403, 'BotNotInConversationRoster')
    throttle(place)
    const id = world.newId()
    const root = place.kind === 'channel' ? (thread ?? id) : null
    world.messages.push({
      ...{ id, placeId: place.id, root, userId: null, onlyFor, updates: 0, deleted: false },
      ...{ ...shown, views: new Map<string, Json>() },
    })
    return { status: 201, body: { id } }
  }

  const update = (region: string, conversationId: string, id: string, body: Json, raw: string): Answer => {
    const { place } = placeAt(region, conversationId)
    const message = world.messages.find((one) => one.id === id && one.placeId === place.id)
    if (!message || message.deleted || message.userId !== null)
      throw new Refused(404, 'ActivityNotFoundInConversation')
    const shown = readMessage(body, raw)
    throttle(place)
    Object.assign(message, shown)
    message.updates++
    message.views.clear()
    return { status: 200, body: { id } }
  }

  const open = (region: string, body: Json): Answer => {
    const [member] = (body.members ?? []) as { id?: string }[]
    const userId = world.userOfTeamsId(member?.id ?? '')
    if (!userId) throw new Refused(404, 'UserNotFound')
    if (!world.user(userId).installed) throw new Refused(403, 'BotNotInConversationRoster')
    const place = { ...world.personal(userId), region }
    world.places.set(place.id, place)
    return { status: 201, body: { id: place.id } }
  }

  const member = (region: string, conversationId: string, id: string): Answer => {
    const { place } = placeAt(region, conversationId)
    const userId = world.userOfTeamsId(id)
    if (!userId || !place.members.includes(userId)) throw new Refused(404, 'MemberNotFoundInConversation')
    const { name, tenant } = world.user(userId)
    return { status: 200, body: { id: world.teamsId(userId), aadObjectId: userId, name, tenantId: tenant } }
  }

  const routes: readonly [string, RegExp, Operation, (found: string[], body: Json, raw: string) => Answer][] =
    [
      ['POST', /^\/(\w+)\/v3\/conversations$/, 'conversation', ([region = ''], body) => open(region, body)],
      [
        'POST',
        /^\/(\w+)\/v3\/conversations\/([^/]+)\/activities\?isTargetedActivity=true$/,
        'targeted',
        ([region = '', place = ''], body, raw) => create(region, place, body, raw, true),
      ],
      [
        'POST',
        /^\/(\w+)\/v3\/conversations\/([^/]+)\/activities$/,
        'create',
        ([region = '', place = ''], body, raw) => create(region, place, body, raw, false),
      ],
      [
        'PUT',
        /^\/(\w+)\/v3\/conversations\/([^/]+)\/activities\/(\d+)(?:\?isTargetedActivity=true)?$/,
        'update',
        ([region = '', place = '', id = ''], body, raw) => update(region, place, id, body, raw),
      ],
      [
        'GET',
        /^\/(\w+)\/v3\/conversations\/([^/]+)\/members\/([^/]+)$/,
        'member',
        ([region = '', place = '', id = '']) => member(region, place, id),
      ],
    ]

  const answerTo = (request: IncomingMessage, raw: string): { answer: Answer; fault: Fault | null } => {
    const url = decodeURI(request.url ?? '')
    if (url === '/.well-known/keys') return { answer: { status: 200, body: tokens.jwks }, fault: null }
    if (/^\/[\w.-]+\/oauth2\/v2\.0\/token$/.test(url)) return token(raw)
    const route = routes.find(([method, pattern]) => method === request.method && pattern.test(url))
    if (!route) throw new Refused(405, 'MethodNotAllowed', `${request.method} ${url}`)
    const [, pattern, operation, work] = route
    const found = (pattern.exec(url) ?? []).slice(1)
    const body = raw === '' ? {} : (JSON.parse(raw) as Json)
    const fault = faults.take(operation)
    const place = (found[1] ?? '').split(';')[0] ?? ''
    const note = (status: number) => void calls.push({ operation, place, status, body })
    if (isDown()) {
      note(503)
      throw new Refused(503, 'ServiceUnavailable')
    }
    if (fault && !fault.lost) {
      note(fault.status ?? 0)
      if (fault.cut) return { answer: { status: 0 }, fault }
      throw new Refused(fault.status ?? 500, fault.code ?? 'Fault', 'on demand', fault.retryAfter)
    }
    if (!issued.has((request.headers.authorization ?? '').replace('Bearer ', '')))
      throw new Refused(401, 'Unauthorized')
    try {
      const answer = work(found, body, raw)
      note(answer.status)
      return { answer, fault }
    } catch (error) {
      if (error instanceof Refused) note(error.answer.status)
      throw error
    }
  }

  const token = (raw: string): { answer: Answer; fault: Fault | null } => {
    const fault = faults.take('token')
    calls.push({ operation: 'token', place: '', status: fault?.status ?? 200, body: {} })
    if (fault)
      return { answer: { status: fault.status ?? 500, body: { error: fault.code ?? 'fault' } }, fault: null }
    const form = new URLSearchParams(raw)
    const known = form.get('client_id') === clientId && form.get('client_secret') === clientSecret
    if (!known || form.get('scope') !== SCOPE || form.get('grant_type') !== 'client_credentials')
      return { answer: { status: 401, body: { error: 'invalid_client' } }, fault: null }
    // The SDK takes nothing that is not shaped like a JWT.
    const claims = Buffer.from(JSON.stringify({ sub: clientId, n: issued.size })).toString('base64url')
    const access_token = `e30.${claims}.c2ln`
    issued.add(access_token)
    return {
      answer: { status: 200, body: { token_type: 'Bearer', expires_in: 3600, access_token } },
      fault: null,
    }
  }

  return {
    calls,
    /** Tokens that were given out count no longer. */
    revoke: () => issued.clear(),
    serve: (request: IncomingMessage, response: ServerResponse, raw: string): void => {
      const send = ({ status, body, retryAfter }: Answer) => {
        const headers = retryAfter === undefined ? {} : { 'retry-after': String(retryAfter) }
        response.writeHead(status, { 'content-type': 'application/json', ...headers })
        response.end(JSON.stringify(body ?? {}))
      }
      try {
        const { answer, fault } = answerTo(request, raw)
        if (fault) request.socket.destroy()
        else send(answer)
      } catch (error) {
        if (error instanceof Refused) send(error.answer)
        else send({ status: 500, body: { error: { code: 'FakeFailed', message: String(error) } } })
      }
    },
  }
}
