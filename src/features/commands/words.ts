/** First words of a command. Their translations stand in `locales/<tag>/commands.json` under `words`. */
export const COMMAND_WORDS = [
  'andon',
  'defect',
  'change',
  'ticket',
  'list',
  'help',
  'status',
  'agreement',
  'language',
  'zone',
  'setup',
  'check-in',
  'listen',
  'term',
  'confidential',
] as const

/** What can be done with a ticket, as typed after its key. Translations under `verbs`. */
export const TICKET_VERBS = [
  'disclose',
  'acknowledge',
  'contained',
  'root-cause-shared',
  'corrected',
  'verified',
  'closed',
  'reject',
  'accept-rejection',
  'contest-rejection',
  'withdraw',
  'consent-withdrawal',
  'refuse-withdrawal',
  'duplicate',
  'reopen',
  'edit',
  'comment',
  'set-first-awareness',
  'assess',
  'approve',
  'refuse',
  'implemented',
  'waive',
  'history',
  'translate',
] as const
export type TicketVerb = (typeof TICKET_VERBS)[number]

/** Translations under `filters`. */
export const LIST_FILTERS = ['open', 'overdue', 'mine', 'all'] as const
export type ListFilter = (typeof LIST_FILTERS)[number]

/** What can be asked about the check-in, as typed after `/checkin`. Translations under `check-in`. */
export const CHECK_IN_VERBS = [
  'status',
  'schedule',
  'skip',
  'move',
  'now',
  'mode',
  'live',
  'written',
  'agenda',
  'add',
  'calendar',
] as const
export type CheckInVerb = (typeof CHECK_IN_VERBS)[number]

/** What can be said after `listen`: the first four of the conversation, the others of oneself. Translations under `listen`. */
export const LISTEN_WORDS = ['on', 'auto', 'private', 'off', 'more', 'less'] as const
export type ListenWord = (typeof LISTEN_WORDS)[number]
