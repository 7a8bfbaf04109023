import { type Arguments, text } from './arguments.ts'
import { Refusal } from './refusal.ts'
import type { Json, World } from './world.ts'

/** The app's own credentials: installing it with OAuth, and opening Socket Mode connections. */
export function createOauth(world: World) {
  const codes = new Map<string, string>()
  const tickets = new Set<string>()
  const credentials = {
    clientId: '1111.2222',
    clientSecret: 'client-secret-of-the-fake',
    signingSecret: 'signing-secret-of-the-fake',
    appToken: `xapp-1-${world.appId}-fake`,
  }

  return {
    credentials,
    /** What a person of this workspace who pressed Allow sends back with the browser. */
    issueCode: (workspaceId: string): string => {
      const code = world.newId('code')
      codes.set(code, workspaceId)
      return code
    },
    access: (args: Arguments, authorization: string | undefined): Json => {
      const basic = Buffer.from(authorization?.replace(/^Basic /, '') ?? '', 'base64')
        .toString()
        .split(':')
      const id = text(args, 'client_id') ?? basic[0]
      const secret = text(args, 'client_secret') ?? basic[1]
      if (id !== credentials.clientId) throw new Refusal('invalid_client_id')
      if (secret !== credentials.clientSecret) throw new Refusal('bad_client_secret')
      const code = text(args, 'code') ?? ''
      const workspaceId = codes.get(code)
      if (workspaceId === undefined) throw new Refusal('invalid_code')
      codes.delete(code)
      const installation = world.install(workspaceId)
      return {
        access_token: installation.token,
        token_type: 'bot',
        scope: [...installation.scopes].join(','),
        bot_user_id: installation.botUserId,
        app_id: world.appId,
        team: { id: workspaceId, name: installation.workspace.name },
        enterprise: null,
        is_enterprise_install: false,
        authed_user: { id: [...world.users.values()].find((one) => one.workspace === workspaceId)?.id },
      }
    },
    openConnection: (token: string | null, url: string): Json => {
      if (token === null) throw new Refusal('not_authed')
      if (token.startsWith('xoxb-')) throw new Refusal('not_allowed_token_type')
      if (token !== credentials.appToken) throw new Refusal('invalid_auth')
      if (!world.specification.manifest.settings?.socket_mode_enabled)
        throw new Refusal('socket_mode_not_enabled')
      const ticket = world.newId('ticket')
      tickets.add(ticket)
      return { url: `${url}?ticket=${ticket}&app_id=${world.appId}` }
    },
    /** A ticket opens one connection. */
    useTicket: (ticket: string | null): boolean => ticket !== null && tickets.delete(ticket),
  }
}

export type Oauth = ReturnType<typeof createOauth>
