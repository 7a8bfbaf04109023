import type { Finding } from './finding.ts'
import { fold } from './fold.ts'
import type { ListeningMode, Way } from './proposal.ts'

/** Confidence from which a ticket may be made before anybody was asked. Below, `auto` becomes a draft. */
const SURE = 0.6

export interface Hearing {
  readonly finding: Finding
  readonly mode: ListeningMode
  /** The message stands in the thread of a ticket: what it says of the issue is that ticket's comment already. */
  readonly inTicket: boolean
  /** Something it could be joined to was found: then a person decides. */
  readonly isRepeat: boolean
  /** The writer was asked about a hint today and did not wish for more. */
  readonly askedToday: boolean
  /** The writer said "nothing here" of these phrases within the month (as `phrasesOf` gives them). */
  readonly quietPhrases: ReadonlySet<string>
}

/** What to do about a message; null for nothing. */
export const planProposal = (hearing: Hearing): Way | null => {
  const { finding, mode, inTicket, isRepeat } = hearing
  if (mode === 'off') return null
  switch (finding.signal) {
    case 'none':
      return null
    case 'defect':
    case 'change':
      if (inTicket) return null
      if (mode === 'quiet') return 'note'
      return mode === 'auto' && !isRepeat && finding.confidence >= SURE ? 'auto' : 'draft'
    case 'soft':
      return hearing.askedToday || isQuiet(hearing) ? null : 'question'
    case 'promise':
      return 'promise'
  }
}

/** Every phrase the hint rests on was said to be nothing. One new phrase is enough to ask. */
const isQuiet = ({ finding, quietPhrases }: Hearing): boolean => {
  const phrases = phrasesOf(finding)
  return phrases.length > 0 && phrases.every((phrase) => quietPhrases.has(phrase))
}

/** The phrases a finding rests on, in one spelling: what a person can teach Andon to leave alone. */
export const phrasesOf = ({ why }: Pick<Finding, 'why'>): string[] => [
  ...new Set(why.map(({ words }) => phraseOf(words)).filter((phrase) => phrase !== '')),
]

/** One phrase in the spelling it is kept in. */
export const phraseOf = (words: string): string => fold(words, 'plain').trim().replace(/\s+/g, ' ')

/** How long "nothing here" holds for a phrase and a person: a month. */
export const QUIET_DAYS = 30
