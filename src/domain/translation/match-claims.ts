import { type Claim, FAINT, HARD, SOFT } from './claim.ts'
import type { Problem } from './problem.ts'

/** What stays open on one side while counterparts are looked for. */
interface Open {
  source: Claim[]
  target: Claim[]
}

/**
 * The claims of a source and of its translation that do not agree, in both directions: what is missing and what is new.
 * A claim repeated on one side only is a soft problem, because a translator may repeat or merge; a unit, a tolerance sign
 * or a package that differs on an otherwise equal number is a problem of its own.
 */
export function compareClaims(source: readonly Claim[], target: readonly Claim[]): Problem[] {
  const problems: Problem[] = []
  const open: Open = { source: [...source], target: [...target] }
  pair(open, sharesKey, (s, t) => packProblem(s, t, problems))
  pair(open, loosely, (s, t) => unitProblem(s, t, source, target, problems))
  dissolve(open, source, target)
  repeated(open, source, target, problems)
  pair(open, sameNumber, (s, t) => {
    if (s.strength !== FAINT || t.strength !== FAINT) {
      problems.push({ kind: otherwiseEqual(s, t), source: s.text, target: t.text, severity: 'hard' })
    }
  })
  return [...problems, ...remaining(open)]
}

type Rule = (source: Claim, target: Claim) => boolean

function pair(open: Open, agrees: Rule, onPair: (source: Claim, target: Claim) => void): void {
  const left: Claim[] = []
  for (const s of [...open.source].sort(byWeight)) {
    const candidates = open.target.filter((t) => agrees(s, t))
    const best = candidates.find((t) => t.keys[0] === s.keys[0]) ?? candidates.toSorted(byWeight)[0]
    if (best === undefined) {
      left.push(s)
      continue
    }
    open.target.splice(open.target.indexOf(best), 1)
    onPair(s, best)
  }
  open.source = left
}

// Certain claims choose first, so that a digit is not left without a partner because a word took it.
const byWeight = (a: Claim, b: Claim): number => b.strength - a.strength || a.keys.length - b.keys.length

const sharesKey: Rule = (s, t) => s.keys.some((key) => t.keys.includes(key)) || sameMention(s, t)

const sameMention: Rule = (s, t) => {
  if (s.kind !== 'mention' || t.kind !== 'mention') return false
  // Without spaces the end of a name is not marked: @张伟请看 and @张伟 are one.
  if (/[\x21-\x7e]$/.test(s.text) || /[\x21-\x7e]$/.test(t.text)) return false
  const [shorter, longer] = s.text.length < t.text.length ? [s.text, t.text] : [t.text, s.text]
  return shorter.length > 2 && longer.startsWith(shorter)
}

const sharesBare: Rule = (s, t) => s.bare.some((key) => t.bare.includes(key))

// An article is no counterpart of "a quarter of an hour".
const isArticle = (claim: Claim): boolean => claim.strength === FAINT && claim.keys.includes('n:1')

const loosely: Rule = (s, t) =>
  !(s.kind === 'time' && t.kind === 'time') &&
  isArticle(s) === isArticle(t) &&
  ((sharesBare(s, t) &&
    (s.dimension === null || t.dimension === null) &&
    s.kind !== 'tolerance' &&
    t.kind !== 'tolerance') ||
    (s.dimension !== null && t.dimension !== null && samePlainDimension(s, t) && sharesBare(s, t)))

/** `10 mm/s` and `10 mm` where one language says "per second" elsewhere in the sentence. */
const samePlainDimension: Rule = (s, t) => {
  const [a = '', perA] = s.dimension?.split('/') ?? []
  const [b = '', perB] = t.dimension?.split('/') ?? []
  return a === b && (perA === undefined) !== (perB === undefined)
}

const sameNumber: Rule = (s, t) => sharesBare(s, t)

/** What differs between two claims of the same number. */
function otherwiseEqual(s: Claim, t: Claim): Problem['kind'] {
  if (s.kind === 'tolerance' || t.kind === 'tolerance') return 'tolerance'
  return s.kind === t.kind && (s.kind === 'money' || s.kind === 'time') ? s.kind : 'unit'
}

function packProblem(s: Claim, t: Claim, problems: Problem[]): void {
  if (s.pack !== null && t.pack !== null && s.pack !== t.pack) {
    problems.push({ kind: 'unit', source: s.text, target: t.text, severity: 'hard' })
  }
}

/** A unit that stands on one side only is lost when the other side never uses its dimension. */
function unitProblem(
  s: Claim,
  t: Claim,
  source: readonly Claim[],
  target: readonly Claim[],
  problems: Problem[],
): void {
  const [withUnit, others] = s.dimension !== null ? [s, target] : [t, source]
  const { dimension } = withUnit
  if (dimension === null || s.dimension === t.dimension || (s.dimension !== null && t.dimension !== null))
    return
  const used = others.some(
    (claim) =>
      claim.dimension === dimension ||
      claim.keys.some((key) => key.startsWith(`${dimension}:`)) ||
      (dimension === 'degree' && claim.dimension === 'celsius'),
  )
  // The words for time join others into one (Augustwochen, a fortnight), and a currency is often left out;
  // the signs of measures are not.
  const worded = dimension === 'time' || dimension === 'months' || dimension === 'money'
  const severity = used || worded || withUnit.strength !== HARD ? 'soft' : 'hard'
  problems.push({
    kind: withUnit.kind === 'money' ? 'money' : 'unit',
    source: s.text,
    target: t.text,
    severity,
  })
}

/** Dates and pairs without a counterpart are compared by their parts, which may also rest on claims already matched. */
function dissolve(open: Open, source: readonly Claim[], target: readonly Claim[]): void {
  const split = (claims: readonly Claim[]) =>
    claims.flatMap((claim) => (claim.parts.length > 0 ? claim.parts : [claim]))
  if (![...open.source, ...open.target].some((claim) => claim.parts.length > 0)) return
  const all = { source: split(source), target: split(target) }
  open.source = split(open.source)
  open.target = split(open.target)
  pair(open, sharesKey, () => {})
  open.source = open.source.filter((s) => !restsOn(s, all.target, open.source))
  open.target = open.target.filter((t) => !restsOn(t, all.source, open.target))
}

const restsOn = (part: Claim, others: readonly Claim[], open: readonly Claim[]): boolean =>
  part.kind === 'date' &&
  open.includes(part) &&
  others.some((other) => other.kind === 'date' && sharesKey(part, other))

function repeated(open: Open, source: readonly Claim[], target: readonly Claim[], problems: Problem[]): void {
  const keep = (claims: Claim[], others: readonly Claim[], side: 'source' | 'target') =>
    claims.filter((claim) => {
      if (!others.some((other) => sharesKey(claim, other))) return true
      if (claim.strength === HARD) {
        const text = { source: '', target: '', [side]: claim.text }
        problems.push({ kind: claim.kind, ...text, severity: 'soft' })
      }
      return false
    })
  open.source = keep(open.source, target, 'source')
  open.target = keep(open.target, source, 'target')
}

function remaining(open: Open): Problem[] {
  const problems: Problem[] = []
  const targets = open.target.filter((claim) => claim.strength !== FAINT)
  for (const s of open.source) {
    if (s.strength === FAINT) continue
    const match = targets.find((t) => comparable(s, t))
    if (match) {
      targets.splice(targets.indexOf(match), 1)
      // Two softs that differ are a substitution, not an idiom.
      problems.push({ kind: kindOf(s, match), source: s.text, target: match.text, severity: 'hard' })
    } else if (!isLetter(s)) {
      problems.push({
        kind: s.kind,
        source: s.text,
        target: '',
        severity: s.strength === SOFT ? 'soft' : 'hard',
      })
    }
  }
  for (const t of targets) {
    if (!isLetter(t))
      problems.push({
        kind: t.kind,
        source: '',
        target: t.text,
        severity: t.strength === SOFT ? 'soft' : 'hard',
      })
  }
  return problems
}

const isLetter = (claim: Claim): boolean => claim.kind === 'part-number' && claim.strength === SOFT

const NUMERIC = new Set<string>(['number', 'unit', 'lot', 'money', 'tolerance'])

const comparable: Rule = (s, t) => {
  if (isLetter(s) !== isLetter(t)) return false
  if (s.strength === SOFT && t.strength === SOFT) return s.kind === t.kind && s.dimension === t.dimension
  return s.kind === t.kind || (NUMERIC.has(s.kind) && NUMERIC.has(t.kind))
}

const kindOf = (s: Claim, t: Claim): Problem['kind'] =>
  s.kind === t.kind || s.strength >= t.strength ? s.kind : t.kind
