import type { Ticket } from './ticket.ts'

/** Stands where words were. The same in every language. */
export const ERASED = '[…]'

export interface ErasedPerson {
  readonly id: string
  /** What names the person in texts: name, e-mail address. */
  readonly names: readonly string[]
}

/**
 * The ticket without what a person wrote into it and without their name; the same object when there was nothing. Ids stay:
 * who filed and who decided is part of the record. The title stays, but for the name. Content that approvers signed stays
 * as it is, as they signed exactly that.
 */
export const eraseWords = (ticket: Ticket, person: ErasedPerson): Ticket => {
  const nameless = <Value>(value: Value): Value => withoutNames(value, person.names) as Value
  const mine = (by: string | undefined): boolean => by === person.id
  const signed = ticket.approvals.length > 0
  const fields = signed ? ticket.fields : nameless(ticket.fields)
  const milestones = Object.fromEntries(
    Object.entries(ticket.milestones).map(([step, record]) => [
      step,
      mine(record.by) ? { ...record, text: null, evidence: [] } : nameless(record),
    ]),
  )
  const erased: Ticket = {
    ...ticket,
    fields: mine(ticket.filedBy) && !signed && fields.text !== '' ? { ...fields, text: ERASED } : fields,
    milestones,
    rejection: withoutReason(ticket.rejection, person.id, nameless),
    withdrawalRequest: withoutReason(ticket.withdrawalRequest, person.id, nameless),
    assessment: signed ? ticket.assessment : nameless(ticket.assessment),
  }
  return JSON.stringify(erased) === JSON.stringify(ticket) ? ticket : erased
}

const withoutReason = <Word extends { readonly by: string; readonly reason: string }>(
  word: Word | null,
  personId: string,
  nameless: (word: Word) => Word,
): Word | null => {
  if (word === null) return null
  return word.by === personId ? { ...word, reason: ERASED } : nameless(word)
}

const withoutNames = (value: unknown, names: readonly string[]): unknown => {
  if (typeof value === 'string') return names.reduce((text, name) => text.replaceAll(name, ERASED), value)
  if (Array.isArray(value)) return value.map((item) => withoutNames(item, names))
  if (typeof value !== 'object' || value === null || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, withoutNames(member, names)]))
}
