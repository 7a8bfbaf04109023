import { SHIPPED_TERMS } from '../glossary/glossary.ts'
import type { LocaleTag } from '../language/locale-tags.ts'
import type { CueGroup } from './lexicon/lexicon.ts'

/** Glossary terms that name a problem; what the glossary calls them is listened for too. */
export const PROBLEM_TERMS: ReadonlySet<string> = new Set([
  ...[
    'shortage',
    'crushed-carton',
    'mixed-parts',
    'wrong-label',
    'solder-bridge',
    'cold-solder-joint',
    'false-solder',
  ],
  ...[
    'solder-ball',
    'solder-void',
    'tombstone',
    'misplacement',
    'missing-part',
    'wrong-part',
    'polarity',
    'dead-pixel',
  ],
  ...[
    'light-leak',
    'mura',
    'swelling',
    'cell-leakage',
    'capacity-loss',
    'short-circuit',
    'burr',
    'dent',
    'scratch',
    'crack',
  ],
  ...[
    'rust',
    'tool-mark',
    'out-of-tolerance',
    'weld-spatter',
    'flash',
    'sink-mark',
    'short-shot',
    'weld-line',
    'warpage',
  ],
  ...[
    'silver-streak',
    'burn-mark',
    'ejector-mark',
    'porosity',
    'shrinkage',
    'cold-shut',
    'colour-difference',
  ],
  ...[
    'contamination',
    'nonconformity',
    'skipped-stitch',
    'broken-stitch',
    'loose-thread',
    'pilling',
    'stain',
    'orange-peel',
  ],
  ...['peeling', 'paint-run', 'blister', 'pinhole'],
])

/** Words too general outside the glossary: each is a defect in one trade and something else in another. */
const TOO_GENERAL: ReadonlySet<string> = new Set([
  'flash',
  'silver',
  'blitz',
  'nitka',
  'poros',
  'grat',
  'spritzer',
  'ショート',
  'rust',
])

/** The glossary's words for problems in one language, as a group of cues; null when it has none. */
export function glossaryCues(language: LocaleTag): CueGroup | null {
  const words = SHIPPED_TERMS.filter((term) => PROBLEM_TERMS.has(term.id))
    .flatMap((term) => term.words[language] ?? [])
    .filter((word) => !/[,()[\]|_#*$]/.test(word) && !TOO_GENERAL.has(word.toLowerCase()))
    .map((word) =>
      INFLECTED[language] && /\p{Script=Latin}{3}$/u.test(word) ? `${word}${INFLECTED[language]}` : word,
    )
  return words.length === 0
    ? null
    : { rule: 'glossary', role: 'defect', weight: 2, pos: 'noun', words: words.join(', ') }
}

/** Endings a noun takes where nouns are inflected. */
const INFLECTED: Partial<Readonly<Record<LocaleTag, string>>> = {
  de: '(|e|en|n|er|s|es)',
  es: '(|s|es)',
  pl: '*',
}
