import type { Hit } from './find-cues.ts'
import { governs, near, negation, type RoleHits, sameClause } from './scope.ts'
import { add, type Circumstances, combine, type Weighed } from './weighing.ts'
import { WEIGHTS } from './weights.ts'

/** Weighs what a segment says of modifications, asked for or announced. */
export function weighChange(hits: RoleHits, about: Circumstances): Weighed {
  const change: Weighed = { score: 0, why: [] }
  const kept = (hit: Hit): boolean =>
    negation(hits, hit) === null &&
    (hits.has('request') || !hits.of('thanks').some((thanks) => governs(hits, thanks, hit, false, true)))
  const subjects = [...hits.of('subject'), ...(hits.has('social') ? [] : hits.of('schedule'))]
  const weights: number[] = []
  for (const hit of hits.of('change').filter(kept)) {
    weights.push(hit.cue.group.weight)
    add(change, 0, about.quote(hit), hit.cue.name)
  }
  const isFetched = hits.has('thanks') || (hits.has('request') && hits.has('deed'))
  for (const hit of [...hits.of('modify').filter(kept), ...(isFetched ? [] : hits.of('fresh'))]) {
    const subject = subjects.find((candidate) =>
      near(hits.text, hit, candidate, hit.cue.group.role === 'fresh' ? 2 : 9),
    )
    const amount = hit.cue.group.weight >= 1.5 && !hits.has('defect') ? about.counted : null
    weights.push(hit.cue.group.weight + (subject || amount ? WEIGHTS.subject : 0))
    if (!subject && amount) add(change, 0, amount, 'count.counted')
    add(change, 0, about.quote(hit), hit.cue.name)
    if (subject) add(change, 0, about.quote(subject), subject.cue.name)
  }
  if (about.asked && about.counted && about.dayAhead && hits.has('ask') && !hits.has('deed')) {
    weights.push(WEIGHTS.otherDay)
    add(change, 0, `${about.counted} ${about.dayAhead}`, 'count.other-day-asked')
  }
  change.score = combine(weights)
  // "We will update the report": the paper changes, not the product.
  const paper =
    subjects.length === 0 &&
    hits.of('outcome').find((outcome) => hits.of('modify').some((verb) => near(hits.text, outcome, verb, 3)))
  if (paper) change.score *= WEIGHTS.paper
  if (change.score < 1) return change
  const social = hits.of('social')[0]
  if (social && subjects.length === 0) {
    change.score = 0
    add(change, 0, about.quote(social), `about ${social.cue.name}`)
  }
  if (hits.of('if').some((condition) => hits.of('modify').some((verb) => governs(hits, condition, verb))))
    change.score *= 0.7
  if (about.falling && (hits.has('defect') || hits.has('topic') || hits.has('neutral')))
    change.score *= WEIGHTS.resolved
  const ask = hits.of('ask')[0] ?? hits.of('request')[0]
  if (ask) add(change, WEIGHTS.asked, about.quote(ask), ask.cue.name)
  else if (hits.has('question')) change.score *= WEIGHTS.question
  return change
}

/** Weighs what a segment only hints at: phrases that soften, hedges before an "all right". */
export function weighSoft(hits: RoleHits, about: Circumstances): Weighed {
  const soft: Weighed = { score: 0, why: [] }
  const weights: number[] = []
  for (const hit of hits.of('soft')) {
    weights.push(hit.cue.group.weight)
    add(soft, 0, about.quote(hit), hit.cue.name)
  }
  const fine = hits.of('fine')[0]
  const hedge = fine && hits.of('maybe').find((candidate) => near(hits.text, candidate, fine, 6))
  if (fine && hedge) {
    weights.push(WEIGHTS.hedged)
    add(soft, 0, about.quote(hedge), hedge.cue.name)
    add(soft, 0, about.quote(fine), fine.cue.name)
  }
  for (const hit of hits.of('comfort')) {
    const not = hits.of('not').find((candidate) => governs(hits, candidate, hit))
    if (!not || hits.has('request')) continue
    weights.push(hit.cue.group.weight)
    add(
      soft,
      0,
      about.quote({ ...hit, from: Math.min(hit.from, not.from), to: Math.max(hit.to, not.to) }),
      hit.cue.name,
    )
  }
  const doubt = hits.of('maybe')[0]
  if (weights.length === 0 && doubt && !about.asked && !hits.has('request') && !hits.has('social')) {
    weights.push(WEIGHTS.doubt)
    add(soft, 0, about.quote(doubt), doubt.cue.name)
  }
  soft.score = combine(weights, WEIGHTS.furtherHint)
  if (
    hits.has('thanks') &&
    soft.score > 0 &&
    hits.of('soft').every((hit) => hits.of('thanks').some((t) => governs(hits, t, hit)))
  )
    soft.score *= WEIGHTS.thanks
  if (about.marked && !hits.has('maybe') && hits.of('soft').every((hit) => hit.cue.group.weight < 2))
    soft.score *= 0.6
  if (hits.has('resolved')) soft.score *= 0.5
  return soft
}

const isPlainStatement = (hits: RoleHits): boolean =>
  !(['request', 'ask', 'social', 'past', 'question', 'not', 'thanks', 'if'] as const).some((role) =>
    hits.has(role),
  )

/** Weighs what somebody undertakes in a segment. Asking somebody else to do it, or having done it, is no undertaking. */
export function weighPromise(hits: RoleHits, about: Circumstances): Weighed {
  const promise: Weighed = { score: 0, why: [] }
  const weights: number[] = []
  for (const hit of hits.of('promise')) {
    if (negation(hits, hit) !== null) continue
    weights.push(hit.cue.group.weight)
    add(promise, 0, about.quote(hit), hit.cue.name)
  }
  const deed = hits.of('deed').find((hit) => negation(hits, hit) === null)
  const will = hits.of('will')[0]
  if (deed && will) {
    weights.push(WEIGHTS.willDo)
    add(promise, 0, about.quote(will), will.cue.name)
    add(promise, 0, about.quote(deed), deed.cue.name)
  } else if (deed && about.dayAhead && !hits.has('request') && !hits.has('ask')) {
    weights.push(deed.cue.group.weight + WEIGHTS.dayAhead)
    add(promise, 0, about.quote(deed), deed.cue.name)
  }
  const outcome = hits.of('outcome')[0]
  if (weights.length === 0 && outcome && about.dayAhead && !about.asked && isPlainStatement(hits)) {
    weights.push(WEIGHTS.outcomeDue)
    add(promise, 0, about.quote(outcome), outcome.cue.name)
  }
  promise.score = combine(weights)
  if (promise.score === 0) return promise
  if (about.dayAhead) add(promise, 0.5, about.dayAhead, 'date.ahead')
  const kept = [...hits.of('promise'), ...hits.of('deed')]
  const past = hits.of('past').find((hit) => kept.some((one) => sameClause(hits.text, hit, one)))
  if (past || about.dayPast || (hits.has('resolved') && !hits.has('promise'))) promise.score *= 0.3
  if (hits.has('joke')) promise.score *= WEIGHTS.joke
  const social = hits.of('social').find((hit) => kept.some((one) => near(hits.text, hit, one, 2)))
  if (social) promise.score *= WEIGHTS.social
  if (about.marked) promise.score *= WEIGHTS.question
  const asked = hits
    .of('request')
    .find((request) => !will && hits.of('promise').some((hit) => request.from < hit.from))
  if (asked) promise.score *= 0.3
  const condition = hits
    .of('if')
    .find((candidate) => hits.of('promise').some((hit) => governs(hits, candidate, hit)))
  if (condition) promise.score *= 0.7
  return promise
}
