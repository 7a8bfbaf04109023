import type { Card } from '../../chat/index.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import type { HistoryRow } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import type { FoundTicket } from './find-ticket.ts'

/** The newest rows are what people ask for; the whole is in the export. */
const SHOWN = 30

/** `/ticket D-12 history`: what the person's side may read of it, oldest first. */
export async function historyCard(context: PersonContext, { ticket, view }: FoundTicket): Promise<Card> {
  const { t } = context
  const rows = await context.tx.history.ofTicket(ticket.id, context.person.side)
  const clocks = await context.tx.obligations.ofTicket(ticket.id)
  const ruleNames = new Map(clocks.map(({ id, rule }) => [id, ruleNameIn(rule, context.language)]))
  const shown = rows.slice(-SHOWN)
  const title = t('history:title', { key: view.key })
  return {
    title,
    tone: 'normal',
    summary: title,
    elements: [
      { type: 'list', items: shown.map((row) => line(context, row, ruleNames)) },
      ...(rows.length > shown.length
        ? [{ type: 'note' as const, text: t('history:more', { count: rows.length - shown.length }) }]
        : []),
    ],
  }
}

function line(context: PersonContext, row: HistoryRow, ruleNames: ReadonlyMap<string, string>): string {
  const { t, now } = context
  const who = row.erased ? t('history:erased') : (row.personName ?? 'Andon')
  const words = saidIn(row.new, ruleNames)
  return t(words ? 'history:line-words' : 'history:line', {
    at: formatInstantFor(context, row.at, now),
    who,
    what: t(`history:what.${row.what}`),
    words: words ?? '',
  })
}

/** The words a person gave with it, if any. */
function saidIn(value: unknown, ruleNames: ReadonlyMap<string, string>): string | null {
  if (typeof value !== 'object' || value === null) return null
  const { text, reason, rule, obligationId } = value as Record<string, unknown>
  const said = [text, reason, ruleNames.get(String(obligationId)) ?? rule].find(
    (candidate) => typeof candidate === 'string' && candidate !== '',
  )
  return typeof said === 'string' ? said.slice(0, 300).toWellFormed() : null
}
