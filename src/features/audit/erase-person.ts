import { SIDES } from '../../domain/partnership/partnership.ts'
import { ERASED, type ErasedPerson, eraseWords } from '../../domain/ticket/erase-words.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { UserError } from '../../errors.ts'
import type { Context } from '../context.ts'
import { showCards } from '../ticket/show-cards.ts'

/** How much was emptied, by kind. */
export interface Erasure {
  /** History rows whose words and name are gone. */
  readonly rows: number
  /** Tickets that held words or the name. */
  readonly tickets: number
  /** Messages Andon had sent. */
  readonly messages: number
  /** What was written in the local console, and said there in private. */
  readonly consoleMessages: number
  readonly promises: number
  /** Translations of what they wrote, with their name, or made by them. */
  readonly translations: number
  /** Check-ins with words of theirs, and their items on agendas. */
  readonly checkIns: number
  /** Proposals of listening that held words of theirs. */
  readonly heard: number
  /** True when name, address and accounts were removed: the file no longer lists the person. */
  readonly profile: boolean
  /** The name when the partnership still lists the person: it stays until the file no longer does; null otherwise. */
  readonly stillNamed: string | null
}

const PAGE = 200

/**
 * Erases what a person wrote, and their name. The chain stays whole: it holds only salted hashes. Ids of who filed and who
 * decided stay, as does content that approvers signed.
 * @throws UserError `erase-nobody` { found }: the partnership never had such a person and the history has nothing by them
 */
export async function erasePerson(context: Context, personId: string): Promise<Erasure> {
  const { tx, partnership, now } = context
  const listed = partnership.people.find(({ id }) => id === personId)
  const stored = await tx.erasure.person(partnership.id, personId)
  const rows = await tx.history.erasePerson(partnership.id, personId)
  if (!stored && rows === 0) throw new UserError('erase-nobody', { found: personId })
  // The id stands where a name was erased before.
  const names = [stored?.name, stored?.email].filter((name) => name != null && name !== personId) as string[]
  const ticketIds = await eraseFromTickets(context, { id: personId, names })
  const translations = await tx.erasure.forgetTranslations(partnership.id, { personId, names, ticketIds })
  for (const ticketId of ticketIds) await showAgain(context, ticketId)
  await tx.erasure.forgetReplies(partnership.id, { personId, names })
  const erasure: Erasure = {
    rows,
    tickets: ticketIds.length,
    messages: await tx.erasure.emptyDeliveries(partnership.id, { personId, names, ticketIds }),
    consoleMessages: await tx.erasure.emptyConsoleMessages(partnership.id, personId, now),
    promises: await tx.erasure.emptyPromises(partnership.id, personId, ERASED),
    checkIns: await tx.erasure.emptyCheckIns(partnership.id, personId, ERASED),
    heard: await tx.erasure.emptyProposals(partnership.id, personId),
    translations,
    profile: !listed && (await tx.erasure.forgetPerson(partnership.id, personId)),
    stillNamed: listed?.name ?? null,
  }
  await tx.history.append([
    {
      partnershipId: partnership.id,
      ticketId: null,
      at: now,
      personId: null,
      personName: null,
      side: null,
      // How much somebody of one side wrote is for that side alone.
      audience: listed?.side ?? 'both',
      what: 'person-erased',
      old: null,
      new: { person: personId },
    },
  ])
  return erasure
}

/** The cards of a ticket that held something are brought up to date where they stand. */
async function showAgain(context: Context, ticketId: string): Promise<void> {
  const ticket = await context.tx.tickets.get(ticketId)
  if (ticket) await showCards(context, ticket)
}

/** Resolves with the tickets that held something. */
async function eraseFromTickets(context: Context, person: ErasedPerson): Promise<readonly string[]> {
  const { tx } = context
  const touched: string[] = []
  for (const ticket of await allTickets(context)) {
    const erased = eraseWords(ticket, person)
    const clocks = await tx.obligations.ofTicket(ticket.id)
    const waived = clocks.filter(({ ended }) => ended?.by === person.id && ended.reason !== null)
    await tx.obligations.save(
      waived.map((clock) => ({ ...clock, ended: clock.ended && { ...clock.ended, reason: null } })),
    )
    const files = await tx.files.forgetOf(person.id, [ticket.id], ERASED)
    if (erased === ticket && waived.length === 0 && files === 0) continue
    touched.push(ticket.id)
    await tx.tickets.update(erased)
  }
  return touched
}

async function allTickets({ tx, partnership }: Context): Promise<readonly Ticket[]> {
  const found = new Map<string, Ticket>()
  for (const reader of SIDES)
    for (let offset = 0; ; offset += PAGE) {
      const query = { partnershipId: partnership.id, reader, filter: 'all', personId: '' } as const
      const { tickets } = await tx.tickets.list({ ...query, offset, limit: PAGE })
      for (const ticket of tickets) found.set(ticket.id, ticket)
      if (tickets.length < PAGE) break
    }
  return [...found.values()]
}
