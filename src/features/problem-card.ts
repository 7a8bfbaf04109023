import type { Card } from '../chat/index.ts'
import type { UserError } from '../errors.ts'
import type { Translate } from '../ports/index.ts'

/** Parameters of a refusal that are words of the product: said in the reader's language. */
const WORDS: Readonly<Record<string, string>> = {
  step: 'common:events',
  missing: 'common:events',
  act: 'ticket:acts',
  side: 'common:side',
  status: 'ticket:status',
}

/** What a person reads when something cannot be done: what was found and what helps. */
export function problemText(t: Translate, { code, params }: UserError): string {
  const said = Object.entries(params).map(([name, value]) => [
    name,
    WORDS[name] && typeof value === 'string' ? t(`${WORDS[name]}.${value}`) : value,
  ])
  // What was found may have been cut in the middle of a character.
  return t(`errors:${code}`, Object.fromEntries(said)).toWellFormed()
}

export function problemCard(t: Translate, error: UserError): Card {
  const text = problemText(t, error)
  return { title: t('errors:title'), tone: 'warning', summary: text, elements: [{ type: 'text', text }] }
}
