import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { applyAct } from '../../../src/domain/ticket/apply-act.ts'
import { contentHashOf } from '../../../src/domain/ticket/content.ts'
import type { Actor } from '../../../src/domain/ticket/permissions.ts'
import { possibleActs } from '../../../src/domain/ticket/possible-acts.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { UserError } from '../../../src/errors.ts'
import { actOf, anyAttempt, anyTicket } from './act-arbitraries.ts'
import { agreementOf, contextOf, hash, plus } from './ticket-fixtures.ts'

const agreement = agreementOf({ changes: { assess: 'both', decide: 'both' } })
const context = contextOf({ agreement })

/** What must hold of a ticket whatever people did to it. */
const expectConsistent = (ticket: Ticket): void => {
  const has = (step: keyof Ticket['milestones']): boolean => ticket.milestones[step] !== undefined
  const order =
    ticket.kind === 'defect'
      ? (['disclosed', 'contained', 'root-cause-shared', 'corrected', 'verified', 'closed'] as const)
      : (['requested', 'assessed', 'approved', 'implemented', 'verified', 'closed'] as const)
  const taken = order.map(has)
  expect(taken.indexOf(false) === -1 || !taken.slice(taken.indexOf(false)).includes(true)).toBe(true)
  for (const [index, step] of order.slice(1).entries()) {
    const [before, here] = [ticket.milestones[order[index] ?? step], ticket.milestones[step]]
    if (before && here) expect(here.at >= before.at).toBe(true)
  }
  if (ticket.audience === 'both') expect(ticket.key).not.toBeNull()
  else
    expect([ticket.key, ticket.audience, Object.keys(ticket.milestones)]).toEqual([null, ticket.raiser, []])
  expect(ticket.status === 'closed').toBe(has('closed'))
  if (ticket.status === 'disputed') expect(ticket.rejection).not.toBeNull()
  if (ticket.status === 'open') expect(ticket.rejection).toBeNull()
  if (ticket.status !== 'open' && ticket.status !== 'disputed') expect(ticket.withdrawalRequest).toBeNull()
  expect(has('approved') ? has('decided') : true).toBe(true)
  expect(has('assessed')).toBe(ticket.assessment !== null)
  if (has('approved')) expect(new Set(ticket.approvals.map(({ side }) => side)).size).toBe(2)
  const now = contentHashOf(ticket, hash)
  expect(ticket.approvals.every(({ contentHash }) => contentHash === now)).toBe(true)
}

const attempt = (ticket: Ticket, act: TicketAct, actor: Actor, minutes: number) => {
  try {
    return applyAct(ticket, act, actor, plus(minutes), context)
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

test('no sequence of acts reaches an inconsistent ticket, and buttons offer exactly what is accepted', () => {
  fc.assert(
    fc.property(anyTicket, fc.array(anyAttempt, { maxLength: 60 }), (first, attempts) => {
      let ticket = first
      for (const [index, tried] of attempts.entries()) {
        const { actor } = tried
        const act = actOf(tried, ticket, agreement)
        const offered = possibleActs(ticket, actor, agreement)
        const result = attempt(ticket, act, actor, index + 1)
        expect(!(result instanceof UserError)).toBe(offered.includes(act.act))
        if (result instanceof UserError) {
          if (ticket.audience !== 'both' && actor.side !== ticket.audience)
            expect(result.code).toBe('ticket-not-found')
          continue
        }
        if (ticket.audience !== 'both') {
          const leaving = result.records.filter(({ audience }) => audience !== ticket.audience)
          expect(leaving.map(({ what }) => what)).toEqual(act.act === 'disclose' ? ['disclosed'] : [])
        }
        ticket = result.ticket
        expectConsistent(ticket)
      }
    }),
    { numRuns: 400 },
  )
})
