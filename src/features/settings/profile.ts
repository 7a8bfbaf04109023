import type { IncomingEvent } from '../../chat/index.ts'
import { spokenTag } from '../../domain/language/spoken-tag.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'
import { learnWorkspace } from '../strangers/side-of-workspace.ts'

/**
 * What a person's chat profile says becomes how they read, wherever they are mapped, unless the partnership's file or
 * they themselves said otherwise. A language Andon does not speak leaves them with their side's.
 */
export async function keepProfile(
  deps: FeatureDeps,
  tx: Tx,
  event: IncomingEvent & { readonly type: 'profile-changed' },
): Promise<InboundReply> {
  const language = event.language === null ? null : spokenTag(event.language, deps.texts.languages)
  const zone = event.zone !== null && isZone(event.zone) ? event.zone : null
  for (const { partnershipId, personId } of await tx.partnerships.ofIdentity(event.actor)) {
    await tx.partnerships.setProfile(partnershipId, personId, { language, zone })
    const partnership = await tx.partnerships.get(partnershipId)
    if (partnership) await learnWorkspace(tx, partnership, personId, event.actor)
  }
  return { kind: 'none' }
}

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Za-z]/.test(name)
  } catch {
    return false
  }
}
