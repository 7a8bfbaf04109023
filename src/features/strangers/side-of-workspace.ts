import {
  type Partnership,
  type PlatformIdentity,
  SIDES,
  type Side,
} from '../../domain/partnership/partnership.ts'
import type { Tx } from '../../ports/index.ts'

const learntName = (partnershipId: string, { platform, workspaceId }: PlatformIdentity, side: Side): string =>
  `workspace/${partnershipId}/${platform}/${workspaceId}/${side}`

/** Remembers that somebody of a side is at home in a workspace: files often name accounts without it. */
export async function learnWorkspace(
  tx: Tx,
  partnership: Partnership,
  personId: string,
  identity: PlatformIdentity,
): Promise<void> {
  const side = partnership.people.find(({ id }) => id === personId)?.side
  if (!side || identity.workspaceId === null) return
  const name = learntName(partnership.id, identity, side)
  if ((await tx.settings.get(name)) === null) await tx.settings.set(name, 'yes')
}

/** The one side whose people are at home in the account's workspace; null when none is, or both are. */
export async function sideOfWorkspace(
  tx: Tx,
  partnership: Partnership,
  identity: PlatformIdentity,
): Promise<Side | null> {
  if (identity.workspaceId === null) return null
  const found: Side[] = []
  for (const side of SIDES) {
    const named = partnership.people.some(
      (person) =>
        person.side === side &&
        person.identities.some(
          (one) => one.platform === identity.platform && one.workspaceId === identity.workspaceId,
        ),
    )
    if (named || (await tx.settings.get(learntName(partnership.id, identity, side))) !== null)
      found.push(side)
  }
  return found.length === 1 ? (found[0] ?? null) : null
}
