import type { IncomingMessage, ServerResponse } from 'node:http'
import { type Arguments, readBody } from './arguments.ts'
import type { Faults } from './faults.ts'
import { createHistoryLimit } from './history-limit.ts'
import { APP_METHODS } from './methods/app.ts'
import { CHAT_METHODS } from './methods/chat.ts'
import { CONVERSATION_METHODS } from './methods/conversations.ts'
import type { Happening, Method } from './methods/method.ts'
import { PEOPLE_METHODS } from './methods/people.ts'
import { VIEW_METHODS } from './methods/views.ts'
import type { Oauth } from './oauth.ts'
import type { Pace } from './pace.ts'
import { Refusal, refusalWithMessages } from './refusal.ts'
import type { Surfaces } from './surfaces.ts'
import type { Installation, Json, World } from './world.ts'

const METHODS: Readonly<Record<string, Method>> = {
  ...APP_METHODS,
  ...CHAT_METHODS,
  ...CONVERSATION_METHODS,
  ...PEOPLE_METHODS,
  ...VIEW_METHODS,
}

/** One call as it arrived, with what came of it. */
export interface RecordedCall {
  readonly method: string
  readonly args: Arguments
  readonly teamId: string | null
  /** `ok`, the code of a refusal, or `http 503`, `hang`, `lost`. */
  outcome: string
  detail: Json
}

export interface WebApiParts {
  readonly world: World
  readonly surfaces: Surfaces
  readonly faults: Faults
  readonly pace: Pace
  readonly oauth: Oauth
  readonly isDown: () => boolean
  readonly happened: (happening: Happening) => void
  readonly socketUrl: () => string
}

/** The Web API: one HTTP call in, one answer out. */
export function createWebApi(parts: WebApiParts) {
  const calls: RecordedCall[] = []
  const historyLimit = createHistoryLimit(parts.world)

  const handle = async (method: string, request: IncomingMessage, response: ServerResponse, body: string) => {
    const call: RecordedCall = { method, args: {}, teamId: null, outcome: 'ok', detail: {} }
    calls.push(call)
    try {
      const query = new URL(request.url ?? '/', 'http://localhost').searchParams
      const { args, token } = readBody(request.headers['content-type'], body, query)
      Object.assign(call, { args })
      const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
      if (parts.isDown()) return plain(call, response, 503)
      const fault = parts.faults.take(method, args)
      if (fault?.hang) return void Object.assign(call, { outcome: 'hang' })
      if (fault?.retryAfter !== undefined)
        return plain(call, response, 429, { 'retry-after': String(fault.retryAfter) })
      if (fault?.status !== undefined) return plain(call, response, fault.status)
      if (fault?.error !== undefined) throw new Refusal(fault.error)
      const answer = perform(call, args, bearer ?? token, response)
      if (fault?.lost) {
        call.outcome = 'lost'
        return void request.socket.destroy()
      }
      if (answer) json(response, { ok: true, ...answer })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      Object.assign(call, { outcome: error.code, detail: error.detail })
      json(response, { ok: false, error: error.code, ...error.detail })
    }
  }

  /** The answer; null when one was already given. */
  function perform(
    call: RecordedCall,
    args: Arguments,
    token: string | null,
    response: ServerResponse,
  ): Json | null {
    if (call.method === 'oauth.v2.access') return parts.oauth.access(args, response.req.headers.authorization)
    if (call.method === 'apps.connections.open') return parts.oauth.openConnection(token, parts.socketUrl())
    const method = METHODS[call.method]
    if (!method) throw new Refusal('unknown_method')
    const installation = installationOf(parts.world, token)
    Object.assign(call, { teamId: installation.workspace.id })
    // Slack's own client adds `team_id` to every call of an app that serves several workspaces.
    const surplus = Object.keys(args).filter((name) => name !== 'team_id' && !method.accepts.includes(name))
    if (surplus.length > 0)
      throw refusalWithMessages(
        'invalid_arguments',
        surplus.map((name) => `[ERROR] unknown argument: ${name}`),
      )
    const methodCall = { ...parts, args, installation }
    const accepted = method.scopes?.(methodCall) ?? []
    response.setHeader('x-oauth-scopes', [...installation.scopes].join(','))
    response.setHeader('x-accepted-oauth-scopes', accepted.join(','))
    if (accepted.length > 0 && !accepted.some((scope) => installation.scopes.has(scope)))
      throw new Refusal('missing_scope', {
        needed: accepted.join(','),
        provided: [...installation.scopes].join(','),
      })
    const wait =
      call.method === 'chat.postMessage'
        ? parts.pace.take(String(args.channel))
        : historyLimit.take(installation.workspace.id, call.method)
    if (wait === null) return method.run(methodCall)
    plain(call, response, 429, { 'retry-after': String(wait) })
    return null
  }

  return { calls, handle }
}

function installationOf(world: World, token: string | null): Installation {
  if (token === null) throw new Refusal('not_authed')
  const installation = world.installations.find((one) => one.token === token)
  if (!installation) throw new Refusal('invalid_auth')
  if (installation.state === 'revoked') throw new Refusal('token_revoked')
  if (installation.state === 'deactivated') throw new Refusal('account_inactive')
  return installation
}

const json = (response: ServerResponse, body: Json): void => {
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.end(JSON.stringify(body))
}

/** Slack's front door answers errors of its own in plain text, 429 excepted. */
function plain(
  call: RecordedCall,
  response: ServerResponse,
  status: number,
  headers: Record<string, string> = {},
) {
  call.outcome = `http ${status}`
  response.writeHead(status, headers)
  response.end(status === 429 ? JSON.stringify({ ok: false, error: 'ratelimited' }) : 'upstream error')
}
