import type { Cue, CueTrie, TrieNode } from './cue-trie.ts'
import type { Role } from './lexicon/lexicon.ts'

/** A cue found in a text, by its place. */
export interface Hit {
  readonly cue: Cue
  readonly from: number
  readonly to: number
}

const LATIN = 1
const HANGUL = 2
const DIGIT = 3
const GAP_WORDS = 4
const GAP_CHARACTERS = 10

const kindOf = (code: number): number => {
  if (code < 0x80) {
    if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) return LATIN
    return code >= 48 && code <= 57 ? DIGIT : 0
  }
  if (code >= 0xc0 && code <= 0x24f) return LATIN
  if (code >= 0x1e00 && code <= 0x1eff) return LATIN
  if (code >= 0xac00 && code <= 0xd7a3) return HANGUL
  return 0
}

const isSeparator = (code: number): boolean =>
  code === 32 || code === 45 || code === 39 || code === 47 || code === 95 || code === 0x2013

/**
 * All cues of a trie in a folded text, in no particular order, overlapping ones included. A gap never leaves the segment it
 * began in; `segmentEnd(i)` is the end of the segment that holds position i.
 */
export function findCues(text: string, trie: CueTrie, segmentEnd: (at: number) => number): Hit[] {
  const hits: Hit[] = []
  const isBoundary = boundariesOf(text, trie)
  let before = 0
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    const kind = kindOf(code)
    const free = trie.anywhere.next.get(text[i]!)
    const starts = kind === 0 || kind !== before ? trie.atWordStart.next : null
    const begun = starts
      ? (starts.get(text[i]!) ?? (kind === DIGIT ? starts.get('#') : undefined))
      : undefined
    if (free || begun) {
      const walk: Walk = { text, end: segmentEnd(i), start: i, hits, isBoundary }
      if (free) step(free, i + 1, walk)
      if (begun) step(begun, starts!.get(text[i]!) === begun ? i + 1 : numberEnd(text, i), walk)
    }
    before = kind
  }
  return hits
}

interface Walk {
  readonly text: string
  readonly end: number
  readonly start: number
  readonly hits: Hit[]
  readonly isBoundary: (at: number) => boolean
}

function step(at: TrieNode, i: number, walk: Walk): void {
  const { text, end } = walk
  if (at.ends) record(at.ends, i, walk)
  if (i > end) return
  const letter = i < end ? at.next.get(text[i]!) : undefined
  if (letter && text[i] !== ' ') step(letter, i + 1, walk)
  const space = at.next.get(' ')
  if (space && i < end && isSeparator(text.charCodeAt(i))) {
    let j = i + 1
    while (j < end && isSeparator(text.charCodeAt(j))) j++
    step(space, j, walk)
  }
  const rest = at.next.get('*')
  if (rest) {
    let j = i
    while (j < end && isWordCode(text.charCodeAt(j))) j++
    step(rest, j, walk)
  }
  const number = at.next.get('#')
  if (number && i < end && kindOf(text.charCodeAt(i)) === DIGIT) step(number, numberEnd(text, i), walk)
  const gap = at.next.get('_')
  if (gap) leap(gap, i, walk)
}

const isWordCode = (code: number): boolean => {
  const kind = kindOf(code)
  return kind === LATIN || kind === HANGUL
}

/** Tries what follows a gap at every place a few words (or, without spaces, characters) further on. */
function leap(at: TrieNode, from: number, walk: Walk): void {
  const { text, end } = walk
  let words = 0
  let characters = 0
  let before = from > 0 ? kindOf(text.charCodeAt(from - 1)) : 0
  for (let i = from; i < end && words <= GAP_WORDS && characters <= GAP_CHARACTERS; i++) {
    const kind = kindOf(text.charCodeAt(i))
    if (kind === 0 || kind !== before) {
      const next = at.next.get(text[i]!)
      if (next) step(next, i + 1, walk)
      else if (kind === DIGIT && at.next.has('#')) step(at.next.get('#')!, numberEnd(text, i), walk)
    }
    if (kind !== 0 && kind !== before) words++
    if (kind === 0 && !isSeparator(text.charCodeAt(i))) characters++
    before = kind
  }
}

function record(cues: readonly Cue[], to: number, { text, start, end, hits, isBoundary }: Walk): void {
  const last = kindOf(text.charCodeAt(to - 1))
  const next = to < text.length ? kindOf(text.charCodeAt(to)) : 0
  // A Latin word has to end where the pattern ends; Korean particles follow their noun without a space.
  if (last === LATIN && next === LATIN) return
  // A Thai syllable may begin with a vowel sign before the consonant and end with marks behind it.
  if (isThaiLead(text.charCodeAt(start - 1)) || isThaiTail(text.charCodeAt(to))) return
  // A short Thai word or a single Chinese character is often only a part of another word.
  const isPart =
    to - start <= SHORT[unspaced(text.charCodeAt(start))]! && !(isBoundary(start) && isBoundary(to))
  for (const cue of cues) {
    if (isPart && OPEN_CLASS.has(cue.group.role)) continue
    if (cue.atEnd && /[\p{L}\p{N}]/u.test(text.slice(to, end))) continue
    hits.push({ cue, from: start, to })
  }
}

/** Up to how many characters a cue is checked against the words a dictionary sees: spaced scripts and kana, Han, Thai. */
const SHORT = [0, 1, 4]
const OPEN_CLASS: ReadonlySet<Role> = new Set<Role>([
  'defect',
  'problem',
  'works',
  'found',
  'measured',
  'modify',
  'change',
  'subject',
  'fresh',
  'soft',
  'fine',
  'promise',
  'will',
  'deed',
  'social',
  'topic',
  'place',
])
const unspaced = (code: number): number => {
  if (code >= 0x4e00 && code <= 0x9fff) return 1
  return code >= 0x0e00 && code <= 0x0e7f ? 2 : 0
}

const segmenters = new Map<string, Intl.Segmenter>()

/** Where words begin and end in a text without spaces; asked for lazily, because few texts need it. */
function boundariesOf(text: string, { lexicon }: CueTrie): (at: number) => boolean {
  let known: Set<number> | null = null
  return (at) => {
    if (!known) {
      const language = lexicon.language
      let segmenter = segmenters.get(language)
      if (!segmenter) {
        segmenter = new Intl.Segmenter(language, { granularity: 'word' })
        segmenters.set(language, segmenter)
      }
      known = new Set([text.length])
      for (const { index } of segmenter.segment(text)) known.add(index)
    }
    return known.has(at)
  }
}

const isThaiLead = (code: number): boolean => code >= 0x0e40 && code <= 0x0e44
const isThaiTail = (code: number): boolean =>
  (code >= 0x0e30 && code <= 0x0e3a) || code === 0x0e45 || (code >= 0x0e47 && code <= 0x0e4e)

const numberEnd = (text: string, from: number): number => {
  let j = from
  while (j < text.length && /[0-9.,]/.test(text[j]!)) j++
  while (j > from + 1 && /[.,]/.test(text[j - 1]!)) j--
  return j
}

/** Two lexicons may list the same word in the same sense. */
const isTwin = (a: Hit, b: Hit): boolean =>
  a.from === b.from && a.to === b.to && a.cue.group.role === b.cue.group.role

/**
 * Of hits that overlap, those that begin first and, of these, the longest; one place may hold several cues with the same
 * bounds. Phrases with a gap hide nothing and are all kept.
 */
export function settle(hits: Hit[]): Hit[] {
  const sorted = hits.sort((a, b) => a.from - b.from || b.to - a.to)
  const kept: Hit[] = []
  let from = -1
  let to = -1
  for (const hit of sorted) {
    if (hit.cue.gapped) {
      kept.push(hit)
    } else if (hit.from >= to) {
      kept.push(hit)
      from = hit.from
      to = hit.to
    } else if (hit.from === from && hit.to === to && !kept.some((known) => isTwin(known, hit))) {
      kept.push(hit)
    }
  }
  return kept
}
