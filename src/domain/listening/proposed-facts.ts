import type { Severity, TicketFields } from '../ticket/fields.ts'
import type { Finding } from './finding.ts'

type Facts = Pick<
  TicketFields,
  'severity' | 'partNumber' | 'lots' | 'quantityAffected' | 'quantityTotal' | 'whereFound'
>

/**
 * The facts of a message as a draft is filled with them. What is named twice, or cannot be read for certain, is left to
 * people; the class of a defect always is.
 */
export const proposedFacts = ({ entities }: Pick<Finding, 'entities'>): Facts => ({
  severity: severityOf(entities.severity),
  partNumber: entities.partNumbers[0] ?? null,
  lots: entities.lots,
  ...quantityOf(entities.quantities),
  whereFound: entities.places[0] ?? null,
})

/** Words that name one of the three severities; "urgent" and "serious" name none. */
const NAMES: readonly (readonly [Severity, RegExp])[] = [
  ['critical', /^(critical|kritisch\p{L}*|cr[íi]tic\p{L}*|krytyczn\p{L}*|致命|치명|nghiêm trọng|วิกฤต)$/iu],
  ['major', /^(major|hauptfehler|mayor\p{L}*|główn\p{L}*|主要|重大|중결점|중대|메이저|เมเจอร์)$/iu],
  ['minor', /^(minor|nebenfehler|menor\p{L}*|drugorzędn\p{L}*|次要|轻微|輕微|軽微|경결점|마이너|ไมเนอร์)$/iu],
]

function severityOf(words: readonly string[]): Severity | null {
  const named = new Set(NAMES.filter(([, name]) => words.some((word) => name.test(word))).map(([one]) => one))
  const [only] = named
  return named.size === 1 && only ? only : null
}

/** "12 of 200 pcs" gives both, "5 pcs" the affected; several counts tell nothing for certain. */
function quantityOf(quantities: readonly string[]): Pick<Facts, 'quantityAffected' | 'quantityTotal'> {
  const [only] = quantities
  const numbers = quantities.length === 1 && only !== undefined ? numbersIn(only) : []
  if (numbers.length === 1) return { quantityAffected: numbers[0] ?? null, quantityTotal: null }
  if (numbers.length === 2)
    return { quantityAffected: Math.min(...numbers), quantityTotal: Math.max(...numbers) }
  return { quantityAffected: null, quantityTotal: null }
}

/** Whole numbers of a quantity; none when one is a fraction or counts in thousands or ten thousands. */
function numbersIn(text: string): number[] {
  const written = text.normalize('NFKC').match(/\d[\d.,\s\u00a0]*[kK万萬千만천]?/gu) ?? []
  const read = written.map((one) => {
    const digits = one.trim()
    if (/^\d+$/.test(digits)) return Number(digits)
    return /^\d{1,3}(?:[.,\s\u00a0]\d{3})+$/u.test(digits) ? Number(digits.replace(/\D/g, '')) : Number.NaN
  })
  return read.every((number) => Number.isSafeInteger(number)) ? read : []
}
