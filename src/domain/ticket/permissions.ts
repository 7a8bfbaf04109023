import type { Agreement } from '../agreement/agreement.ts'
import { mayRead, otherSide, type Role, type Side } from '../partnership/partnership.ts'
import type { TicketAct, TicketActName } from './acts.ts'
import type { TicketKind } from './fields.ts'
import type { Ticket } from './ticket.ts'

/** Who acts: a person of one side of one partnership. */
export interface Actor {
  readonly partnershipId: string
  readonly personId: string
  readonly side: Side
  readonly roles: readonly Role[]
}

/** Allowed, or a refusal whose `code` is a locale key and whose `params` name nothing the actor may not know. */
export type Verdict =
  | { readonly ok: true }
  | { readonly ok: false; readonly code: string; readonly params: Record<string, unknown> }

/** Which people: `assessing` and `deciding` are what the agreement says under `changes`; `owed` and `owing` of a clock. */
type Party = 'raiser' | 'receiver' | Side | 'either' | 'assessing' | 'deciding' | 'owed' | 'owing'

interface Permission {
  readonly party: Party
  /** The actor must hold the role `approver`. */
  readonly approver: boolean
  /** Whether the ticket must be internal, disclosed, or may be either. While internal only the raiser's side sees it. */
  readonly when: 'internal' | 'disclosed' | 'any'
}

type ObligationActName = 'waive' | 'agree-unmatched' | 'hold'
/** `edit-words`: an edit of title, text or language, which are the raiser's own words; `edit` is of facts alone. */
type ActKey = TicketActName | 'edit-words' | ObligationActName
type Row = Partial<Record<TicketKind, Permission>>

const may = (party: Party, when: Permission['when'] = 'disclosed', approver = false): Permission => ({
  party,
  when,
  approver,
})
const defect = (permission: Permission): Row => ({ defect: permission })
const change = (permission: Permission): Row => ({ change: permission })
const both = (permission: Permission): Row => ({ defect: permission, change: permission })

/**
 * Who may do what: the one table (issue A1, "Who may do what"). Where the issue is silent: facts may be edited by
 * either side, the raiser's words by the raiser's side alone; a duplicate is said by the raiser (the receiver consents,
 * as to a withdrawal) or, of a defect, by the receiver (the raiser accepts or contests, as with a rejection).
 */
const TABLE: Readonly<Record<ActKey, Row>> = {
  disclose: defect(may('raiser', 'internal')),
  acknowledge: defect(may('receiver')),
  contained: defect(may('factory')),
  'root-cause-shared': defect(may('factory')),
  corrected: defect(may('factory')),
  assess: change(may('assessing')),
  approve: change(may('deciding', 'disclosed', true)),
  refuse: change(may('deciding', 'disclosed', true)),
  implemented: change(may('factory')),
  verified: both(may('brand')),
  closed: both(may('brand')),
  reject: defect(may('receiver')),
  'accept-rejection': defect(may('raiser')),
  'contest-rejection': defect(may('raiser')),
  withdraw: both(may('raiser', 'any')),
  'consent-withdrawal': both(may('receiver')),
  'refuse-withdrawal': both(may('receiver')),
  duplicate: { defect: may('either', 'any'), change: may('raiser') },
  reopen: both(may('either', 'any')),
  edit: both(may('either', 'any')),
  'edit-words': both(may('raiser', 'any')),
  comment: both(may('either', 'any')),
  'set-first-awareness': both(may('raiser', 'any')),
  waive: both(may('owed', 'any', true)),
  'agree-unmatched': both(may('owed', 'any')),
  hold: both(may('owing', 'any')),
}

const WORDS = ['title', 'text', 'language'] as const

const keyOf = (act: TicketAct | TicketActName): ActKey => {
  if (typeof act === 'string') return act
  if (act.act === 'edit' && WORDS.some((field) => act.fields[field] !== undefined)) return 'edit-words'
  return act.act
}

/** True when the actor may know that the ticket exists. */
export const maySee = (ticket: Ticket, actor: Pick<Actor, 'partnershipId' | 'side'>): boolean =>
  ticket.partnershipId === actor.partnershipId && mayRead(actor.side, ticket.audience)

/**
 * Whether this person may ever do this act to this ticket; whether it fits the ticket's state is `stateRefusal`.
 * Somebody who cannot see the ticket gets `ticket-not-found`, whatever they tried. A bare act name asks for the act in
 * general: `edit` then means facts.
 * @returns refusals `ticket-not-found`, `act-not-for-kind`, `ticket-internal`, `already-disclosed`, `agreement-missing`,
 * `not-your-side` {act, side}, `needs-approver` {act, side}
 */
export const mayDo = (
  act: TicketAct | TicketActName,
  ticket: Ticket,
  actor: Actor,
  agreement: Agreement | null,
): Verdict => judge(keyOf(act), ticket, actor, agreement, null)

/**
 * Whether this person may do this to a clock of the ticket: `waive` is for an approver of the side it is owed to,
 * `agree-unmatched` for anybody of that side, `hold` for anybody of the owing side. Refusals as for `mayDo`.
 */
export const mayDoToObligation = (
  act: ObligationActName,
  ticket: Ticket,
  obligation: { readonly owedBy: Side },
  actor: Actor,
): Verdict => judge(act, ticket, actor, null, obligation.owedBy)

const judge = (
  key: ActKey,
  ticket: Ticket,
  actor: Actor,
  agreement: Agreement | null,
  owedBy: Side | null,
): Verdict => {
  const refuse = (code: string, params: Record<string, unknown> = {}): Verdict => ({
    ok: false,
    code,
    params,
  })
  if (!maySee(ticket, actor)) return refuse('ticket-not-found')
  const permission = TABLE[key][ticket.kind]
  if (!permission) return refuse('act-not-for-kind', { act: key, kind: ticket.kind })
  const internal = ticket.audience !== 'both'
  if (permission.when === 'disclosed' && internal) return refuse('ticket-internal', { act: key })
  if (permission.when === 'internal' && !internal) return refuse('already-disclosed')
  const sides = sidesOf(permission.party, ticket, agreement, owedBy)
  if (!sides) return refuse('agreement-missing', { act: key })
  if (!sides.includes(actor.side)) return refuse('not-your-side', { act: key, side: sides[0] })
  if (permission.approver && !actor.roles.includes('approver')) {
    return refuse('needs-approver', { act: key, side: actor.side })
  }
  return { ok: true }
}

/** The sides a party stands for; null when only an agreement in force could tell. */
const sidesOf = (
  party: Party,
  ticket: Ticket,
  agreement: Agreement | null,
  owedBy: Side | null,
): readonly Side[] | null => {
  const named = (side: Side | 'both' | undefined): readonly Side[] | null =>
    side === undefined ? null : side === 'both' ? ['brand', 'factory'] : [side]
  switch (party) {
    case 'raiser':
      return [ticket.raiser]
    case 'receiver':
      return [otherSide(ticket.raiser)]
    case 'brand':
    case 'factory':
      return [party]
    case 'either':
      return ['brand', 'factory']
    case 'assessing':
      return named(agreement?.changes.assess)
    case 'deciding':
      return named(agreement?.changes.decide)
    case 'owing':
      return named(owedBy ?? undefined)
    case 'owed':
      return owedBy && [otherSide(owedBy)]
  }
}
