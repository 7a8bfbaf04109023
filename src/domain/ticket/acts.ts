import type { Audience } from '../partnership/partnership.ts'
import type { TicketFields } from './fields.ts'
import type { Assessment, Evidence } from './ticket.ts'

/** What a person says and shows with a step. `text` may be empty where the step does not require words. */
export interface StepInput {
  readonly text: string | null
  readonly evidence: readonly Evidence[]
}

/** Acts that are steps of a ticket; all but `acknowledge` are named like the milestone they reach. */
export const STEP_ACTS = [
  'acknowledge',
  'contained',
  'root-cause-shared',
  'corrected',
  'implemented',
  'verified',
  'closed',
] as const
export type StepActName = (typeof STEP_ACTS)[number]

/** Everything a person can do to a ticket that exists. Duplicate `of` is a ticket id. */
export type TicketAct =
  | ({ readonly act: StepActName } & StepInput)
  /** `fields` is what the discloser confirmed: nothing else will be shown. */
  | { readonly act: 'disclose'; readonly fields: TicketFields }
  | { readonly act: 'reject'; readonly reason: string }
  | { readonly act: 'accept-rejection' }
  | { readonly act: 'contest-rejection'; readonly reason: string }
  | { readonly act: 'withdraw'; readonly reason: string }
  | { readonly act: 'consent-withdrawal' }
  | { readonly act: 'refuse-withdrawal' }
  | { readonly act: 'duplicate'; readonly of: string }
  | { readonly act: 'reopen'; readonly reason: string }
  | { readonly act: 'edit'; readonly fields: Partial<TicketFields> }
  | { readonly act: 'comment'; readonly text: string; readonly audience: Audience }
  | { readonly act: 'set-first-awareness'; readonly at: Date; readonly reason: string }
  | { readonly act: 'assess'; readonly assessment: Assessment }
  /** `contentHash` is the hash of the content the approver was shown. */
  | { readonly act: 'approve'; readonly contentHash: string }
  | { readonly act: 'refuse'; readonly reason: string }

export type TicketActName = TicketAct['act']

/** Every act name once, in the order buttons are offered. */
export const TICKET_ACTS = [
  'disclose',
  'acknowledge',
  'contained',
  'root-cause-shared',
  'corrected',
  'assess',
  'approve',
  'refuse',
  'implemented',
  'verified',
  'closed',
  'accept-rejection',
  'contest-rejection',
  'consent-withdrawal',
  'refuse-withdrawal',
  'edit',
  'comment',
  'reject',
  'duplicate',
  'withdraw',
  'reopen',
  'set-first-awareness',
] as const satisfies readonly TicketActName[]
