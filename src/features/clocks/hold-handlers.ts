import type { FormValues } from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import { viewFor } from '../../domain/escalation/visibility.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import type { Obligation } from '../../domain/obligation/obligation.ts'
import { agreeUnmatched, placeHold, waive } from '../../domain/obligation/obligation-acts.ts'
import type { Ticket } from '../../domain/ticket/ticket.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { localDateTime, readLocalDateTime } from '../local-time.ts'
import { actorOf, type FoundTicket } from '../ticket/find-ticket.ts'
import { form, instantQuestion } from '../ticket/forms.ts'
import { fireClock, keepHistory, saveClocks } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'

const HOLD_OFFER_MS = 4 * 3_600_000

/** *I'm on it, until …*: asks until when, offering four hours from now. */
export async function holdForm(context: PersonContext, obligationId: string): Promise<InboundReply> {
  const { t, partnership, now, zone } = context
  const { obligation } = await findClock(context, obligationId)
  const offer = localDateTime(new Date(now.getTime() + HOLD_OFFER_MS), zone)
  return {
    kind: 'form',
    form: form(
      t,
      { verb: 'clock-hold', partnershipId: partnership.id, args: [obligationId] },
      {
        title: 'notices:hold.title',
        submit: 'notices:hold.submit',
        intro: t('notices:hold.intro', { rule: ruleNameIn(obligation.rule, context.language) }),
      },
      [instantQuestion(t, 'until', offer)],
    ),
  }
}

/** Holds the owing side's rungs; the other side's run on, and learn nothing of it. */
export async function hold(
  context: PersonContext,
  obligationId: string,
  values: FormValues,
): Promise<InboundReply> {
  const { ticket, obligation: found } = await findClock(context, obligationId)
  const obligation = await fireClock(context, ticket, found)
  const until = readLocalDateTime(values.until ?? '', context.zone)
  const acted = placeHold(obligation, ticket, actorOf(context), until, context.now)
  await saveClocks(context, [acted.obligation])
  await keepHistory(context, ticket, acted.records, context.person)
  await showCards(context, ticket)
  const text = context.t('notices:hold.done', {
    until: formatInstantFor(context, until, context.now),
    rule: ruleNameIn(obligation.rule, context.language),
  })
  return {
    kind: 'card',
    card: {
      title: ruleNameIn(obligation.rule, context.language),
      tone: 'good',
      summary: text,
      elements: [{ type: 'text', text }],
    },
  }
}

/** `/ticket D-12 waive RULE reason…`: lets go of a clock; one whose rule no longer matches needs no reason. */
export async function waiveClock(
  context: PersonContext,
  found: FoundTicket,
  text: string,
): Promise<InboundReply> {
  const { tx, now } = context
  const [word = '', ...rest] = text.trim().split(/\s+/u)
  const running = (await tx.obligations.ofTicket(found.ticket.id)).filter((one) => one.stoppedAt === null)
  const named = running.find((one) => one.rule.id === word.toLowerCase())
  if (!named)
    throw new UserError('rule-unknown', {
      found: word.slice(0, 40),
      allowed: running.map((one) => one.rule.id).join(', ') || '–',
    })
  const obligation = await fireClock(context, found.ticket, named)
  const actor = actorOf(context)
  const acted = obligation.matches
    ? waive(obligation, found.ticket, actor, rest.join(' '), now)
    : agreeUnmatched(obligation, found.ticket, actor, now)
  await saveClocks(context, [acted.obligation])
  await keepHistory(context, found.ticket, acted.records, context.person)
  await showCards(context, found.ticket)
  const done = context.t('notices:waived', { rule: ruleNameIn(obligation.rule, context.language) })
  return {
    kind: 'card',
    card: { title: found.view.key, tone: 'good', summary: done, elements: [{ type: 'text', text: done }] },
  }
}

/** A press of *Let go*: somebody of the side it is owed to agrees that a clock whose rule no longer matches may end. */
export async function letGo(context: PersonContext, obligationId: string): Promise<InboundReply> {
  const { ticket, obligation: found } = await findClock(context, obligationId)
  const obligation = await fireClock(context, ticket, found)
  const acted = agreeUnmatched(obligation, ticket, actorOf(context), context.now)
  await saveClocks(context, [acted.obligation])
  await keepHistory(context, ticket, acted.records, context.person)
  await showCards(context, ticket)
  const rule = ruleNameIn(obligation.rule, context.language)
  const text = context.t('notices:waived', { rule })
  return {
    kind: 'card',
    card: { title: rule, tone: 'good', summary: text, elements: [{ type: 'text', text }] },
  }
}

/** A clock of a ticket the person may see; anything else does not exist for them. */
async function findClock(
  context: PersonContext,
  obligationId: string,
): Promise<{ readonly ticket: Ticket; readonly obligation: Obligation }> {
  const obligation = UUID.test(obligationId) ? await context.tx.obligations.get(obligationId) : null
  const ticket = obligation && (await context.tx.tickets.get(obligation.ticketId))
  const mine =
    ticket && ticket.partnershipId === context.partnership.id && viewFor(ticket, context.person.side)
  if (!obligation || !ticket || !mine) throw new UserError('ticket-not-found')
  return { ticket, obligation }
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
