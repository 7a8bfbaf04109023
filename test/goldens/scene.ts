import type { Card, CardVariants, Form } from '../../src/chat/index.ts'
import { encodeAction } from '../../src/chat/index.ts'
import type { Partnership } from '../../src/domain/partnership/partnership.ts'
import type { InboundReply } from '../../src/ports/index.ts'
import { type Andon, type Options, startAndon } from '../support/andon.ts'

/** The languages every golden exists in; `both` is the example as it is, the brand's English beside the factory's Chinese. */
export const TONGUES = ['en', 'zh-Hans', 'both'] as const
export type Tongue = (typeof TONGUES)[number]

/** Something Andon showed, free of any platform. */
export type Shown =
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'message'; readonly variants: CardVariants }
  | { readonly kind: 'form'; readonly form: Form }

/** A part of the story in which Andon shows things. A new card needs a chapter that shows it. */
export interface Chapter {
  /** Name of its golden files. */
  readonly name: string
  /** The places in `src/features` whose cards and forms it shows: `folder/file.ts#function`. */
  readonly shows: readonly string[]
  readonly options?: Options
  readonly tell: (scene: Scene) => Promise<void>
}

/** A chapter being told in one language: does things as people do them, and keeps what Andon showed under a name. */
export interface Scene extends Pick<Andon, 'at' | 'advance' | 'platform' | 'app' | 'store' | 'database'> {
  readonly tongue: Tongue
  /** Keeps an answer to the person who acted; returns it. Throws when there was none to show. */
  keep(name: string, reply: InboundReply): InboundReply
  keepCard(name: string, card: Card): void
  /** Keeps what was posted last at a place (`aurora/shared`, `@f-liaison`), as it now stands there. */
  posted(name: string, place: string): CardVariants
}

/** What a button or a form of the example partnership carries. */
export const action = (verb: string, ...args: readonly string[]): string =>
  encodeAction({ verb, partnershipId: 'aurora', args })

/** Tells a chapter in a language and resolves with what it showed, by name, in the order it was shown. */
export async function tell(chapter: Chapter, tongue: Tongue): Promise<ReadonlyMap<string, Shown>> {
  const kept = new Map<string, Shown>()
  const keep = (name: string, shown: Shown): void => {
    if (kept.has(name)) throw new Error(`“${name}” is shown twice in “${chapter.name}”`)
    kept.set(name, shown)
  }
  const partnership = chapter.options?.partnership ?? ((one: Partnership) => one)
  const andon = await startAndon({
    at: '2026-02-12T09:00:00Z',
    newId: counting(),
    ...chapter.options,
    partnership: (example) => speaking(partnership(example), tongue),
  })
  const last = (place: string): CardVariants => {
    const found = andon.platform.shown.filter((one) => one.place === place).at(-1)
    if (!found) throw new Error(`nothing was posted at ${place}`)
    return found.variants
  }
  await chapter.tell({
    ...andon,
    tongue,
    keep: (name, reply) => {
      if (reply.kind !== 'card' && reply.kind !== 'form')
        throw new Error(`“${name}” of “${chapter.name}” shows nothing: ${JSON.stringify(reply)}`)
      keep(name, reply)
      return reply
    },
    keepCard: (name, card) => keep(name, { kind: 'card', card }),
    posted: (name, place) => {
      const variants = last(place)
      keep(`card: ${name}`, { kind: 'message', variants })
      return variants
    },
  })
  return kept
}

/** Everybody reads the one language, so that a golden is in it from the first line to the last. */
function speaking(partnership: Partnership, tongue: Tongue): Partnership {
  if (tongue === 'both') return partnership
  const { brand, factory } = partnership.sides
  return {
    ...partnership,
    people: partnership.people.map((person) => ({ ...person, language: null })),
    sides: { brand: { ...brand, language: tongue }, factory: { ...factory, language: tongue } },
  }
}

/** Ids that are the same in every run. */
function counting(): () => string {
  let made = 0
  return () => `00000000-0000-4000-8000-${String(++made).padStart(12, '0')}`
}
