import type { Likeness, Proposal, Traits } from '../../domain/listening/proposal.ts'
import { isSameIssue, SAME_ISSUE_MS, traitsOfTicket } from '../../domain/listening/same-issue.ts'
import type { TicketKind } from '../../domain/ticket/fields.ts'
import type { PersonContext } from '../context.ts'
import type { Heard } from './hear.ts'

/** Open tickets looked at; a partnership with more has other worries. */
const MOST_TICKETS = 100

/** What the message may be a repeat of: a ticket first, else a message that is no ticket yet. Only what all its readers see. */
export async function likeOf(context: PersonContext, heard: Heard, traits: Traits): Promise<Likeness | null> {
  const { tx, partnership, person } = context
  const since = new Date(heard.message.postedAt.getTime() - SAME_ISSUE_MS)
  const { tickets } = await tx.tickets.list({
    partnershipId: partnership.id,
    reader: person.side,
    filter: 'open',
    personId: person.id,
    offset: 0,
    limit: MOST_TICKETS,
  })
  const ticket = tickets.find(
    (one) =>
      (one.audience === 'both' || one.audience === heard.audience) &&
      one.reportedAt >= since &&
      isSameIssue(traits, traitsOfTicket(one.kind, one.fields)),
  )
  if (ticket) return { kind: 'ticket', id: ticket.id }
  const earlier = (await tx.proposals.recent(partnership.id, since)).find(
    (one) => isWaiting(one, heard) && one.traits !== null && isSameIssue(traits, one.traits),
  )
  return earlier ? { kind: 'proposal', id: earlier.id } : null
}

/** Open, and known to everybody who will read the offer: a private note is known to its writer alone. */
const isWaiting = (one: Proposal, heard: Heard): boolean =>
  one.state === 'open' &&
  one.words !== null &&
  one.audience === heard.audience &&
  (one.way === 'draft' || (one.way === 'note' && heard.mode === 'quiet' && one.personId === heard.writer.id))

/** A further message in the thread of an open draft says more of the same: it joins the draft, and nobody is asked again. */
export async function joinFollowUp(context: PersonContext, heard: Heard, kind: TicketKind): Promise<boolean> {
  const { tx, partnership } = context
  const { message, writer } = heard
  const thread = message.thread?.messageId
  if (thread === undefined) return false
  const since = new Date(message.postedAt.getTime() - SAME_ISSUE_MS)
  const open = (await tx.proposals.recent(partnership.id, since)).find(
    (one) =>
      one.state === 'open' &&
      one.words !== null &&
      (one.way === 'draft' || one.way === 'note') &&
      one.signal === kind &&
      one.ref.channelId === message.ref.channelId &&
      (one.ref.messageId === thread || one.threadId === thread),
  )
  if (!open) return false
  await addFurther(context, open, {
    ref: message.ref,
    personId: writer.id,
    side: writer.side,
    postedAt: message.postedAt,
    text: heard.text,
    files: message.files,
  })
  return true
}

export async function addFurther(
  { tx }: PersonContext,
  proposal: Proposal,
  further: NonNullable<Proposal['words']>['further'][number],
): Promise<void> {
  const { words } = proposal
  if (!words || words.further.some((one) => one.ref.messageId === further.ref.messageId)) return
  await tx.proposals.update({ ...proposal, words: { ...words, further: [...words.further, further] } })
}
