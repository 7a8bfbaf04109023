import type { Audience, Platform, Side } from '../partnership/partnership.ts'
import type { TicketFields, TicketKind } from '../ticket/fields.ts'
import type { Signal } from './finding.ts'

/** What listening does in a channel. `draft`: drafts in the thread; `auto`: tickets at once; `quiet`: only private notes to the writer. */
export const LISTENING_MODES = ['draft', 'auto', 'quiet', 'off'] as const
export type ListeningMode = (typeof LISTENING_MODES)[number]

/** A shared channel is read unless somebody said otherwise; one side's own only when that side said so. */
export const usualMode = (audience: Audience): ListeningMode => (audience === 'both' ? 'draft' : 'off')

/** One message on one platform. */
interface HeardRef {
  readonly platform: Platform
  readonly channelId: string
  readonly messageId: string
}

/** A file shown with a message, as the platform names it. */
interface HeardFile {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  readonly size: number
  readonly url: string
}

/** A message that says the same issue again. */
interface FurtherMessage {
  readonly ref: HeardRef
  readonly personId: string
  readonly side: Side
  readonly postedAt: Date
  readonly text: string
  readonly files: readonly HeardFile[]
}

/** What makes two messages speak of one issue. */
export interface Traits {
  readonly kind: TicketKind
  readonly parts: readonly string[]
  readonly lots: readonly string[]
  /** Ids of glossary terms, the same for every language. */
  readonly terms: readonly string[]
}

/** What a repeat may be joined to. */
export interface Likeness {
  readonly kind: 'ticket' | 'proposal'
  readonly id: string
}

/** What a person is shown: `note` is a private draft, `question` the private question about a hint. */
export type Way = 'auto' | 'draft' | 'note' | 'question' | 'promise'

/**
 * `open`: nobody has judged it. `created`: a ticket or promise stands. `joined`: it belonged to another one. `kept`: a hint that
 * stays with its writer, who is reminded. `rejected`: it was nothing. `undone`: an automatic ticket taken back. `dropped`:
 * its message was deleted.
 */
export type ProposalState = 'open' | 'created' | 'joined' | 'kept' | 'rejected' | 'undone' | 'dropped'

/** What listening proposed about one message, and what became of it. */
export interface Proposal {
  readonly id: string
  readonly partnershipId: string
  readonly ref: HeardRef
  /** First message of the thread it stands in; null when it began one. */
  readonly threadId: string | null
  /** Who reads the conversation of the message. */
  readonly audience: Audience
  /** Person id and side of the writer. */
  readonly personId: string
  readonly side: Side
  readonly signal: Exclude<Signal, 'none'>
  /** BCP 47 tag of the message, `und` when unknown. */
  readonly lang: string
  readonly confidence: number
  /** Names of the rules it rests on, the weightiest first. */
  readonly rules: readonly string[]
  readonly way: Way
  readonly state: ProposalState
  /** The platform's time of the message. */
  readonly postedAt: Date
  readonly proposedAt: Date
  /** How often it was asked about: 1, and one more for every reminder. */
  readonly asked: number
  readonly settledAt: Date | null
  /** Person id, null when Andon itself did. */
  readonly settledBy: string | null
  /** The ticket it became or joined. */
  readonly ticketId: string | null
  readonly promiseId: string | null
  readonly like: Likeness | null
  readonly traits: Traits | null
  /** The words, kept only while somebody may still need them. */
  readonly words: ProposalWords | null
}

export interface ProposalWords {
  /** The ticket it would be: the writer's words and the facts found in them. */
  readonly fields: TicketFields
  readonly files: readonly HeardFile[]
  /** The words of the message that the signal rests on. */
  readonly cues: readonly string[]
  /** The same issue, said again before a ticket came of it. */
  readonly further: readonly FurtherMessage[]
}

/** Settles a proposal at `now`: its words go, what it was and what people made of it stays. */
export const settle = (
  proposal: Proposal,
  state: Exclude<ProposalState, 'open' | 'kept'>,
  by: string | null,
  now: Date,
  made: { readonly ticketId?: string; readonly promiseId?: string } = {},
): Proposal => ({
  ...proposal,
  ...made,
  state,
  settledAt: now,
  settledBy: by,
  words: null,
  traits: state === 'rejected' || state === 'dropped' || state === 'undone' ? null : proposal.traits,
})

/** The message of a proposal as the source of its ticket. */
export const sourceOf = ({ ref, threadId, postedAt }: Proposal, { files }: ProposalWords) => ({
  ref,
  thread: threadId === null ? null : { ...ref, messageId: threadId },
  postedAt,
  files,
})

/** How long an automatic ticket can be taken back. */
const UNDO_MS = 10 * 60_000

/** When the time to take an automatic ticket back ends. */
export const undoUntil = ({ proposedAt }: Pick<Proposal, 'proposedAt'>): Date =>
  new Date(proposedAt.getTime() + UNDO_MS)

/** True until ten minutes after an automatic ticket was made, the end itself excluded. */
export const canUndo = (proposal: Proposal, now: Date): boolean =>
  proposal.way === 'auto' && proposal.state === 'created' && now < undoUntil(proposal)
