import type { PartnershipChange } from './diff.ts'
import type { Orphan } from './orphaned.ts'

/** Looks a locale key up in the reader's language. */
type LookUp = (key: string, params?: Record<string, unknown>) => string

/** One change as a line of a diff. Paths and values stay in the words of the file. */
export const changeText = ({ kind, path, before, after }: PartnershipChange, t: LookUp): string => {
  const nothing = t('files:change.nothing')
  return t(`files:change.${kind}`, { path, before: before ?? nothing, after: after ?? nothing })
}

/** Why an update is refused, as a sentence. At most ten tickets are named. */
export const orphanText = ({ code, tickets, params }: Orphan, t: LookUp): string => {
  const named = tickets.slice(0, 10).join(t('files:separator'))
  return t(`files:orphan.${code}`, { ...params, tickets: tickets.length > 10 ? `${named} …` : named })
}
