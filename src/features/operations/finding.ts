/** What `andon doctor` looks at, in the order it is told. */
export const CHECKS = [
  'settings',
  'database',
  'time-zones',
  'clocks',
  'roles',
  'holidays',
  'platforms',
  'deliveries',
  'work',
] as const
type Check = (typeof CHECKS)[number]

/**
 * Something worth telling the operator. `problem`: something will not work as promised until somebody acts; `note`: it may
 * be meant so. Texts: `operations:found.<code>` and `operations:remedy.<code>`, with the same parameters.
 */
export interface Finding {
  readonly check: Check
  readonly level: 'problem' | 'note'
  readonly code: string
  readonly params: Readonly<Record<string, string | number>>
}
