import type { Agreement } from '../../domain/agreement/agreement.ts'
import { isRunning } from '../../domain/obligation/obligation.ts'
import type { OpenTicketNeeds } from '../../domain/partnership/orphaned.ts'
import { SIDES, type Side } from '../../domain/partnership/partnership.ts'
import type { TrackedPromise } from '../../domain/promise/promise.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Tx } from '../../ports/index.ts'

/** What every open ticket needs from its partnership, whatever its audience: read by the operator alone. */
export async function openTicketNeeds(tx: Tx, partnershipId: string): Promise<OpenTicketNeeds[]> {
  const inForce = await tx.agreements.inForce(partnershipId)
  const promises = await tx.promises.owed(partnershipId)
  const needs: OpenTicketNeeds[] = []
  for (const id of await tx.tickets.openIds(partnershipId)) {
    const ticket = await tx.tickets.get(id)
    if (ticket) needs.push(await needsOf(tx, ticket, inForce?.agreement ?? null, promises))
  }
  return needs
}

async function needsOf(
  tx: Tx,
  ticket: Ticket,
  agreement: Agreement | null,
  promises: readonly TrackedPromise[],
): Promise<OpenTicketNeeds> {
  const running = (await tx.obligations.ofTicket(ticket.id)).filter(isRunning)
  const messages = await tx.messages.ofTicket(ticket.id)
  const holders = running.flatMap(({ hold }) => (hold ? [hold.by] : []))
  const owners = promises
    .filter(({ origin }) => origin.kind === 'ticket' && origin.ticketId === ticket.id)
    .flatMap(({ owner }) => (owner === null ? [] : [owner]))
  return {
    key: ticket.key ?? ticket.internalKey ?? ticket.id,
    filedBy: ticket.filedBy,
    owners: [...owners, ...holders],
    owedBy: running.map(({ owedBy }) => owedBy),
    awaitsApprovalOf: awaitsApprovalOf(ticket, agreement),
    channels: messages
      .filter(({ deletedAt }) => deletedAt === null)
      .map(({ ref }) => ({ platform: ref.platform, channelId: ref.channelId })),
  }
}

/** A change that is not decided yet needs an approver of every deciding side that has not approved. */
function awaitsApprovalOf(ticket: Ticket, agreement: Agreement | null): readonly Side[] {
  if (ticket.kind !== 'change' || ticket.milestones.decided) return []
  const decide = agreement?.changes.decide ?? 'both'
  const deciding: readonly Side[] = decide === 'both' ? SIDES : [decide]
  return deciding.filter((side) => !ticket.approvals.some((approval) => approval.side === side))
}
