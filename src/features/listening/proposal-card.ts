import type { Button, Card } from '../../chat/index.ts'
import { canUndo, type Proposal } from '../../domain/listening/proposal.ts'
import { keyFor, type Ticket } from '../../domain/ticket/ticket.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { fieldFacts } from '../ticket/field-facts.ts'
import { buttonOf, listeningCard } from './listening-card.ts'

/** What the card of a proposal needs beside it. */
export interface Shown {
  readonly proposal: Proposal
  /** What it became or could be joined to; null for none. */
  readonly ticket: Ticket | null
  /** It may be the same as a message that is no ticket yet. */
  readonly repeats: boolean
}

/** The card of a draft, an automatic ticket or a private note, in whatever state it is. */
export function proposalCard(context: Context, shown: Shown, reader: Reader): Card {
  const { proposal, ticket } = shown
  const { t } = reader
  const kind = proposal.signal
  const key = ticket ? (keyFor(ticket, reader.side) ?? '') : ''
  const title = t(`listening:title.${kind}`)
  if (proposal.state === 'open') return draftCard(context, shown, reader, { title, key })
  const undo = proposal.state === 'created' && canUndo(proposal, context.now)
  const state = undo
    ? 'created-auto'
    : proposal.state === 'joined' && !ticket
      ? 'joined-message'
      : proposal.state
  return listeningCard({
    title,
    tone: proposal.state === 'created' ? 'good' : 'normal',
    text: t(`listening:state.${state}`, { key }),
    buttons: [
      ...(key === '' ? [] : [openButton(context, reader, key)]),
      ...(undo ? [pressOf(context, proposal, reader, 'undo', 'danger')] : []),
    ],
  })
}

function draftCard(
  context: Context,
  { proposal, ticket, repeats }: Shown,
  reader: Reader,
  { title, key }: { readonly title: string; readonly key: string },
): Card {
  const { t } = reader
  const words = proposal.words
  const like = ticket !== null || repeats
  const press = (verb: string, style: Button['style'] = 'normal') =>
    pressOf(context, proposal, reader, verb, style)
  const join = t(ticket ? 'listening:buttons.join' : 'listening:buttons.same', { key })
  return listeningCard({
    title,
    text: ticket
      ? t('listening:draft.like-ticket', { key, title: ticket.fields.title })
      : t(repeats ? 'listening:draft.like-message' : `listening:draft.${proposal.signal}`),
    facts: words ? fieldFacts(words.fields, reader) : [],
    notes: [
      t('listening:draft.because', { words: proposal.words?.cues.slice(0, 4).join(' · ') ?? '' }),
      t(proposal.way === 'note' ? 'listening:draft.only-you' : 'listening:draft.until-then'),
    ],
    buttons: [
      ...(like ? [buttonOf(join, 'proposal-join', context.partnership.id, [proposal.id], 'primary')] : []),
      press('create', like ? 'normal' : 'primary'),
      press('edit'),
      press('reject'),
    ],
  })
}

const pressOf = (
  { partnership }: Context,
  { id }: Proposal,
  { t }: Reader,
  verb: string,
  style: Button['style'],
): Button => buttonOf(t(`listening:buttons.${verb}`), `proposal-${verb}`, partnership.id, [id], style)

const openButton = ({ partnership }: Context, { t }: Reader, key: string): Button =>
  buttonOf(t('ticket:buttons.open'), 'ticket-open', partnership.id, [key])
