import type { Clock } from '../../ports/clock.ts'
import type { ConsoleDirectory } from '../../ports/console-directory.ts'
import type { Inbound } from '../../ports/inbound.ts'
import { channelIdOf } from './channels.ts'

interface JoinDeps {
  readonly directory: ConsoleDirectory
  readonly inbound: Inbound
  readonly clock: Clock
}

/** Nobody lets Andon into the console's channels: it tells itself, once for the shared channel of each partnership. */
export function createChannelJoiner({ directory, inbound, clock }: JoinDeps): () => Promise<void> {
  const told = new Set<string>()
  return async () => {
    for (const { id } of await directory.partnerships()) {
      if (told.has(id)) continue
      const channelId = channelIdOf({ kind: 'channel', partnershipId: id, audience: 'both' })
      await inbound.handle({
        type: 'joined',
        eventKey: `joined/${channelId}`,
        actor: { platform: 'console', userId: '', workspaceId: id },
        conversation: { kind: 'channel', channelId },
        at: clock.now(),
      })
      told.add(id)
    }
  }
}
