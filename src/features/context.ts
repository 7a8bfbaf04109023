import type { Audience, Partnership, Person } from '../domain/partnership/partnership.ts'
import { languageOf, zoneOf } from '../domain/partnership/partnership.ts'
import type { Translate, Tx } from '../ports/index.ts'
import type { Calendars, FeatureDeps } from './deps.ts'

/** One open transaction on one locked partnership. Everything Andon does happens in one of these. */
export interface Context {
  readonly deps: FeatureDeps
  readonly tx: Tx
  readonly partnership: Partnership
  readonly calendars: Calendars
  readonly now: Date
  /** Id of the event or timer that caused all this; travels into deliveries and logs. */
  readonly origin: string
}

/** A context in which a person acts. */
export interface PersonContext extends Context {
  readonly person: Person
  /** Texts in the person's language. */
  readonly t: Translate
  readonly zone: string
  readonly language: string
  /** Who reads the conversation the person acted in; a private conversation is read by the person's side alone. */
  readonly audience: Audience
  readonly place: Place
}

/** Where the person acted. */
export interface Place {
  readonly kind: 'channel' | 'dm'
  readonly platform: Person['identities'][number]['platform']
  readonly channelId: string
}

/** Opens a context on the partnership, with its lock taken. Null when there is no such partnership. */
export async function openContext(
  deps: FeatureDeps,
  tx: Tx,
  partnershipId: string,
  origin: string,
): Promise<Context | null> {
  const partnership = await tx.partnerships.lock(partnershipId)
  if (!partnership) return null
  const now = deps.clock.now()
  return { deps, tx, partnership, calendars: await deps.calendars(partnership, now), now, origin }
}

/** Adds the person who acts and how they read. */
export function asPerson(context: Context, person: Person, audience: Audience, place: Place): PersonContext {
  const language = languageOf(context.partnership, person)
  return {
    ...context,
    person,
    audience,
    place,
    language,
    zone: zoneOf(context.partnership, person),
    t: context.deps.texts.in(language),
  }
}
