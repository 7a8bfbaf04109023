import { AppError, UserError } from '../../errors.ts'
import type { Side } from '../partnership/partnership.ts'
import { checkFields } from './field-rules.ts'
import type { TicketFields, TicketKind } from './fields.ts'
import type { Actor } from './permissions.ts'
import { stamp } from './steps.ts'
import type { Ticket } from './ticket.ts'
import type { Outcome } from './ticket-record.ts'

interface NewTicket {
  readonly id: string
  /** The side that wrote the words. */
  readonly raiser: Side
  /** Who pressed the button or typed the command; may be of the other side when the words stand in a shared channel. */
  readonly filer: Actor
  /** Person id of the writer, when it is not the filer. */
  readonly writer?: string | undefined
  readonly fields: TicketFields
  /** The platform's time of the earliest linked message of the raiser's side. */
  readonly firstAwareness: Date
  /** When it became a ticket. */
  readonly now: Date
}

export interface NewDefect extends NewTicket {
  /**
   * Where the words stand. In a shared channel: `D-` key and the platform's time at which both sides could read them
   * there, which is the disclosure. In an internal channel or a direct message: the side's own key.
   */
  readonly place:
    | { readonly audience: 'both'; readonly key: string; readonly disclosedAt: Date }
    | { readonly audience: 'internal'; readonly internalKey: string }
}

export interface NewChange extends NewTicket {
  /** `C-` key. */
  readonly key: string
  /** The platform's time of the request. */
  readonly requestedAt: Date
}

/**
 * A new defect: disclosed at once, or internal to its raiser's side.
 * @throws UserError those of `checkFields`; `not-your-side` when somebody of the other side would file an internal one
 * @throws AppError `instant-order` when first awareness lies after the report
 */
export const createDefect = (input: NewDefect): Outcome => {
  const { place, filer, raiser } = input
  if (place.audience === 'internal' && filer.side !== raiser) {
    throw new UserError('not-your-side', { act: 'report', side: filer.side })
  }
  const blank = blankTicket('defect', input)
  const ticket: Ticket =
    place.audience === 'both'
      ? { ...blank, key: place.key, milestones: { disclosed: stamp(filer, place.disclosedAt) } }
      : { ...blank, audience: raiser, internalKey: place.internalKey }
  return reported(ticket)
}

/**
 * A new change request, which both sides see from the beginning.
 * @throws UserError those of `checkFields`
 * @throws AppError `instant-order` when first awareness lies after the report
 */
export const createChange = (input: NewChange): Outcome =>
  reported({
    ...blankTicket('change', input),
    key: input.key,
    milestones: { requested: stamp(input.filer, input.requestedAt) },
  })

const reported = (ticket: Ticket): Outcome => ({
  ticket,
  records: [
    {
      what: ticket.kind === 'defect' ? 'reported' : 'requested',
      audience: ticket.audience,
      old: null,
      new: { key: ticket.key ?? ticket.internalKey, raiser: ticket.raiser, fields: ticket.fields },
    },
  ],
})

const blankTicket = (kind: TicketKind, input: NewTicket): Ticket => {
  if (input.firstAwareness > input.now) {
    throw new AppError('instant-order', { firstAwareness: input.firstAwareness, now: input.now })
  }
  return {
    id: input.id,
    partnershipId: input.filer.partnershipId,
    kind,
    raiser: input.raiser,
    filedBy: input.filer.personId,
    ...(input.writer && input.writer !== input.filer.personId ? { writtenBy: input.writer } : {}),
    audience: 'both',
    key: null,
    internalKey: null,
    status: 'open',
    fields: checkFields(input.fields),
    firstAwareness: input.firstAwareness,
    reportedAt: input.now,
    milestones: {},
    cycle: 1,
    reopenedAt: null,
    rejection: null,
    withdrawalRequest: null,
    duplicateOf: null,
    assessment: null,
    approvals: [],
  }
}
