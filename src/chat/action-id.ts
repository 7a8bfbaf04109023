import { UserError } from '../errors.ts'

/** An action as it travels through a platform: at most 255 characters, `verb|partnership|part|part…`. */
export type EncodedAction = string & { readonly encodedAction: unique symbol }

/** What a button, a menu or a form does. `args` are keys, ids and short tokens, never free text. */
export interface ActionId {
  /** kebab-case word that a feature registered. */
  readonly verb: string
  readonly partnershipId: string
  readonly args: readonly string[]
}

/** Slack's limit for `action_id` and `callback_id`. */
const MAX_LENGTH = 255
const VERB = /^[a-z][a-z0-9-]{0,39}$/
const escapePart = (part: string): string => encodeURIComponent(part).replaceAll("'", '%27')

/** Thrown for a string that is not an encoded action: a forged, truncated or foreign id. */
export class BadActionId extends UserError {
  constructor(found: string, cause?: unknown) {
    super('action-unknown', { found: found.slice(0, 40) }, { cause })
  }
}

/** Encodes an action; throws BadActionId when it would not fit, the verb is not kebab-case or a part is broken UTF-16. */
export function encodeAction(action: ActionId): EncodedAction {
  const parts = [action.verb, action.partnershipId, ...action.args]
  if (!parts.every((part) => part.isWellFormed())) throw new BadActionId(parts.join('|'))
  const text = parts.map(escapePart).join('|')
  if (!VERB.test(action.verb) || text.length > MAX_LENGTH) throw new BadActionId(text)
  return text as EncodedAction
}

/** Decodes strictly: only strings that `encodeAction` can produce are accepted. Throws BadActionId. */
export function decodeAction(text: string): ActionId {
  if (text.length > MAX_LENGTH) throw new BadActionId(text)
  const [verb = '', partnershipId, ...args] = text.split('|').map((part) => decodePart(part, text))
  if (!VERB.test(verb) || partnershipId === undefined) throw new BadActionId(text)
  const action: ActionId = { verb, partnershipId, args }
  if (encodeAction(action) !== text) throw new BadActionId(text)
  return action
}

function decodePart(part: string, whole: string): string {
  try {
    return decodeURIComponent(part)
  } catch (cause) {
    throw new BadActionId(whole, cause)
  }
}
