import { isAhead, isPast } from './entities/find-dates.ts'
import type { Hit } from './find-cues.ts'
import type { Spans } from './find-entities.ts'
import type { HeardMessage, Reason, Signal } from './finding.ts'
import { addOffTarget } from './off-target.ts'
import { byRole } from './scope.ts'
import type { Segment } from './segments.ts'
import { weighProblems } from './weigh-defect.ts'
import { weighChange, weighPromise, weighSoft } from './weigh-rest.ts'
import { add, type Circumstances, combine, type Weighed } from './weighing.ts'
import { CONTEXT_RULES, WEIGHTS } from './weights.ts'

export type Scores = Readonly<Record<Exclude<Signal, 'none'>, Weighed>>

/** The scores of a whole message: its strongest segment in full, the others in part, and what its circumstances add. */
export function weighMessage(
  text: string,
  folded: string,
  segments: readonly Segment[],
  hits: readonly Hit[],
  spans: Spans,
  around: Pick<HeardMessage, 'context' | 'authorSide'>,
): Scores {
  const parts = {
    defect: [] as Weighed[],
    change: [] as Weighed[],
    soft: [] as Weighed[],
    promise: [] as Weighed[],
  }
  for (const segment of segments) {
    const own = hits.filter((hit) => hit.from >= segment.from && hit.from < segment.to)
    const roles = byRole(folded, segment, own)
    const about = circumstances(text, segment, roles.has('question'), spans)
    const { defect, soft } = weighProblems(roles, about)
    addOutOfTolerance(defect, segment, spans, about)
    parts.defect.push(defect)
    parts.change.push(weighChange(roles, about))
    parts.soft.push(soft, weighSoft(roles, about))
    parts.promise.push(weighPromise(roles, about))
  }
  const whole = byRole(folded, { from: 0, to: folded.length, asked: false }, hits)
  const offTarget: Weighed = { score: 0, why: [] }
  addOffTarget(
    offTarget,
    whole,
    segments.some((segment) => segment.asked) || whole.has('question'),
    spans.quantities,
  )
  parts.defect.push(offTarget)
  const scores = {
    defect: joined(parts.defect),
    change: joined(parts.change),
    soft: joined(parts.soft),
    promise: joined(parts.promise),
  }
  addContext(scores, around)
  return scores
}

function circumstances(text: string, segment: Segment, askedInWords: boolean, spans: Spans): Circumstances {
  const within = <T extends { from: number }>(all: readonly T[]): T[] =>
    all.filter((span) => span.from >= segment.from && span.from < segment.to)
  const isSome = (span: { text: string }): boolean => !/^\D*0(?![\d.,]*[1-9])/.test(span.text)
  const counted = [...within(spans.quantities), ...within(spans.rates)].find(isSome)
  const dates = within(spans.dates)
  const rates = within(spans.rates)
  return {
    asked: segment.asked || askedInWords,
    marked: segment.asked,
    counted: counted?.text ?? null,
    linked: /https?:|www\./.test(text.slice(segment.from, segment.to)),
    noneOf: within(spans.quantities).find((span) => /^0\D+\d/.test(span.text))?.text ?? null,
    falling:
      rates.length === 2 && amountOf(rates[1]!) < amountOf(rates[0]!)
        ? `${rates[0]!.text} ${rates[1]!.text}`
        : null,
    lot: within(spans.lots)[0]?.text ?? null,
    dayAhead: dates.find((date) => isAhead(date.aim))?.text ?? null,
    dayPast: dates.some((date) => isPast(date.aim)),
    quote: (hit) => text.slice(hit.from, hit.to),
  }
}

const amountOf = (rate: { text: string }): number => Number.parseFloat(rate.text.replace(',', '.'))

function addOutOfTolerance(defect: Weighed, segment: Segment, spans: Spans, about: Circumstances): void {
  const out = spans.measures.find(
    (measure) => measure.within === false && measure.from >= segment.from && measure.from < segment.to,
  )
  if (out && !about.asked) add(defect, WEIGHTS.outOfTolerance, out.text, 'measure.out-of-tolerance')
}

function joined(parts: readonly Weighed[]): Weighed {
  const ranked = [...parts].sort((a, b) => b.score - a.score)
  const why: Reason[] = []
  for (const part of ranked)
    for (const reason of part.why) if (!why.some((known) => same(known, reason))) why.push(reason)
  return {
    score: combine(
      parts.map((part) => part.score),
      WEIGHTS.furtherSegment,
    ),
    why,
  }
}

const same = (a: Reason, b: Reason): boolean => a.words === b.words && a.rule === b.rule

function addContext(
  scores: Scores,
  { context, authorSide }: Pick<HeardMessage, 'context' | 'authorSide'>,
): void {
  for (const { rule, when, signal, adds } of CONTEXT_RULES) {
    const met =
      (when.thread === undefined || when.thread === context?.thread) &&
      (when.hasPicture === undefined || context?.hasPicture === true) &&
      (when.side === undefined || when.side === authorSide)
    const weighed = signal === 'none' ? null : scores[signal]
    if (met && weighed && weighed.score >= 1) add(weighed, adds, when.side ?? when.thread ?? 'picture', rule)
  }
}
