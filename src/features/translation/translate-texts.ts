import type { GlossaryTerm } from '../../domain/glossary/glossary.ts'
import type { LocaleTag } from '../../domain/language/locale-tags.ts'
import { checkTranslation } from '../../domain/translation/check-translation.ts'
import { type MaskedText, type MaskingRules, maskText, unmask } from '../../domain/translation/mask.ts'
import type { Problem } from '../../domain/translation/problem.ts'
import { secondTry } from '../../domain/translation/second-try.ts'
import { AppError, Forbidden, QuotaUsedUp, RateLimited, Unavailable } from '../../errors.ts'
import type { GlossaryPair, Metrics, Translator } from '../../ports/index.ts'

/** What came of one text. */
export type TranslationOutcome =
  | {
      readonly kind: 'done'
      readonly text: string
      readonly madeBy: string
      /** Soft marks. */
      readonly problems: readonly Problem[]
    }
  | { readonly kind: 'withheld'; readonly problems: readonly Problem[] }
  /** Nobody could be asked. `later`: worth another try, after `waitMs` when the provider named a time. */
  | {
      readonly kind: 'unreached'
      readonly reason: string
      readonly later: boolean
      readonly waitMs: number | null
    }

export interface TextsToTranslate {
  readonly from: string
  readonly to: string
  readonly texts: readonly string[]
  readonly terms: readonly GlossaryTerm[]
  readonly rules: Omit<MaskingRules, 'identifiers'>
}

/**
 * Translates and checks; outside of any transaction. Each translator in turn gets what is still without a good translation:
 * all texts in one call, then those that failed the check once more, each in another way. What fails with every translator
 * is withheld.
 */
export async function translateTexts(
  translators: readonly Translator[],
  metrics: Metrics,
  asked: TextsToTranslate,
): Promise<readonly TranslationOutcome[]> {
  const outcomes = new Map<number, TranslationOutcome>()
  for (const translator of translators) {
    const open = asked.texts.map((_, index) => index).filter((index) => outcomes.get(index)?.kind !== 'done')
    if (open.length === 0) break
    const found = await withOne(counted(translator, metrics), asked, open)
    for (const [index, outcome] of found) outcomes.set(index, better(outcomes.get(index), outcome))
  }
  return asked.texts.map((_, index) => outcomes.get(index) ?? NOBODY)
}

const NOBODY: TranslationOutcome = {
  kind: 'unreached',
  reason: 'translator-none',
  later: false,
  waitMs: null,
}

/** A translation wins; else what somebody found wrong with one; else the failure that is worth another try. */
function better(before: TranslationOutcome | undefined, after: TranslationOutcome): TranslationOutcome {
  if (!before || after.kind === 'done') return after
  if (before.kind === 'unreached' && after.kind === 'unreached') return before.later ? before : after
  return before.kind === 'withheld' ? before : after
}

async function withOne(
  translator: Translator,
  asked: TextsToTranslate,
  open: readonly number[],
): Promise<readonly (readonly [number, TranslationOutcome])[]> {
  const sources = open.map((index) => asked.texts[index] ?? '')
  const masked = sources.map((text) => maskText(text, { ...asked.rules, identifiers: true }))
  const answers = await ask(
    translator,
    asked,
    masked.map(({ text }) => text),
  )
  if (!Array.isArray(answers)) return open.map((index) => [index, answers as TranslationOutcome])
  const results: (readonly [number, TranslationOutcome])[] = []
  for (const [position, index] of open.entries()) {
    const source = sources[position] ?? ''
    const first = judge(
      translator,
      asked,
      source,
      masked[position] ?? { text: '', masks: [] },
      answers[position],
    )
    results.push([index, first.kind === 'withheld' ? await again(translator, asked, source, first) : first])
  }
  return results
}

async function again(
  translator: Translator,
  asked: TextsToTranslate,
  source: string,
  first: TranslationOutcome & { readonly kind: 'withheld' },
): Promise<TranslationOutcome> {
  const another = secondTry(source, first.problems, asked.rules)
  if (!another) return first
  const answers = await ask(translator, asked, another.pieces)
  if (!Array.isArray(answers)) return first
  const second = judge(translator, asked, source, another.masked, another.join(answers))
  return second.kind === 'done' ? second : first
}

function judge(
  { name }: Translator,
  { from, to }: TextsToTranslate,
  source: string,
  masked: MaskedText,
  answer: string | undefined,
): TranslationOutcome & { readonly kind: 'done' | 'withheld' } {
  const masks = masked.masks.map(({ mask }) => mask)
  const lost = checkTranslation({
    source: masked.text,
    target: answer ?? '',
    from,
    to,
    masks,
  }).problems.filter(({ kind }) => kind === 'mask')
  const text = unmask(answer ?? '', masked.masks).trim()
  const { ok, problems } = checkTranslation({ source, target: text, from, to })
  if (ok && lost.length === 0) return { kind: 'done', text, madeBy: name, problems }
  // A secret's placeholder is not for people's eyes; what it stood for is missing in the full texts too.
  return { kind: 'withheld', problems: [...problems, ...lost] }
}

/** The answers, or the outcome of all texts when there are none. */
async function ask(
  translator: Translator,
  { from, to, terms }: TextsToTranslate,
  texts: readonly string[],
): Promise<readonly string[] | (TranslationOutcome & { readonly kind: 'unreached' })> {
  try {
    return await translator.translate({ from, to, texts, glossary: pairsOf(terms, from, to) })
  } catch (error) {
    if (error instanceof RateLimited) return unreached(error, true, error.retryAfterMs)
    if (error instanceof Unavailable) return unreached(error, true, null)
    if (error instanceof QuotaUsedUp || error instanceof Forbidden) return unreached(error, false, null)
    throw error
  }
}

const unreached = (error: AppError, later: boolean, waitMs: number | null) =>
  ({ kind: 'unreached', reason: error.code, later, waitMs }) as const

/** Every word of a term with the preferred one of the other language. */
const pairsOf = (terms: readonly GlossaryTerm[], from: string, to: string): GlossaryPair[] =>
  terms.flatMap(({ words }) => {
    const [target] = words[to as LocaleTag] ?? []
    if (!target) return []
    return (words[from as LocaleTag] ?? [])
      .filter((source) => source !== '')
      .map((source) => ({ source, target }))
  })

/** The translator, its calls and their characters counted. */
const counted = (translator: Translator, metrics: Metrics): Translator => ({
  ...translator,
  async translate(request) {
    const characters = request.texts.reduce((sum, text) => sum + text.length, 0)
    try {
      const answers = await translator.translate(request)
      metrics.translationCall(translator.id, 'done', characters)
      return answers
    } catch (error) {
      metrics.translationCall(translator.id, error instanceof AppError ? error.code : 'failed', characters)
      throw error
    }
  },
})
