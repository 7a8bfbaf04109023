import { type GlossaryTerm, SHIPPED_TERMS } from '../../domain/glossary/glossary.ts'
import { mergeTerms, type OwnTerm } from '../../domain/glossary/merge-terms.ts'
import { type Partnership, SIDES, type Side } from '../../domain/partnership/partnership.ts'
import type { Tx } from '../../ports/index.ts'

/** What a partnership says about translation: its file's word and what people added by command. */
export interface OwnWords {
  /** False when its file forbids translation providers. */
  readonly providersAllowed: boolean
  /** Masked before a text leaves. */
  readonly confidential: Readonly<Record<Side, readonly string[]>>
  readonly terms: readonly GlossaryTerm[]
}

/** What people added by command; the file's word stands beside it. */
export interface AddedWords {
  readonly terms: readonly OwnTerm[]
  readonly confidential: Readonly<Record<Side, readonly string[]>>
}

const NOTHING: AddedWords = { terms: [], confidential: { brand: [], factory: [] } }
const settingOf = (partnershipId: string): string => `words/${partnershipId}`

export async function addedWords(tx: Tx, partnershipId: string): Promise<AddedWords> {
  const kept = await tx.settings.get(settingOf(partnershipId))
  return kept === null ? NOTHING : (JSON.parse(kept) as AddedWords)
}

export const keepAddedWords = (tx: Tx, partnershipId: string, words: AddedWords): Promise<void> =>
  tx.settings.set(settingOf(partnershipId), JSON.stringify(words))

export async function ownWords(tx: Tx, partnership: Partnership): Promise<OwnWords> {
  const added = await addedWords(tx, partnership.id)
  const { translation } = partnership
  const both = (side: Side) => [...(translation?.confidential[side] ?? []), ...added.confidential[side]]
  return {
    providersAllowed: translation?.providers ?? true,
    confidential: { brand: both('brand'), factory: both('factory') },
    // What people typed comes last and wins over the file.
    terms: merged([...(translation?.terms ?? []), ...added.terms]),
  }
}

export const allConfidential = ({ confidential }: OwnWords): readonly string[] =>
  SIDES.flatMap((side) => confidential[side])

// The glossary keeps what it builds from a list of terms by that list's identity.
const lists = new Map<string, readonly GlossaryTerm[]>()
const MOST_LISTS = 100

function merged(own: readonly OwnTerm[]): readonly GlossaryTerm[] {
  if (own.length === 0) return SHIPPED_TERMS
  const name = JSON.stringify(own)
  const known = lists.get(name)
  if (known) return known
  if (lists.size >= MOST_LISTS) lists.clear()
  const terms = mergeTerms(own)
  lists.set(name, terms)
  return terms
}
