/** Markup that is safe to send as it is. Made by `html` only. */
export interface Html {
  readonly markup: string
}

type Value = Html | readonly Html[] | string | number | null | false

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Template tag: everything put in is escaped, except markup that came out of this tag. `null` and `false` are nothing. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  const parts = strings.map((text, index) => text + (index < values.length ? render(values[index]!) : ''))
  return { markup: parts.join('') }
}

function render(value: Value): string {
  if (value === null || value === false) return ''
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
  if (Array.isArray(value)) return (value as readonly Html[]).map((part) => part.markup).join('')
  return (value as Html).markup
}

/** For text and for attribute values in quotes. */
function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character]!)
}
