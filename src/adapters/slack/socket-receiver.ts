import type { Logger as SlackLogger } from '@slack/bolt'
import { type App, type Receiver, SocketModeReceiver, type webApi } from '@slack/bolt'

interface SocketDeps {
  readonly appToken: string
  readonly clientOptions: webApi.WebClientOptions
  readonly logger: SlackLogger
}

/** One thing Slack says over the socket. */
interface Envelope {
  readonly body: Record<string, unknown>
  readonly ack: (payload?: Record<string, unknown>) => Promise<void>
  readonly retry_num?: number
  readonly retry_reason?: string
}

/**
 * Socket Mode. Bolt's own receiver acknowledges events before anybody looked at them; here the answer goes out when
 * everything is stored, and an event that could not be stored is not acknowledged: Slack sends it again.
 */
export function createSocketReceiver({ appToken, clientOptions, logger }: SocketDeps): Receiver {
  const inner = new SocketModeReceiver({
    appToken,
    logger,
    installerOptions: { clientOptions },
  })
  inner.client.removeAllListeners('slack_event')
  let app: App | null = null
  inner.client.on('slack_event', async ({ body, ack, retry_num, retry_reason }: Envelope) => {
    let answer: Record<string, unknown> | undefined
    let wanted = false
    try {
      await app?.processEvent({
        body,
        ack: async (payload) => {
          wanted = true
          answer = typeof payload === 'string' ? { text: payload } : payload || undefined
        },
        ...(retry_num === undefined ? {} : { retryNum: retry_num }),
        ...(retry_reason === undefined ? {} : { retryReason: retry_reason }),
      })
      if (wanted) await ack(answer)
    } catch (error) {
      logger.error('An event was not taken.', error instanceof Error ? error.name : 'unknown')
    }
  })
  return {
    init: (bolt) => {
      app = bolt
    },
    start: () => inner.start(),
    stop: () => inner.stop(),
  }
}
