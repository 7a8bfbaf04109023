import type { Ticket } from './ticket.ts'

/** Turns a text into a short digest that differs when the text differs (SHA-256 in the product). Handed in: no crypto here. */
export type Hash = (text: string) => string

/**
 * What is under review, as one canonical text: the fields and the assessment, keys in alphabetical order. The same
 * content always gives the same text, whatever order it was put together in.
 */
export const contentOf = (ticket: Pick<Ticket, 'fields' | 'assessment'>): string =>
  canonical({ assessment: ticket.assessment, fields: ticket.fields })

/** What an approver signs: the digest of `contentOf`. */
export const contentHashOf = (ticket: Pick<Ticket, 'fields' | 'assessment'>, hash: Hash): string =>
  hash(contentOf(ticket))

const canonical = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
    return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`
  }
  return JSON.stringify(value)
}
