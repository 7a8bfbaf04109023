import { cut } from './limits.ts'

/** What Slack reads as control characters, made literal (docs.slack.dev/messaging/formatting-message-text#escaping). */
export const escapeText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** Escaped text of at most `limit` code units: escaping makes longer, and an entity must not be cut in two. */
export function cutEscaped(text: string, limit: number): string {
  const whole = escapeText(text)
  if (whole.length <= limit) return whole
  let shown = cut(text, limit)
  while (escapeText(shown).length > limit) shown = cut(text, shown.length - 1)
  return escapeText(shown)
}

const unescapeText = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

/** Only what Slack itself writes: a `<b>` somebody typed into a command is not escaped and stays. */
const TOKEN = /<((?:[@#!]|https?:|mailto:|tel:|[a-z][a-z0-9+.-]*:\/\/)[^<>]+)>/gi

/** A message as its writer saw it: links, names and entities without Slack's markup. */
export const plainText = (markup: string): string =>
  unescapeText(markup.replace(TOKEN, (_whole, inner: string) => readToken(inner)))

function readToken(inner: string): string {
  const [target = '', label] = inner.split('|', 2)
  if (target.startsWith('@') || target.startsWith('#')) return label ? `${target[0]}${label}` : target
  if (target.startsWith('!')) return label ?? `@${target.slice(1).split('^')[0]}`
  const address = target.replace(/^(mailto|tel):/, '')
  return label === undefined || label === address || label === target ? address : `${label} (${address})`
}

/** True when the text names one of the bot's users. */
export const namesBot = (markup: string, bots: ReadonlySet<string>): boolean =>
  [...markup.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].some(([, user = '']) => bots.has(user))

/** What is said to the bot: the words after its name, or those before it when none follow. */
export function withoutMention(markup: string, bots: ReadonlySet<string>): string {
  const mention = [...markup.matchAll(/<@([A-Z0-9]+)(?:\|[^>]*)?>/g)].find(([, user = '']) => bots.has(user))
  if (!mention) return plainText(markup).trim()
  const after = plainText(markup.slice(mention.index + mention[0].length))
    .replace(/^[\s,:，：]+/u, '')
    .trim()
  return after === '' ? plainText(markup.slice(0, mention.index)).trim() : after
}
