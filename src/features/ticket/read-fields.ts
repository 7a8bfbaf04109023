import type { FormValues } from '../../chat/index.ts'
import {
  DEFECT_CLASSES,
  type DefectClass,
  SEVERITIES,
  type Severity,
  type TicketFields,
} from '../../domain/ticket/fields.ts'
import { UserError } from '../../errors.ts'

/** Longest title made from a first line; the domain allows more when somebody types it. */
const TITLE_FROM_TEXT = 80

/** The first line of a text as a title, cut at a word or at 80 characters. */
function titleFrom(text: string): string {
  const line = text.trim().split(/\r?\n/u)[0]?.trim() ?? ''
  const characters = [...line]
  if (characters.length <= TITLE_FROM_TEXT) return line
  const cut = characters.slice(0, TITLE_FROM_TEXT - 1).join('')
  const space = cut.lastIndexOf(' ')
  return `${space > TITLE_FROM_TEXT / 2 ? cut.slice(0, space) : cut}…`
}

/** Fields of a ticket made from words alone: everything else is still to be filled in. */
export function fieldsFromText(text: string, languageOf: (text: string) => string): TicketFields {
  return {
    title: titleFrom(text),
    text: text.trim(),
    language: languageOf(text),
    class: null,
    severity: null,
    partNumber: null,
    lots: [],
    quantityAffected: null,
    quantityTotal: null,
    whereFound: null,
  }
}

/** Fields as a form submitted them. Throws UserError for a number or a choice that cannot be read. */
export function readFields(
  values: FormValues,
  before: TicketFields | null,
  languageOf: (text: string) => string,
): TicketFields {
  const text = values.text ?? before?.text ?? ''
  const title = values.title?.trim() || (before && values.text === undefined ? before.title : titleFrom(text))
  return {
    title,
    text,
    language: before && before.text === text ? before.language : languageOf(text),
    class: choice<DefectClass>(values.class, DEFECT_CLASSES, 'class'),
    severity: choice<Severity>(values.severity, SEVERITIES, 'severity'),
    partNumber: values.partNumber?.trim() || null,
    lots: (values.lots ?? '')
      .split(/[,;，；、\n]/u)
      .map((lot) => lot.trim())
      .filter((lot) => lot !== ''),
    quantityAffected: wholeNumber(values.quantityAffected, 'quantityAffected'),
    quantityTotal: wholeNumber(values.quantityTotal, 'quantityTotal'),
    whereFound: values.whereFound?.trim() || null,
  }
}

function choice<T extends string>(value: string | undefined, allowed: readonly T[], field: string): T | null {
  if (!value) return null
  const found = allowed.find((candidate) => candidate === value)
  if (!found)
    throw new UserError('choice-unknown', { field, found: value.slice(0, 40), allowed: allowed.join(', ') })
  return found
}

/** `1,200`, `1 200` and `１２００` are read; anything else is refused rather than guessed. */
export function wholeNumber(value: string | undefined, field: string): number | null {
  const written = value?.normalize('NFKC').trim()
  if (!written) return null
  const digits = /^\d{1,3}(?:[, ]\d{3})+$|^\d+$/.test(written) ? written.replace(/[, ]/g, '') : null
  if (digits === null || digits.length > 12)
    throw new UserError('number-unreadable', { field, found: written.slice(0, 40) })
  return Number(digits)
}
