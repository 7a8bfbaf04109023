import type { Fact } from '../../chat/index.ts'
import { formatNumber } from '../../domain/language/format.ts'
import type { TicketFields } from '../../domain/ticket/fields.ts'
import type { Reader } from '../outbox/enqueue.ts'

/** Fields a defect should have; a card asks for those that are empty. */
export const MISSING_FIELDS = ['class', 'severity', 'partNumber', 'quantityAffected'] as const

/** The facts of a ticket in the reader's language: rendered by code, never translated by machine. */
export function fieldFacts(
  fields: TicketFields,
  { t, language }: Pick<Reader, 't' | 'language'>,
): readonly Fact[] {
  const rows: readonly (readonly [keyof TicketFields, string | null])[] = [
    ['class', fields.class && t(`common:class.${fields.class}`)],
    ['severity', fields.severity && t(`common:severity.${fields.severity}`)],
    ['partNumber', fields.partNumber],
    ['lots', fields.lots.length > 0 ? fields.lots.join(t('common:list-comma')) : null],
    ['quantityAffected', quantity(fields, { t, language })],
    ['whereFound', fields.whereFound],
  ]
  return rows.flatMap(([name, value]) =>
    value === null ? [] : [{ label: t(`ticket:fields.${name}`), value }],
  )
}

function quantity(fields: TicketFields, { t, language }: Pick<Reader, 't' | 'language'>): string | null {
  const { quantityAffected: affected, quantityTotal: total } = fields
  if (affected === null)
    return total === null ? null : t('ticket:of-total', { total: formatNumber(language, total) })
  if (total === null) return formatNumber(language, affected)
  return t('ticket:affected-of', {
    affected: formatNumber(language, affected),
    total: formatNumber(language, total),
  })
}
