import type { FormValues } from '../../chat/index.ts'

/** Ids of inputs: `field.<name>`, with the part of a date and time behind it. */
export const FIELD = 'field.'
export const DATE = '.date'
export const TIME = '.time'

/** The values of a submitted form, by field name; what was left empty is ''. */
export function readValues(data: object): FormValues {
  const values: Record<string, string> = {}
  for (const [id, given] of Object.entries(data)) {
    if (!id.startsWith(FIELD)) continue
    const value = typeof given === 'string' || typeof given === 'number' ? String(given) : ''
    const name = id.slice(FIELD.length)
    if (name.endsWith(DATE)) {
      const key = name.slice(0, -DATE.length)
      values[key] = joined(value, values[key]?.split('T')[1])
    } else if (name.endsWith(TIME)) {
      const key = name.slice(0, -TIME.length)
      values[key] = joined(values[key]?.split('T')[0], value)
    } else values[name] = value
  }
  return values
}

const joined = (date: string | undefined, time: string | undefined): string =>
  date || time ? `${date ?? ''}T${time ?? ''}` : ''
