import type { Proposal } from '../../domain/listening/proposal.ts'
import { type Audience, mayRead } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { PersonContext } from '../context.ts'
import { keepFiles } from '../conversation/evidence-files.ts'
import { linkToTicket } from '../ticket/act-handlers.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { addFurther } from './find-like.ts'
import type { Live } from './proposal-handlers.ts'

type Further = Live['words']['further']

/**
 * Joins a message to what it repeats; resolves with the ticket, null when that is still a draft. The earliest message of the
 * raiser's side becomes the ticket's first awareness.
 */
export async function joinTo(context: PersonContext, proposal: Live): Promise<string | null> {
  const { tx } = context
  const { like, words, ref, personId, side, postedAt } = proposal
  const earlier = like?.kind === 'proposal' ? await tx.proposals.get(like.id) : null
  const itself = { ref, personId, side, postedAt, text: words.fields.text, files: words.files }
  if (earlier && isOpen(earlier)) {
    for (const one of [itself, ...words.further]) {
      const current = await tx.proposals.get(earlier.id)
      if (current) await addFurther(context, current, one)
    }
    return null
  }
  const ticketId = like?.kind === 'ticket' ? like.id : (earlier?.ticketId ?? null)
  if (ticketId === null) throw new UserError('proposal-settled')
  await linkFurther(context, ticketId, [itself, ...words.further], proposal.audience)
  return ticketId
}

const isOpen = ({ state, words }: Proposal): boolean => state === 'open' && words !== null

/** Links messages to a ticket as comments of their writers, for those who could read them where they stand. */
export async function linkFurther(
  context: PersonContext,
  ticketId: string,
  further: Further,
  readers: Audience,
): Promise<void> {
  const { tx, partnership } = context
  const ticket = await tx.tickets.get(ticketId)
  if (!ticket || !mayRead(context.person.side, ticket.audience)) throw new UserError('proposal-settled')
  const audience = ticket.audience === 'both' ? readers : ticket.audience
  for (const { ref, personId, side, postedAt, text, files } of further) {
    if ((await tx.messages.byRef(ref)) !== null) continue
    const writer = partnership.people.find((person) => person.id === personId) ?? null
    await linkToTicket(context, {
      ...{ ref, ticketId, role: 'comment', audience, personId, side, postedAt, deletedAt: null },
    })
    await keepHistory(context, ticket, [{ what: 'commented', audience, old: null, new: { text } }], writer)
    if (writer) await keepFiles(context, ticket, { ref, files, postedAt }, { by: writer, audience })
  }
}
