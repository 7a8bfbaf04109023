export const TICKET_KINDS = ['defect', 'change'] as const
export type TicketKind = (typeof TICKET_KINDS)[number]

export const DEFECT_CLASSES = ['safety', 'functional', 'cosmetic', 'compliance', 'delivery'] as const
export type DefectClass = (typeof DEFECT_CLASSES)[number]

export const SEVERITIES = ['critical', 'major', 'minor'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What people say about a ticket. Every value but `text` and `title` is a fact: rendered by code, never translated. */
export interface TicketFields {
  /** One line, at most 150 characters. */
  readonly title: string
  /** The writer's own words, never replaced. */
  readonly text: string
  /** BCP 47 tag of `text`, `und` when unknown. */
  readonly language: string
  readonly class: DefectClass | null
  readonly severity: Severity | null
  readonly partNumber: string | null
  readonly lots: readonly string[]
  readonly quantityAffected: number | null
  readonly quantityTotal: number | null
  readonly whereFound: string | null
}
