import { UserError } from '../../errors.ts'
import type { TicketFields } from './fields.ts'
import type { Assessment, Evidence } from './ticket.ts'

/** Longest title, in characters. */
const TITLE_LIMIT = 150

/**
 * The fields as they are stored: outer blanks gone, lots without blanks and repeats. The text keeps every character of
 * the writer's.
 * @throws UserError `title-empty`, `title-too-long` {limit}, `text-empty`, `quantity-invalid` {field},
 * `quantity-exceeds-total` {affected, total}
 */
export const checkFields = (fields: TicketFields): TicketFields => {
  const title = fields.title.trim()
  if (title === '') throw new UserError('title-empty')
  if ([...title].length > TITLE_LIMIT) throw new UserError('title-too-long', { limit: TITLE_LIMIT })
  if (fields.text.trim() === '') throw new UserError('text-empty')
  checkQuantity('quantityAffected', fields.quantityAffected)
  checkQuantity('quantityTotal', fields.quantityTotal)
  const { quantityAffected: affected, quantityTotal: total } = fields
  if (affected !== null && total !== null && affected > total) {
    throw new UserError('quantity-exceeds-total', { affected, total })
  }
  return {
    ...fields,
    title,
    partNumber: filled(fields.partNumber),
    whereFound: filled(fields.whereFound),
    lots: unique(fields.lots),
  }
}

const checkQuantity = (field: string, value: number | null): void => {
  if (value !== null && !(Number.isSafeInteger(value) && value >= 0)) {
    throw new UserError('quantity-invalid', { field })
  }
}

/**
 * An assessment as it is stored.
 * @throws UserError `text-required` {act}, `lead-time-invalid`
 */
export const checkAssessment = (assessment: Assessment): Assessment => {
  const { leadTimeDays: days } = assessment
  if (days !== null && !Number.isSafeInteger(days)) throw new UserError('lead-time-invalid')
  return {
    text: requireText(assessment.text, 'text-required', { act: 'assess' }),
    cost: filled(assessment.cost),
    leadTimeDays: days,
    feeLines: unique(assessment.feeLines),
    parts: unique(assessment.parts),
    effectiveFrom: filled(assessment.effectiveFrom),
  }
}

/**
 * Evidence as it is stored; a missing label becomes the link itself.
 * @throws UserError `evidence-invalid` {url} when a link is not http or https: it would be shown as a link
 */
export const checkEvidence = (evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.map(({ label, url }) => {
    if (!/^https?:\/\/\S+$/i.test(url)) throw new UserError('evidence-invalid', { url })
    return { label: filled(label) ?? url, url }
  })

/** Trimmed, or a refusal with `code` when nothing is left. */
export const requireText = (
  text: string | null,
  code: string,
  params: Record<string, unknown> = {},
): string => {
  const trimmed = filled(text)
  if (trimmed === null) throw new UserError(code, params)
  return trimmed
}

/** Trimmed; null when blank. */
export const filled = (text: string | null): string | null => text?.trim() || null

const unique = (texts: readonly string[]): readonly string[] => [
  ...new Set(texts.map((text) => text.trim()).filter((text) => text !== '')),
]
