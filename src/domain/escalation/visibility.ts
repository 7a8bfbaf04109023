import type { ObligationRule } from '../agreement/agreement.ts'
import { otherSide, type Side } from '../partnership/partnership.ts'
import type { TicketFields, TicketKind } from '../ticket/fields.ts'
import { type Progress, progressOf } from '../ticket/progress.ts'
import type { Assessment, Milestone, MilestoneRecord, Ticket } from '../ticket/ticket.ts'

/**
 * A ticket as one reader's side may know it. Every card, page, export and message about a ticket is made from this, never
 * from a `Ticket`, so that what is internal has no name there.
 */
export interface TicketView {
  readonly id: string
  readonly kind: TicketKind
  /** `D-12` or `C-7`; `F-3` or `B-2` for the own side while internal. */
  readonly key: string
  readonly reader: Side
  /** True while only the reader's own side sees it. */
  readonly internal: boolean
  readonly raiser: Side
  /** Person id of who filed it; for the other side of a once internal ticket, of who disclosed it. */
  readonly filedBy: string
  /** Person id of whose words they are. */
  readonly writtenBy: string
  /** When the reader's side could first know of the ticket: its report, or its disclosure. */
  readonly since: Date
  readonly fields: TicketFields
  readonly progress: Progress
  readonly milestones: Readonly<Partial<Record<Milestone, MilestoneRecord>>>
  /** The rejection that waits or was accepted; `duplicateOf` inside it is the id of a ticket both sides see. */
  readonly rejection: Ticket['rejection']
  readonly withdrawalRequest: Ticket['withdrawalRequest']
  readonly duplicateOf: string | null
  readonly assessment: Assessment | null
  /** True when a change of content has voided approvals and none was given since. */
  readonly approvalsVoided: boolean
  /** Sides and people that approved the present content. */
  readonly approvals: readonly { readonly side: Side; readonly by: string; readonly at: Date }[]
  /** What only the raiser's side is told; null for the other side. */
  readonly own: {
    readonly internalKey: string | null
    readonly firstAwareness: Date
    readonly reportedAt: Date
  } | null
}

/** What `reader` may know of the ticket; null when that side must not know that it exists. */
export const viewFor = (ticket: Ticket, reader: Side): TicketView | null => {
  const own = reader === ticket.raiser
  const internal = ticket.audience !== 'both'
  if (internal && ticket.audience !== reader) return null
  const key = ticket.key ?? ticket.internalKey
  if (key === null) return null
  const disclosed = ticket.milestones.disclosed
  // A ticket that was internal shows the other side its disclosure, not who wrote it down before and when.
  const hidden = !own && ticket.internalKey !== null ? disclosed : undefined
  return {
    id: ticket.id,
    kind: ticket.kind,
    key,
    reader,
    internal,
    raiser: ticket.raiser,
    filedBy: hidden?.by ?? ticket.filedBy,
    writtenBy: writerFor(ticket, hidden?.by),
    since: hidden?.at ?? ticket.reportedAt,
    fields: ticket.fields,
    progress: progressOf(ticket),
    milestones: ticket.milestones,
    rejection: ticket.rejection,
    withdrawalRequest: ticket.withdrawalRequest,
    duplicateOf: ticket.duplicateOf,
    assessment: ticket.assessment,
    approvalsVoided: ticket.approvalsVoided ?? false,
    approvals: ticket.approvals.map(({ side, by, at }) => ({ side, by, at })),
    own: own
      ? {
          internalKey: ticket.internalKey,
          firstAwareness: ticket.firstAwareness,
          reportedAt: ticket.reportedAt,
        }
      : null,
  }
}

/** Whose words they are: for the other side of a once internal ticket, those of who disclosed them. */
const writerFor = (ticket: Ticket, discloser: string | undefined): string =>
  discloser ?? ticket.writtenBy ?? ticket.filedBy

/**
 * All that the other side is told of a late clock on an internal ticket: the one exception to invisibility (issue A1).
 * There is no ticket, key, due instant, class or button in it.
 */
interface LateNotice {
  /** The rule's name as written in the agreement, which both sides accepted. */
  readonly ruleName: string
  /** The same in other languages, as written there. */
  readonly ruleNames: Readonly<Partial<Record<string, string>>>
  readonly lateByMs: number
}

/** What a message about a clock may be made of, for readers of one side. */
export type ClockNews =
  | { readonly kind: 'ticket'; readonly view: TicketView }
  | { readonly kind: 'late-notice'; readonly notice: LateNotice }

/**
 * What to tell a reader's side about a late clock: the ticket when that side may see it, else the late notice, and nothing
 * (null) when the side may not see the ticket and the clock is its own: it cannot owe what it cannot know.
 */
export const newsFor = (
  ticket: Ticket,
  clock: { readonly owedBy: Side; readonly rule: Pick<ObligationRule, 'name' | 'names'> },
  reader: Side,
  lateByMs: number,
): ClockNews | null => {
  const view = viewFor(ticket, reader)
  if (view) return { kind: 'ticket', view }
  if (reader !== otherSide(clock.owedBy)) return null
  return {
    kind: 'late-notice',
    notice: { ruleName: clock.rule.name, ruleNames: clock.rule.names ?? {}, lateByMs },
  }
}
