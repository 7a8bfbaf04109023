import { glossaryCheck } from '../../domain/glossary/glossary-check.ts'
import { type GlossaryHint, glossaryHints } from '../../domain/glossary/glossary-hints.ts'
import { LOCALE_TAGS, type LocaleTag } from '../../domain/language/locale-tags.ts'
import { type Audience, languageOf, mayRead, SIDES } from '../../domain/partnership/partnership.ts'
import type { Problem } from '../../domain/translation/problem.ts'
import type { StoredTranslation } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { type OwnWords, ownWords } from './own-words.ts'
import { laneOfTexts, TRANSLATION_TIMER } from './translate-lane.ts'

/** Words somebody wrote. */
export interface Words {
  readonly text: string
  /** BCP 47 tag, `und` when unknown. */
  readonly language: string
  /** Person id; null when nobody in particular wrote them. */
  readonly writerId: string | null
}

/** How some words are shown to readers of one language. */
export type Rendering =
  /** As they are: in the reader's language, or without anything to translate. */
  | { readonly kind: 'same' }
  | {
      readonly kind: 'translated'
      readonly text: string
      readonly madeBy: string
      /** True when a person corrected it: `madeBy` is their name. */
      readonly corrected: boolean
      /** Soft findings of the check. */
      readonly marks: readonly Problem[]
      /** Terms for which another word than the agreed one stands there. */
      readonly terms: readonly { readonly written: string; readonly expected: string }[]
    }
  | {
      readonly kind: 'withheld'
      readonly problems: readonly Problem[]
      readonly hints: readonly GlossaryHint[]
    }
  | {
      readonly kind: 'original'
      readonly why: 'no-provider' | 'forbidden' | 'waiting' | 'failed'
      readonly hints: readonly GlossaryHint[]
    }

/** Renderings of the words it was made for; other words are `same`. */
export type WordsFor = (language: string, text: string) => Rendering

export interface WordsRequest {
  readonly words: readonly Words[]
  /** Who may read the words, and so their translations. */
  readonly audience: Audience
  /** The ticket on whose cards they stand; null for none. */
  readonly ticketId: string | null
  /** Languages they will be shown in. */
  readonly languages: readonly string[]
}

/** Id under which a person's own translations are kept, whatever provider is chosen. */
export const BY_PERSON = 'person'
const A_DAY_MS = 86_400_000

/** The languages of everybody who may read: of their sides, and of people who read another one. */
export const languagesOf = (
  { partnership }: Pick<Context, 'partnership'>,
  audience: Audience,
): readonly string[] => {
  const sides = SIDES.filter((side) => mayRead(side, audience))
  const people = partnership.people.filter(({ side }) => sides.includes(side))
  return [
    ...new Set([
      ...sides.map((side) => partnership.sides[side].language),
      ...people.map((person) => languageOf(partnership, person)),
    ]),
  ]
}

/**
 * Looks words up in the translation memory and, in the open transaction, asks for what is not there yet: nothing waits for a
 * provider. When a translation has come, the cards of the ticket are shown anew.
 */
export async function wordsFor(context: Context, request: WordsRequest): Promise<WordsFor> {
  const { partnership, tx, deps } = context
  const wanted = request.words.filter(({ text, language }) => isTranslatable(text, language))
  const pairs = wanted.flatMap((words) =>
    request.languages.filter((to) => to !== words.language && isTag(to)).map((to) => ({ words, to })),
  )
  if (pairs.length === 0) return () => SAME
  const own = await ownWords(tx, partnership)
  const hashes = [...new Set(wanted.map(({ text }) => deps.hash(text)))]
  const audiences: Audience[] = request.audience === 'both' ? ['both'] : [request.audience, 'both']
  const known = await tx.translations.ofTexts(partnership.id, hashes, audiences)
  const renderings = new Map<string, Rendering>()
  const lookup = { context, request, own, known }
  for (const { words, to } of pairs)
    renderings.set(JSON.stringify([to, words.text]), await renderingOf(lookup, words, to))
  return (language, text) => renderings.get(JSON.stringify([language, text])) ?? SAME
}

const SAME: Rendering = { kind: 'same' }

interface Lookup {
  readonly context: Context
  readonly request: WordsRequest
  readonly own: OwnWords
  readonly known: readonly StoredTranslation[]
}

async function renderingOf(lookup: Lookup, words: Words, to: string): Promise<Rendering> {
  const { context, own, known } = lookup
  const { deps, now, tx } = context
  const hash = deps.hash(words.text)
  const found = known.filter((row) => row.sourceHash === hash && row.from === words.language && row.to === to)
  const [from, into] = [words.language as LocaleTag, to as LocaleTag]
  const hints = () => glossaryHints(words.text, from, into, own.terms)
  const corrected = found.findLast((row) => row.provider === BY_PERSON)
  if (corrected) return translated(corrected, words, into, own)
  const [first] = deps.translators
  if (!first) return { kind: 'original', why: 'no-provider', hints: hints() }
  if (!own.providersAllowed) return { kind: 'original', why: 'forbidden', hints: hints() }
  const glossary = glossaryDigest(context, words.text, from, into, own)
  const row = found.find((one) => one.glossary === glossary && one.provider === first.id)
  if (!row || (row.state === 'failed' && row.dueAt <= now)) {
    await want(lookup, words, to, glossary, row)
    return { kind: 'original', why: 'waiting', hints: hints() }
  }
  const { ticketId } = lookup.request
  if (ticketId !== null && !row.ticketIds.includes(ticketId))
    await tx.translations.put({ ...row, ticketIds: [...row.ticketIds, ticketId] })
  if (row.state === 'wanted') return { kind: 'original', why: 'waiting', hints: hints() }
  if (row.state === 'failed') return { kind: 'original', why: 'failed', hints: hints() }
  deps.metrics.translationResult('hit')
  if (now.getTime() - row.usedAt.getTime() > A_DAY_MS) await tx.translations.used([row.id], now)
  if (row.state === 'withheld') return { kind: 'withheld', problems: row.problems, hints: hints() }
  return translated(row, words, into, own)
}

function translated(
  row: StoredTranslation,
  { text, language }: Words,
  to: LocaleTag,
  { terms }: OwnWords,
): Rendering {
  const translation = row.text ?? ''
  return {
    kind: 'translated',
    text: translation,
    madeBy: row.madeBy ?? '',
    corrected: row.correctedBy !== null,
    marks: row.problems,
    // What a person wrote is their choice of words.
    terms:
      row.correctedBy === null
        ? glossaryCheck(text, translation, language as LocaleTag, to, terms).map(({ written, expected }) => ({
            written,
            expected: expected[0] ?? '',
          }))
        : [],
  }
}

async function want(
  { context, request }: Lookup,
  words: Words,
  to: string,
  glossary: string,
  before: StoredTranslation | undefined,
): Promise<void> {
  const { tx, deps, partnership, now } = context
  await tx.translations.put({
    id: before?.id ?? deps.newId(),
    partnershipId: partnership.id,
    audience: request.audience,
    sourceHash: deps.hash(words.text),
    from: words.language,
    to,
    glossary,
    provider: deps.translators[0]?.id ?? '',
    state: 'wanted',
    source: words.text,
    text: null,
    madeBy: null,
    problems: [],
    reason: null,
    attempts: 0,
    dueAt: now,
    usedAt: now,
    writerId: words.writerId,
    correctedBy: null,
    ticketIds: [...new Set([...(before?.ticketIds ?? []), ...(request.ticketId ? [request.ticketId] : [])])],
  })
  await tx.timers.set(TRANSLATION_TIMER, laneOfTexts(partnership.id, words.language, to), now)
}

/** The same while the terms that occur in the text are: a new term makes a new translation only where it matters. */
function glossaryDigest(
  { deps }: Context,
  text: string,
  from: LocaleTag,
  to: LocaleTag,
  { terms }: OwnWords,
): string {
  const pairs = glossaryHints(text, from, to, terms).map(({ written, word }) => [written, word])
  return pairs.length === 0 ? '-' : deps.hash(JSON.stringify(pairs)).slice(0, 16)
}

const isTag = (tag: string): tag is LocaleTag => (LOCALE_TAGS as readonly string[]).includes(tag)

/** Figures, codes and what was erased need no translator. */
const isTranslatable = (text: string, language: string): boolean => isTag(language) && /\p{L}/u.test(text)
