import type { MessageRef } from '../../chat/index.ts'
import type { Ends } from '../../domain/listening/judged.ts'
import type { ListeningMode, Proposal } from '../../domain/listening/proposal.ts'
import type { Platform } from '../../domain/partnership/partnership.ts'

export interface ProposalRows {
  /** Rejects when the message has a proposal already: each message is read once. */
  insert(proposal: Proposal): Promise<void>
  update(proposal: Proposal): Promise<void>
  get(id: string): Promise<Proposal | null>
  byRef(ref: MessageRef): Promise<Proposal | null>
  /** Those of messages written at or after `since`, newest first. */
  recent(partnershipId: string, since: Date): Promise<readonly Proposal[]>
  /** How many came to which end, over all partnerships or of one. */
  ends(partnershipId: string | null): Promise<readonly Ends[]>
}

export interface ListeningRows {
  /** What listening does in a conversation; null where nobody said. */
  modeOf(platform: Platform, channelId: string): Promise<ListeningMode | null>
  setMode(
    platform: Platform,
    channelId: string,
    set: { readonly mode: ListeningMode; readonly by: string; readonly at: Date },
  ): Promise<void>
  /** Which of the subjects are hushed at `now`, the end itself excluded. */
  hushed(partnershipId: string, subjects: readonly string[], now: Date): Promise<ReadonlySet<string>>
  /** Hushes a subject until an instant; a later one moves it, an earlier one too. */
  hush(partnershipId: string, subject: string, until: Date): Promise<void>
}
