import type { Hit } from './find-cues.ts'
import { distance, governs, near, negation, type RoleHits, sameClause } from './scope.ts'
import { add, type Circumstances, combine, type Weighed } from './weighing.ts'
import { THRESHOLD, WEIGHTS } from './weights.ts'

interface Suspect {
  readonly hit: Hit
  readonly weight: number
  readonly kind: 'concrete' | 'vague'
}

/** What a segment says of problems: a defect score, and a soft score where a problem is hedged or denied with a hedge. */
export interface Problems {
  readonly defect: Weighed
  readonly soft: Weighed
}

/** Weighs the problems of a segment. */
export function weighProblems(hits: RoleHits, about: Circumstances): Problems {
  const defect: Weighed = { score: 0, why: [] }
  const soft: Weighed = { score: 0, why: [] }
  const suspects = suspectsOf(hits, defect, soft)
  const weights: number[] = []
  const hedges = [...hits.of('maybe'), ...hits.of('slight')]
  for (const { hit, weight, kind } of suspects) {
    const hedge = hedges.find((candidate) => near(hits.text, candidate, hit, 7))
    const doubted = hedge && (kind === 'vague' || hedge.cue.group.role === 'maybe')
    if (doubted && !about.counted && !(kind === 'concrete' && hits.has('found'))) {
      add(soft, WEIGHTS.hedged, about.quote(hedge), hedge.cue.name)
      add(soft, 0, about.quote(hit), hit.cue.name)
      if (kind === 'concrete') weights.push(weight * WEIGHTS.doubted)
      continue
    }
    weights.push(weight * bareness(hit) * whatIsLeft(hits, hit, about, defect))
    add(defect, 0, about.quote(hit), hit.cue.name)
  }
  defect.score = combine(weights)
  if (defect.score >= 0.8) addEvidence(hits, about, defect)
  if (isOnlyAsked(hits, about)) {
    defect.score *= WEIGHTS.question
    soft.score *= WEIGHTS.question
  }
  return { defect, soft }
}

/** Something there again is stated, unless it is the request that is repeated. */
const isThereAgain = (hits: RoleHits): boolean => hits.has('again') && !hits.has('request')

const isOnlyAsked = (hits: RoleHits, about: Circumstances): boolean =>
  about.asked && !hits.has('why') && !about.counted

/** Problems named and not denied. What is denied under a hedge ("should be no problem") is a hint. */
function suspectsOf(hits: RoleHits, defect: Weighed, soft: Weighed): Suspect[] {
  const suspects: Suspect[] = []
  const consider = (hit: Hit, kind: 'concrete' | 'vague'): void => {
    const denied = negation(hits, hit)
    if (denied === null) {
      suspects.push({ hit, weight: hit.cue.group.weight, kind })
      return
    }
    add(defect, 0, hits.text.slice(hit.from, hit.to), `negated by ${denied}`)
    const hedge = hits.of('maybe').find((candidate) => near(hits.text, candidate, hit, 6))
    if (hedge && kind === 'vague')
      add(soft, WEIGHTS.hedged, hits.text.slice(hedge.from, hedge.to), hedge.cue.name)
  }
  for (const hit of hits.of('defect')) consider(hit, 'concrete')
  for (const hit of hits.of('problem')) consider(hit, 'vague')
  for (const hit of hits.of('works')) {
    const not = hits
      .of('not')
      .find((candidate) => governs(hits, candidate, hit) || trails(hits, candidate, hit))
    if (not && apart(hits, not, hit) <= (not.from > hit.from ? 6 : 3) && !hits.has('request')) {
      const both = { ...hit, from: Math.min(hit.from, not.from), to: Math.max(hit.to, not.to) }
      suspects.push({ hit: both, weight: hit.cue.group.weight, kind: 'concrete' })
    }
  }
  for (const hit of hits.of('resolved')) {
    if (isDenied(hits, hit)) suspects.push({ hit, weight: 1.5, kind: 'vague' })
  }
  return suspects
}

/** "Passt … nicht": where the verb comes first, its negation follows within the clause. */
const trails = (hits: RoleHits, not: Hit, verb: Hit): boolean =>
  not.cue.lexicon.scope.verbFirst === true && not.from >= verb.to && sameClause(hits.text, not, verb)

const apart = (hits: RoleHits, a: Hit, b: Hit): number =>
  a.from < b.from ? distance(hits.text, a.to, b.from) : distance(hits.text, b.to, a.from)

const isDenied = (hits: RoleHits, hit: Hit): boolean =>
  hits.of('not').some((not) => governs(hits, not, hit) && apart(hits, not, hit) <= 2)

function whatIsLeft(hits: RoleHits, hit: Hit, about: Circumstances, defect: Weighed): number {
  let left = 1
  const take = (share: number, by: Hit | undefined, how: string): void => {
    if (!by) return
    left *= share
    add(defect, 0, about.quote(by), `${how} ${by.cue.name}`)
  }
  const resolved = hits.of('resolved').find((candidate) => !isDenied(hits, candidate))
  if (!hits.has('again')) take(WEIGHTS.resolved, resolved, 'settled by')
  const relief = about.noneOf ?? (hits.has('yield') ? null : about.falling)
  if (relief && (about.noneOf === null || about.counted === null)) {
    left *= WEIGHTS.resolved
    add(defect, 0, relief, about.noneOf ? 'count.none-of' : 'count.falling')
  }
  take(WEIGHTS.topic, topicOf(hits, hit, about), 'only the subject of')
  take(
    WEIGHTS.condition,
    hits.of('if').find((condition) => supposes(hits, condition, hit)),
    'only supposed by',
  )
  take(WEIGHTS.topic, warningOf(hits, hit, about), 'to be looked for or avoided, asks')
  if (about.counted) return left
  if (about.linked && !about.lot && !hits.has('found') && !hits.has('again')) left *= WEIGHTS.topic
  take(
    WEIGHTS.social,
    hits.of('social').find((social) => near(hits.text, social, hit, 4)),
    'about',
  )
  take(
    WEIGHTS.thanks,
    hits.of('thanks').find((thanks) => governs(hits, thanks, hit) && sameClause(hits.text, thanks, hit)),
    'thanked for by',
  )
  take(WEIGHTS.joke, hits.of('joke')[0], 'in jest by')
  return left
}

/**
 * A standard, a document or a course beside a problem's noun: the talk is of that. A verb ("failed") or a count says that
 * the problem is there. Where something is asked for or undertaken, the document may stand further off.
 */
function topicOf(hits: RoleHits, hit: Hit, about: Circumstances): Hit | undefined {
  if (hit.cue.group.pos === 'verb' || about.counted || hits.has('found')) return undefined
  if (isThereAgain(hits) && !about.asked) return undefined
  if (about.asked || hits.has('request'))
    return hits.of('topic').find((topic) => near(hits.text, topic, hit, 12))
  const reach = hits.has('promise') || hits.has('deed') ? 5 : 2.5
  return hits
    .of('topic')
    .find((topic) => near(hits.text, topic, hit, reach) && sameClause(hits.text, topic, hit))
}

/** "Please check for burrs": what is asked for in the clause of a problem is not yet a problem, unless it is pinned down. */
function warningOf(hits: RoleHits, hit: Hit, about: Circumstances): Hit | undefined {
  if (
    hit.cue.group.pos === 'verb' ||
    about.counted ||
    about.lot ||
    about.dayPast ||
    hits.has('found') ||
    hits.has('again')
  )
    return undefined
  if (hits.has('why')) return undefined
  return hits
    .of('request')
    .find((request) => sameClause(hits.text, request, hit) && request.cue.group.pos === 'verb')
}

/** A noun alone names a problem; a verb says that it is there. */
const bareness = (hit: Hit): number => (hit.cue.bareNoun ? WEIGHTS.bareNoun : 1)

/** A condition holds for all that follows it in the segment (or, where it stands behind, for what precedes it). */
const supposes = (hits: RoleHits, condition: Hit, hit: Hit): boolean =>
  condition.cue.lexicon.scope.side === 'after'
    ? condition.to <= hit.from
    : hit.to <= condition.from && distance(hits.text, hit.to, condition.from) <= 4

function addEvidence(hits: RoleHits, about: Circumstances, defect: Weighed): void {
  const found = hits.of('found').find((hit) => negation(hits, hit) === null)
  // "There is a problem" states one; "there is a claim", "we have a rework instruction" need not.
  const share = defect.score >= THRESHOLD || !hits.has('defect') ? WEIGHTS.found : WEIGHTS.found * 0.4
  if (found && !hits.has('if')) add(defect, share, about.quote(found), found.cue.name)
  const again = hits.of('again')[0]
  if (again && isThereAgain(hits)) add(defect, WEIGHTS.again, about.quote(again), again.cue.name)
  if (about.counted) add(defect, WEIGHTS.counted, about.counted, 'count.counted')
  if (about.lot) add(defect, WEIGHTS.lotNamed, about.lot, 'count.lot')
}
