import type { IncomingEvent } from '../../chat/index.ts'
import type { PlatformIdentity, Side } from '../../domain/partnership/partnership.ts'
import type { Tx } from '../../ports/index.ts'

/** Somebody in the shared channel whom the partnership does not name, until a side says that they are theirs. */
export interface StrangerDraft {
  /** Without a workspace: events do not always carry the one of somebody from outside. */
  readonly identity: PlatformIdentity
  /** The workspace they are at home in, as the platform's directory says; null when unknown. */
  readonly home: string | null
  readonly name: string
  readonly zone: string | null
  /** A shipped locale's tag; null when unknown. */
  readonly language: string | null
  /** The side they say is theirs; null while they have not said. */
  readonly claimed: Side | null
  /** Sides that said no. */
  readonly refusedBy: readonly Side[]
  /** What they said meanwhile, in order. */
  readonly waiting: readonly IncomingEvent[]
}

const nameOf = (partnershipId: string, { platform, userId }: Omit<PlatformIdentity, 'workspaceId'>): string =>
  `stranger/${partnershipId}/${platform}/${userId}`

export async function readStranger(
  tx: Tx,
  partnershipId: string,
  who: Omit<PlatformIdentity, 'workspaceId'>,
): Promise<StrangerDraft | null> {
  const kept = (await tx.drafts.get(nameOf(partnershipId, who))) as StrangerDraft | null
  return kept && { ...kept, waiting: kept.waiting.map((event) => withDates(event) as IncomingEvent) }
}

export const keepStranger = (tx: Tx, partnershipId: string, draft: StrangerDraft, at: Date): Promise<void> =>
  tx.drafts.put(nameOf(partnershipId, draft.identity), draft, at)

export const dropStranger = (tx: Tx, partnershipId: string, { identity }: StrangerDraft): Promise<void> =>
  tx.drafts.remove(nameOf(partnershipId, identity))

const DATES = ['at', 'postedAt']

/** JSON has no dates. */
function withDates(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withDates)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      DATES.includes(key) && typeof member === 'string' ? new Date(member) : withDates(member),
    ]),
  )
}
