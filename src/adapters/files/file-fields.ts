import { z } from 'zod'
import { LOCALE_TAGS } from '../../domain/language/locale-tags.ts'
import { COUNTRY_CODES } from '../../domain/partnership/countries.ts'
import { isZoneName } from '../../domain/partnership/zone-name.ts'

/**
 * The fields both files are made of. The message of a constraint is the locale key of its problem; `text` in the
 * metadata is the locale key of the description an editor shows (`schema.` in the namespace `files`).
 */
export const described = <Schema extends z.ZodType>(schema: Schema, text: string): Schema =>
  schema.meta({ text }) as Schema

/** Ids appear in commands, keys and records: short, plain, lower case. */
export const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'files:not-an-id')

// Control characters, zero-width spaces and direction overrides make a name look like another one.
const VISIBLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: refusing them is the purpose
  /^[^\u0000-\u001f\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/

/** A name for people to read: one line, something visible in it. */
export const label = (limit: number) =>
  z
    .string()
    .regex(/\S/, { error: 'files:empty', abort: true })
    .max(limit, { error: 'files:too-long', abort: true })
    .regex(VISIBLE, { error: 'files:hidden-character', abort: true })
    .refine((text) => text.isWellFormed(), 'files:hidden-character')

/** True for a date of the Gregorian calendar from 1970 to 2199 as `YYYY-MM-DD`. */
const isDate = (text: string): boolean => {
  const instant = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text)
}

export const localDate = z
  .string()
  .regex(/^(19[7-9]\d|2[01]\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, {
    error: 'files:not-a-date',
    abort: true,
  })
  .refine(isDate, 'files:not-a-date')

export const zone = z
  .string()
  .max(100, { error: 'files:not-a-zone', abort: true })
  .refine(isZoneName, 'files:not-a-zone')

export const country = z.enum(COUNTRY_CODES as [string, ...string[]], 'files:not-a-country')

export const language = z.enum(LOCALE_TAGS)

const DURATION = '^P(?=\\d|T\\d)(\\d+W)?(\\d+D)?(T(?=\\d)(\\d+H)?(\\d+M)?(\\d+S)?)?$'

/** A duration as text. Only editors use the pattern here: the domain says *why* one is refused. */
export const durationText = z.string().meta({ pattern: DURATION })

/** A list in which no value is written twice. */
export const distinct = <Item extends z.ZodType>(item: Item) =>
  z.array(item).superRefine((list, context) => {
    for (const [index, value] of list.entries()) {
      if (list.indexOf(value) !== index)
        context.addIssue({ code: 'custom', path: [index], message: 'files:repeated' })
    }
  })
