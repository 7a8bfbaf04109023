import { createHash } from 'node:crypto'
import type { Agreement } from '../../../src/domain/agreement/agreement.ts'
import type { Role, Side } from '../../../src/domain/partnership/partnership.ts'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { type ActContext, applyAct } from '../../../src/domain/ticket/apply-act.ts'
import { createChange, createDefect } from '../../../src/domain/ticket/create-ticket.ts'
import type { TicketFields } from '../../../src/domain/ticket/fields.ts'
import type { Actor } from '../../../src/domain/ticket/permissions.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import { AppError } from '../../../src/errors.ts'

export const at = (iso: string): Date => new Date(iso)
/** The instant at which the fixtures' tickets are reported: a Friday, 18:00 in Shanghai. */
export const REPORTED = at('2026-02-13T10:00:00Z')
/** `minutes` after the report. */
export const plus = (minutes: number): Date => new Date(REPORTED.getTime() + minutes * 60_000)

export const person = (side: Side, ...roles: Role[]): Actor => ({
  partnershipId: 'aurora',
  personId: `${side}-${roles.join('-') || 'person'}`,
  side,
  roles,
})
export const brand = person('brand')
export const factory = person('factory')
export const brandApprover = person('brand', 'approver')
export const factoryApprover = person('factory', 'approver')

export const fieldsOf = (changes: Partial<TicketFields> = {}): TicketFields => ({
  title: 'Swollen cell',
  text: 'The cell in the left bud is swollen',
  language: 'en',
  class: 'functional',
  severity: 'minor',
  partNumber: null,
  lots: [],
  quantityAffected: null,
  quantityTotal: null,
  whereFound: null,
  ...changes,
})

export const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

export const agreementOf = (changes: Partial<Agreement> = {}): Agreement => ({
  version: 1,
  obligations: [],
  changes: { assess: 'factory', decide: 'brand' },
  ladders: {},
  quietHours: { overriddenBy: { severity: ['critical'], class: ['safety'] } },
  retention: { unneededMessages: 'P30D' },
  ...changes,
})

export const contextOf = (changes: Partial<ActContext> = {}): ActContext => ({
  agreement: agreementOf(),
  hash,
  disclosedKey: 'D-1',
  duplicateOf: null,
  ...changes,
})

export const sharedDefect = (raiser: Side, fields: Partial<TicketFields> = {}): Ticket =>
  createDefect({
    id: 'ticket-1',
    raiser,
    filer: person(raiser),
    fields: fieldsOf(fields),
    firstAwareness: REPORTED,
    now: REPORTED,
    place: { audience: 'both', key: 'D-1', disclosedAt: REPORTED },
  }).ticket

export const internalDefect = (raiser: Side, fields: Partial<TicketFields> = {}): Ticket =>
  createDefect({
    id: 'ticket-2',
    raiser,
    filer: person(raiser),
    fields: fieldsOf(fields),
    firstAwareness: REPORTED,
    now: REPORTED,
    place: { audience: 'internal', internalKey: raiser === 'factory' ? 'F-3' : 'B-2' },
  }).ticket

export const changeOf = (raiser: Side): Ticket =>
  createChange({
    id: 'ticket-3',
    raiser,
    filer: person(raiser),
    fields: fieldsOf({ title: 'New glue', text: 'Use glue B' }),
    firstAwareness: REPORTED,
    now: REPORTED,
    key: 'C-7',
    requestedAt: REPORTED,
  }).ticket

export const assessment = {
  text: 'Possible from lot 9',
  cost: 'USD 1200',
  leadTimeDays: 3,
  feeLines: [],
  parts: ['GL-2'],
  effectiveFrom: null,
}

export const step = (
  name: Extract<TicketAct, { evidence: unknown }>['act'],
  text: string | null = 'done',
): TicketAct => ({
  act: name,
  text,
  evidence: [],
})

/** Does acts one after another, a minute apart, beginning `from` minutes after the report. */
export const play = (
  ticket: Ticket,
  acts: readonly (readonly [Actor, TicketAct])[],
  context: ActContext = contextOf(),
  from = 1,
): Ticket =>
  acts.reduce(
    (now, [actor, act], index) => applyAct(now, act, actor, plus(from + index), context).ticket,
    ticket,
  )

/** The code and parameters of the refusal, or null when the call succeeded. */
export const refusalOf = (call: () => unknown): { code: string; params: Record<string, unknown> } | null => {
  try {
    call()
    return null
  } catch (error) {
    if (error instanceof AppError) return { code: error.code, params: error.params }
    throw error
  }
}
