/**
 * Bodies of rows as JSON that comes back exactly: a date becomes `{"$date": "2026-02-13T10:00:00.000Z"}`, and a key of
 * ours that begins with `$` gets another one, so that nothing a person can write is ever taken for a date.
 * What JSON knows is kept; a member that is undefined is absent, as in JSON.
 */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

const DATE = '$date'

/** Throws for what could not come back: functions, symbols, big integers, NaN, invalid dates, instances of classes. */
export function toBody(value: unknown): Json {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Date) return { [DATE]: value.toISOString() }
  if (Array.isArray(value)) return value.map((item) => toBody(item ?? null))
  if (typeof value === 'object' && isPlain(value)) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined)
    return Object.fromEntries(members.map(([key, member]) => [marked(key), toBody(member)]))
  }
  throw new TypeError(`A body cannot hold ${typeof value}`)
}

/** What `toBody` made, as it was. */
export function fromBody(body: unknown): unknown {
  if (typeof body !== 'object' || body === null) return body
  if (Array.isArray(body)) return body.map(fromBody)
  const date = (body as Record<string, unknown>)[DATE]
  if (typeof date === 'string') return new Date(date)
  return Object.fromEntries(Object.entries(body).map(([key, member]) => [unmarked(key), fromBody(member)]))
}

/** A plain object from a row's body. */
export const readBody = <T>(body: unknown): T => fromBody(body) as T

const marked = (key: string): string => (key.startsWith('$') ? `$${key}` : key)
const unmarked = (key: string): string => (key.startsWith('$') ? key.slice(1) : key)

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}
