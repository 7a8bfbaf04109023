import type { StartEvent, StopEvent } from '../agreement/agreement.ts'
import type { Ticket } from './ticket.ts'

/** Instants on a ticket that matter to clocks, of the present cycle. An event that has not happened is absent. */
export interface EventInstants {
  readonly starts: Readonly<Partial<Record<StartEvent, Date>>>
  readonly stops: Readonly<Partial<Record<StopEvent, Date>>>
}

/**
 * When the events that start and stop clocks happened. "First seen at" and other words people write never count.
 * After a reopening that both sides saw, first awareness, report, disclosure and request start anew at the reopening, and
 * disclosure no longer stops anything: it happened in an earlier cycle. A ticket reopened while internal keeps its first
 * words: taking a report back for a while wins no time.
 */
export const eventInstants = (ticket: Ticket): EventInstants => {
  const { milestones, reopenedAt } = ticket
  const at = (step: keyof typeof milestones): Date | undefined => milestones[step]?.at
  return {
    starts: present<StartEvent>({
      'first-awareness': reopenedAt ?? ticket.firstAwareness,
      reported: reopenedAt ?? ticket.reportedAt,
      disclosed: at('disclosed') && (reopenedAt ?? at('disclosed')),
      requested: at('requested') && (reopenedAt ?? at('requested')),
      acknowledged: at('acknowledged'),
      contained: at('contained'),
      'root-cause-shared': at('root-cause-shared'),
      assessed: at('assessed'),
      approved: at('approved'),
      implemented: at('implemented'),
    }),
    stops: present<StopEvent>({
      disclosed: reopenedAt ? undefined : at('disclosed'),
      acknowledged: at('acknowledged'),
      contained: at('contained'),
      'root-cause-shared': at('root-cause-shared'),
      corrected: at('corrected'),
      verified: at('verified'),
      assessed: at('assessed'),
      decided: at('decided'),
      implemented: at('implemented'),
      closed: at('closed'),
    }),
  }
}

/**
 * True when the event can no longer happen in this cycle because it happened in an earlier one: no clock waits for it.
 */
export const happenedBefore = (event: StopEvent, ticket: Ticket): boolean =>
  event === 'disclosed' && ticket.reopenedAt !== null

const present = <Event extends string>(
  instants: Record<Event, Date | undefined>,
): Partial<Record<Event, Date>> =>
  Object.fromEntries(Object.entries(instants).filter(([, at]) => at !== undefined)) as Partial<
    Record<Event, Date>
  >
