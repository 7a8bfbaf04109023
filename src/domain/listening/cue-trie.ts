import { type Folding, fold } from './fold.ts'
import type { CueGroup, Lexicon } from './lexicon/lexicon.ts'

export interface Cue {
  readonly group: CueGroup
  readonly lexicon: Lexicon
  /** `<language>.<rule>` */
  readonly name: string
  /** A noun of the glossary that names a problem, without a word that says it is there. */
  readonly bareNoun: boolean
  readonly gapped: boolean
  readonly atEnd: boolean
}

export interface TrieNode {
  readonly next: Map<string, TrieNode>
  ends: Cue[] | null
}

/** The cues of one lexicon, ready to be walked: those that begin at a word's beginning and those that begin anywhere. */
export interface CueTrie {
  readonly lexicon: Lexicon
  readonly atWordStart: TrieNode
  readonly anywhere: TrieNode
}

const node = (): TrieNode => ({ next: new Map(), ends: null })

const isSpaced = (character: string): boolean => /[\p{Script=Latin}\p{Script=Hangul}\p{N}#]/u.test(character)

/** Builds the trie of a lexicon. A pattern that cannot be read is an error: the lexicon is ours. */
export function compileLexicon(lexicon: Lexicon, folding: Folding): CueTrie {
  const trie: CueTrie = { lexicon, atWordStart: node(), anywhere: node() }
  const nouns = nounsOf(lexicon)
  for (const group of lexicon.cues) {
    const name = `${lexicon.language}.${group.rule}`
    const named = group.role === 'defect' ? nouns : []
    for (const written of splitWords(group.words)) {
      for (const variant of withSpelledUmlauts(expand(written))) {
        const free = variant.startsWith('*')
        const atEnd = variant.endsWith('$')
        if (folding !== 'marks' && isAmbiguousWithoutMarks(lexicon, variant)) continue
        const pattern = fold(variant.slice(free ? 1 : 0, atEnd ? -1 : undefined), folding)
          .replaceAll('-', ' ')
          .trim()
        if (pattern === '') throw new Error(`${name}: empty pattern in "${written}"`)
        const root = free || !isSpaced(pattern[0]!) ? trie.anywhere : trie.atWordStart
        insert(root, pattern, {
          group,
          lexicon,
          name,
          bareNoun: isNounOfGlossary(pattern, named),
          gapped: pattern.includes('_'),
          atEnd,
        })
      }
    }
  }
  return trie
}

/** A short word that is another one once its marks are off is not looked for in a text without marks. */
const isAmbiguousWithoutMarks = ({ unclearWithoutMarks }: Lexicon, pattern: string): boolean =>
  unclearWithoutMarks?.includes(fold(pattern, 'plain')) === true

/** `scratch*` and `scratch` are the glossary's "scratch; scratches". */
const isNounOfGlossary = (pattern: string, nouns: readonly string[]): boolean => {
  const stem = pattern.replace(/\*$/, '')
  return stem.length > 1 && nouns.some((noun) => noun.startsWith(stem))
}

const nounsOf = ({ cues }: Lexicon): string[] =>
  splitWords(cues.find((group) => group.rule === 'glossary')?.words ?? '').map((noun) =>
    noun.replace(/[*(].*$/, ''),
  )

function insert(root: TrieNode, pattern: string, cue: Cue): void {
  let at = root
  for (const key of pattern.replace(/ *_ */g, '_')) {
    let next = at.next.get(key)
    if (!next) {
      next = node()
      at.next.set(key, next)
    }
    at = next
  }
  at.ends ??= []
  at.ends.push(cue)
}

const splitWords = (words: string): string[] =>
  words
    .split(/[,\n]/)
    .map((word) => word.trim().replace(/\s+/g, ' '))
    .filter((word) => word !== '')

/** Every reading of `(a|b)` and `[a]`, innermost first. */
function expand(pattern: string): string[] {
  const choice = /\(([^()[\]]*)\)|\[([^()[\]]*)\]/.exec(pattern)
  if (!choice) {
    if (/[()[\]|]/.test(pattern)) throw new Error(`brackets do not match in "${pattern}"`)
    return [pattern.replace(/\s+/g, ' ').trim()]
  }
  const before = pattern.slice(0, choice.index)
  const after = pattern.slice(choice.index + choice[0].length)
  const inside = choice[1] === undefined ? ['', ...choice[2]!.split('|')] : choice[1].split('|')
  return inside.flatMap((one) => expand(before + one + after))
}

const SPELLED: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }

/** A keyboard without umlauts writes `ae`; both spellings are looked for. */
const withSpelledUmlauts = (patterns: readonly string[]): string[] =>
  patterns.flatMap((pattern) =>
    /[äöüß]/.test(pattern) ? [pattern, pattern.replace(/[äöüß]/g, (letter) => SPELLED[letter]!)] : [pattern],
  )
