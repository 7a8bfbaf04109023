import { cuesIn } from './cues-in.ts'
import type { Hit } from './find-cues.ts'
import { findSpans, shownEntities } from './find-entities.ts'
import { type Finding, type HeardMessage, type Reason, SIGNALS, type Signal } from './finding.ts'
import { canonical } from './fold.ts'
import { hideNonWords, newPart } from './new-part.ts'
import { type Scores, weighMessage } from './weigh-message.ts'
import { THRESHOLD } from './weights.ts'

export interface ClassifierDeps {
  /** The language of a text as a BCP 47 tag; the writer's own breaks ties, null when unknown. */
  readonly detect: (text: string, writersLanguage: string | null) => string
  /** A partnership's own part-number patterns instead of the default ones. */
  readonly partNumberPatterns?: readonly RegExp[]
}

/**
 * What a message says, by rules that can be explained. Only its new part counts: quoted and forwarded text is left out.
 * Entities are substrings of the new part (in NFC); dates are resolved when `now` and `zone` are given. Never throws.
 */
export function createClassifier({
  detect,
  partNumberPatterns,
}: ClassifierDeps): (message: HeardMessage) => Finding {
  return (message) => {
    const text = canonical(newPart(message.text))
    const lang = text.trim() === '' ? 'und' : detect(text, message.authorLanguage ?? null)
    const visible = hideNonWords(text)
    const spans = findSpans(
      visible,
      lang === 'und' ? (message.authorLanguage ?? 'en') : lang,
      partNumberPatterns ?? null,
    )
    const { folded, segments, hits } = cuesIn(blankOut(visible, [...spans.partNumbers, ...spans.lots]), lang)
    const scores = weighMessage(text, folded, segments, hits, spans, message)
    const signal = strongest(scores)
    const wordsOf = (role: 'severity' | 'place'): string[] =>
      hits.filter((hit) => hit.cue.group.role === role).map((hit: Hit) => text.slice(hit.from, hit.to))
    const written = message.now && message.zone ? { now: message.now, zone: message.zone } : null
    return {
      lang,
      signal,
      confidence: confidenceOf(signal, scores),
      why: signal === 'none' ? takenAway(scores) : [...scores[signal].why],
      entities: shownEntities(spans, { severity: wordsOf('severity'), places: wordsOf('place') }, written),
    }
  }
}

const strongest = (scores: Scores): Signal =>
  SIGNALS.find((signal) => signal !== 'none' && scores[signal].score >= THRESHOLD) ?? 'none'

/** From 0.5 at the threshold towards 1; for `none`, lower the nearer another signal came. */
function confidenceOf(signal: Signal, scores: Scores): number {
  const highest = Math.max(scores.defect.score, scores.change.score, scores.soft.score, scores.promise.score)
  const confidence =
    signal === 'none' ? 1 - highest / (2 * THRESHOLD) : 1 - 0.5 ** (scores[signal].score / THRESHOLD)
  return Math.round(confidence * 100) / 100
}

/** Why a message that holds cues is none: the cues, and what took their weight. */
const takenAway = (scores: Scores): Reason[] =>
  [scores.defect, scores.change, scores.soft, scores.promise].flatMap((weighed) => weighed.why)

/** Codes are blanked out so that no letters of theirs are taken for words; every position is kept. */
function blankOut(text: string, spans: readonly { readonly from: number; readonly to: number }[]): string {
  let blanked = text
  for (const { from, to } of spans)
    blanked = blanked.slice(0, from) + ' '.repeat(to - from) + blanked.slice(to)
  return blanked
}
