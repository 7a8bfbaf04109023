import type { TeamsActivity } from './activity.ts'

const ENTITIES: Readonly<Record<string, string>> = {
  '&nbsp;': ' ',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&amp;': '&',
}
const ENTITY = /&(?:nbsp|lt|gt|quot|#39|amp);/g

const withoutEntities = (text: string): string => text.replace(ENTITY, (found) => ENTITIES[found] ?? found)

/** `<at>Name</at>` as Teams writes a mention into the text. */
const MENTION = /<at(?:\s[^>]*)?>([\s\S]*?)<\/at>/g

/** A message as its writer saw it: mentions by their names, without Teams' markup. */
export const plainText = (text: string): string =>
  withoutEntities(text.replace(MENTION, (_whole, name: string) => name))
    .replaceAll('\r\n', '\n')
    .trim()

/** True when the message names Andon. */
export const namesBot = (activity: TeamsActivity): boolean =>
  (activity.entities ?? []).some((entity) => isBotMention(activity, entity))

/** What is said to Andon: the words after its name, or those before it when none follow. */
export function withoutMention(activity: TeamsActivity): string {
  const text = activity.text ?? ''
  const mention = (activity.entities ?? []).find((entity) => isBotMention(activity, entity))?.text
  const at = mention === undefined ? -1 : text.indexOf(mention)
  if (mention === undefined || at < 0) return plainText(text)
  const after = plainText(text.slice(at + mention.length))
    .replace(/^[\s,:，：]+/u, '')
    .trim()
  return after === '' ? plainText(text.slice(0, at)) : after
}

type Entity = NonNullable<TeamsActivity['entities']>[number]

const isBotMention = ({ recipient }: TeamsActivity, { type, mentioned }: Entity): boolean =>
  type === 'mention' && recipient !== undefined && mentioned?.id === recipient.id
