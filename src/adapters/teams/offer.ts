import type { Clock } from '../../ports/clock.ts'
import type { Inbound } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { TeamsDirectory } from '../../ports/teams-directory.ts'
import type { TeamsSettings } from './settings.ts'

interface OfferDeps {
  readonly inbound: Inbound
  readonly directory: TeamsDirectory
  readonly clock: Clock
  readonly logger: Logger
  readonly settings: TeamsSettings
}

/** Where each cloud's clients are. */
const CLIENTS: Readonly<Record<TeamsSettings['cloud'], string>> = {
  Public: 'https://teams.microsoft.com',
  USGov: 'https://gov.teams.microsoft.us',
  USGovDoD: 'https://dod.teams.microsoft.us',
  China: 'https://teams.microsoftonline.cn',
}

/** Says, where a person was met, that they could not be reached in private. Never rejects. */
export function createOffer({ inbound, directory, clock, logger, settings }: OfferDeps) {
  return async (objectId: string): Promise<void> => {
    try {
      const person = await directory.person(objectId)
      if (!person?.metIn || settings.clientId === null) return
      await inbound.handle({
        type: 'private-refused',
        eventKey: `private-refused:${person.metIn}:${objectId}`,
        actor: { platform: 'teams', userId: objectId, workspaceId: person.tenantId },
        conversation: { kind: 'channel', channelId: person.metIn },
        at: clock.now(),
        url: `${CLIENTS[settings.cloud]}/l/app/${settings.clientId}`,
      })
    } catch (error) {
      logger.warn({ platform: 'teams', error }, 'a person who cannot be reached was not offered a way')
    }
  }
}
