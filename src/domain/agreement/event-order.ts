import { otherSide, SIDES, type Side } from '../partnership/partnership.ts'
import type { TicketKind } from '../ticket/fields.ts'
import type { Agreement, StartEvent, StopEvent } from './agreement.ts'

/**
 * The order in which a ticket of a kind goes through the events that start and stop clocks; a number is a place in it,
 * an absent event never happens to that kind. `decided` and `approved` are one instant: approval decides.
 */
const ORDER: Readonly<Record<TicketKind, Readonly<Partial<Record<StartEvent | StopEvent, number>>>>> = {
  defect: {
    'first-awareness': 0,
    reported: 1,
    disclosed: 2,
    acknowledged: 3,
    contained: 4,
    'root-cause-shared': 5,
    corrected: 6,
    verified: 7,
    closed: 8,
  },
  change: { requested: 0, assessed: 1, approved: 2, decided: 2, implemented: 3, verified: 4, closed: 5 },
}

/** True when an event can happen to a ticket of this kind. */
export const happensTo = (kind: TicketKind, event: StartEvent | StopEvent): boolean =>
  ORDER[kind][event] !== undefined

/** True when, on a ticket of this kind, `stop` comes later than `start`. False when either does not happen to it. */
export const comesAfter = (kind: TicketKind, stop: StopEvent, start: StartEvent): boolean => {
  const from = ORDER[kind][start]
  const to = ORDER[kind][stop]
  return from !== undefined && to !== undefined && to > from
}

/** Starts at which the other side does not know of the ticket yet. */
export const STARTS_BEFORE_DISCLOSURE: readonly StartEvent[] = ['first-awareness', 'reported']

/**
 * The sides that can bring a stop event about, on a ticket raised by `raiser`.
 * Source: the table of who may do what, and `changes` of the agreement.
 */
export const whoCanStop = (stop: StopEvent, raiser: Side, changes: Agreement['changes']): readonly Side[] => {
  const sides = (party: Side | 'both'): readonly Side[] => (party === 'both' ? SIDES : [party])
  switch (stop) {
    case 'disclosed':
      return [raiser]
    case 'acknowledged':
      return [otherSide(raiser)]
    case 'contained':
    case 'root-cause-shared':
    case 'corrected':
    case 'implemented':
      return ['factory']
    case 'verified':
    case 'closed':
      return ['brand']
    case 'assessed':
      return sides(changes.assess)
    case 'decided':
      return sides(changes.decide)
  }
}
