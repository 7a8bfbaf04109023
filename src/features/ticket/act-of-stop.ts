import type { StopEvent } from '../../domain/agreement/agreement.ts'
import type { TicketActName } from '../../domain/ticket/acts.ts'

/** The act that brings a stop event about: what the button *Done* of a late message opens. */
export function actOfStop(stop: StopEvent): TicketActName {
  switch (stop) {
    case 'disclosed':
      return 'disclose'
    case 'acknowledged':
      return 'acknowledge'
    case 'assessed':
      return 'assess'
    case 'decided':
      return 'approve'
    case 'contained':
    case 'root-cause-shared':
    case 'corrected':
    case 'verified':
    case 'implemented':
    case 'closed':
      return stop
  }
}
