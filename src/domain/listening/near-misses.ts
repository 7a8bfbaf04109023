import type { Cue, CueTrie } from './cue-trie.ts'
import type { Hit } from './find-cues.ts'
import { type Folding, fold } from './fold.ts'
import type { Role } from './lexicon/lexicon.ts'

/** Roles whose words are worth recognising with a slip of the finger. */
const ROLES: ReadonlySet<Role> = new Set<Role>([
  'defect',
  'problem',
  'change',
  'modify',
  'resolved',
  'promise',
  'deed',
])
const SHORTEST = 6
const TOKEN = /[a-z]{6,}/g

/** Words with one letter left out, and the cue they stand for. */
export type SlipIndex = ReadonlyMap<string, { readonly word: string; readonly cue: Cue }>

/** The slips of a lexicon's long single words. Only for Latin script: elsewhere a slip makes another word. */
export function indexSlips({ lexicon }: CueTrie, folding: Folding): SlipIndex {
  const index = new Map<string, { word: string; cue: Cue }>()
  for (const group of lexicon.cues) {
    if (!ROLES.has(group.role)) continue
    const cue: Cue = {
      group,
      lexicon,
      name: `${lexicon.language}.${group.rule}`,
      bareNoun: false,
      gapped: false,
      atEnd: false,
    }
    for (const written of group.words.split(/[,\n]/)) {
      const word = fold(written.trim(), folding)
      if (!/^[a-z]{6,}$/.test(word)) continue
      for (const shorter of withoutOne(word)) if (!index.has(shorter)) index.set(shorter, { word, cue })
    }
  }
  return index
}

const withoutOne = (word: string): string[] => {
  const all: string[] = [word]
  for (let i = 1; i < word.length; i++) all.push(word.slice(0, i) + word.slice(i + 1))
  return all
}

/**
 * Cues written with one slip: a letter missing, doubled, extra or swapped with its neighbour. The first letter has to be
 * right, and a word that differs by one other letter is another word ("tracked", "cracked"). `taken` are hits already found.
 */
export function findSlips(text: string, index: SlipIndex, taken: readonly Hit[]): Hit[] {
  const hits: Hit[] = []
  for (const found of text.matchAll(TOKEN)) {
    const from = found.index
    const to = from + found[0].length
    if (found[0].length < SHORTEST || taken.some((hit) => hit.from < to && from < hit.to)) continue
    for (const shorter of withoutOne(found[0])) {
      const meant = index.get(shorter)
      if (meant && isSlip(found[0], meant.word)) {
        hits.push({ cue: meant.cue, from, to })
        break
      }
    }
  }
  return hits
}

/** One letter more or less, or two neighbours swapped. */
function isSlip(written: string, meant: string): boolean {
  if (written[0] !== meant[0] || Math.abs(written.length - meant.length) > 1) return false
  let i = 0
  while (i < written.length && written[i] === meant[i]) i++
  if (written.length > meant.length) return written.slice(i + 1) === meant.slice(i)
  if (written.length < meant.length) return written.slice(i) === meant.slice(i + 1)
  return (
    written[i] === meant[i + 1] && written[i + 1] === meant[i] && written.slice(i + 2) === meant.slice(i + 2)
  )
}
