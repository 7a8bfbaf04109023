import type { MessageRef } from '../../chat/index.ts'
import type { Side } from '../../domain/partnership/partnership.ts'

/** What can be hushed in a partnership, as the store names it. */
export const askedSubject = (personId: string): string => `asked/${personId}`
export const phraseSubject = (personId: string, phrase: string): string => `phrase/${personId}/${phrase}`
export const noteSubject = (side: Side, phraseId: string): string => `note/${side}/${phraseId}`
export const deletedSubject = ({ platform, channelId, messageId }: MessageRef): string =>
  `deleted/${platform}/${channelId}/${messageId}`

/** Setting: a person who wishes to be asked about every hint. */
export const everyHintOf = (partnershipId: string, personId: string): string =>
  `listening/every-hint/${partnershipId}/${personId}`

/** Kind of the timers of proposals: a reminder about a hint, the end of an undo. The subject is the proposal. */
export const PROPOSAL_TIMER = 'proposal'
