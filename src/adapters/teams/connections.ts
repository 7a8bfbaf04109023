import type { App } from '@microsoft/teams.apps'
import type { TeamsConversation, TeamsDirectory } from '../../ports/teams-directory.ts'
import { teamsErrorStatus } from './teams-errors.ts'

/** The SDK's client of one Bot Connector. */
export type Connector = App['api']

/** The way to every conversation: each has a connector of its own. */
export interface Connections {
  /** Does something with a connector; once more with a new token when it takes ours no longer. */
  call<T>(work: () => Promise<T>): Promise<T>
  to(serviceUrl: string): Connector
  /** The conversation and its connector; one Andon was never heard from in is tried at the usual place. */
  of(conversationId: string): Promise<{ readonly place: TeamsConversation; readonly connector: Connector }>
}

interface ConnectionDeps {
  readonly directory: TeamsDirectory
  readonly botId: string
  readonly forgetToken: () => void
}

export function createConnections(
  api: Connector,
  { directory, botId, forgetToken }: ConnectionDeps,
): Connections {
  const known = new Map<string, Connector>()
  const to = (serviceUrl: string): Connector => {
    const url = serviceUrl.replace(/\/+$/, '')
    const connector = known.get(url) ?? api.clone({ serviceUrl: url })
    known.set(url, connector)
    return connector
  }
  return {
    call: async (work) => {
      try {
        return await work()
      } catch (error) {
        if (teamsErrorStatus(error) !== 401) throw error
        forgetToken()
        return work()
      }
    },
    to,
    of: async (conversationId) => {
      const place = (await directory.conversation(conversationId)) ?? {
        conversationId,
        kind: /@thread\.(tacv2|skype)$/.test(conversationId) ? 'channel' : 'group',
        serviceUrl: api.serviceUrl,
        tenantId: null,
        botId,
      }
      return { place, connector: to(place.serviceUrl) }
    },
  }
}
