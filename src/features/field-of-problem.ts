import { FORM_ITSELF } from '../chat/index.ts'
import type { UserError } from '../errors.ts'

const FIELDS: Readonly<Record<string, string>> = {
  'title-empty': 'title',
  'title-too-long': 'title',
  'text-empty': 'text',
  'text-required': 'stepText',
  'reason-required': 'reason',
  'quantity-exceeds-total': 'quantityAffected',
  'lead-time-invalid': 'leadTimeDays',
  'evidence-invalid': 'evidence',
  'first-awareness-invalid': 'firstAwareness',
  'key-unreadable': 'key',
  'duplicate-of-unknown': 'key',
  'hold-past': 'until',
  'hold-too-long': 'until',
}

/** The question of a form that a refusal is about; the form itself when it is about none. */
export function fieldOf({ code, params }: UserError): string {
  if (typeof params.field === 'string') return params.field
  return FIELDS[code] ?? FORM_ITSELF
}
