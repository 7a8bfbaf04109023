import { type Claim, claim, HARD, numberKey, SOFT } from './claim.ts'
import { TAKEN } from './lexer.ts'
import { LATIN } from './normalise.ts'
import { SYMBOLS } from './unit-symbols.ts'

/** What a language must tell to recognise identifiers. */
export interface IdentifierWords {
  /** Expression of the words for lot. */
  readonly lot: RegExp
  /** True when the letters behind digits are a unit or an ending of the language: `24h`, `5th`. */
  readonly isUnit: (letters: string) => boolean
}

/** Claims about identifiers and the text with those taken out, of equal length. */
export interface WithoutIdentifiers {
  readonly claims: readonly Claim[]
  readonly text: string
}

const ADDRESS = /(?:https?:\/\/|www\.)[\x21-\x7e]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const MENTION = new RegExp(
  `<@[^>\\s]+>|<at[^>]*>[^<]*</at>|@(?:[${LATIN}0-9._-]*[${LATIN}0-9]|[^\\s\\x21-\\x7e、。，！？（）「」『』]+)`,
  'g',
)
const TICKET = /(?<![A-Za-z0-9-])[DCFB]-\d+(?![A-Za-z0-9]|-[A-Za-z0-9])/g
const CODE = /(?<![A-Za-z0-9])[A-Za-z0-9]+(?:[-_./#]+[A-Za-z0-9]+)*/g

/** Takes addresses, mentions, ticket keys, part numbers and lots out of a normalised text, as they must survive literally. */
export function takeIdentifiers(text: string, words: IdentifierWords): WithoutIdentifiers {
  const claims: Claim[] = []
  const take = (found: Claim | null, match: string): string => {
    if (!found) return match
    claims.push(found)
    return TAKEN.repeat(match.length)
  }
  let rest = text
  if (/[@/.]/.test(text)) {
    rest = rest.replace(ADDRESS, (match) => {
      const address = match.replace(/[.,;:!?)"'>]+$/, '')
      claims.push(claim({ kind: 'url', text: address, keys: [`u:${address}`] }))
      return TAKEN.repeat(address.length) + match.slice(address.length)
    })
    rest = rest.replace(MENTION, (match) =>
      take(claim({ kind: 'mention', text: match, keys: [`@:${match.toLowerCase()}`] }), match),
    )
  }
  rest = rest.replace(TICKET, (match) =>
    take(claim({ kind: 'ticket-key', text: match, keys: [`k:${match}`] }), match),
  )
  if (!/\d/.test(rest)) return { claims, text: rest }
  rest = rest.replace(/(?<=\d ?)[xX*](?= ?\d)/g, '×')
  rest = rest.replace(CODE, (match, position: number, whole: string) => {
    const before = whole.slice(Math.max(0, position - 14), position)
    return codesIn(match, before, words, claims)
  })
  return { claims, text: rest }
}

function codesIn(run: string, before: string, words: IdentifierWords, claims: Claim[]): string {
  if (!/\d/.test(run)) return run
  if (!/[A-Za-z]/.test(run) && !/^0\d{3,}$/.test(run) && !/^\d+(?:-\d+){2,}$/.test(run)) return run
  if (/^\d{1,4}-\d{1,2}-\d{1,4}$/.test(run)) return run
  const [, lead, core = '', tail] = CORE.exec(run) ?? []
  if (core === '' || !isCode(core, before, words)) return run
  claims.push(codeClaim(core, words.lot.test(before + lead)))
  return `${lead}${TAKEN.repeat(core.length)}${tail}`
}

// A compound word round a code (8D-Bericht, 48-hour) is not part of it.
const CORE = /^((?:[A-Z]?[a-z]{2,}-)*)(.*?)((?:-[A-Z]?[a-z]{2,})*)$/

function isCode(core: string, before: string, words: IdentifierWords): boolean {
  if (!/\d/.test(core)) return false
  if (/^0\d{3,}$/.test(core) || /^\d+(?:-\d+){2,}$/.test(core)) return true
  if (!/[A-Za-z]/.test(core)) return false
  if (/^[A-Za-z]+\.\d+$/.test(core) || /^\d{1,2}-[A-Z][a-z]{2}(?:-\d{2,4})?$/.test(core)) return false
  if (Object.hasOwn(SYMBOLS, core) && /\d ?$/.test(before)) return false
  return !core.split(/[/-]/).every((segment) => isAmount(segment, words))
}

const isAmount = (segment: string, words: IdentifierWords): boolean => {
  const [, letters] = /^\d[\d.,]*([A-Za-z]*)$/.exec(segment) ?? []
  if (letters === undefined) return segment in SYMBOLS || /^\d{1,2}h\d{2}$/.test(segment)
  return letters === '' || /^[kK]$/.test(letters) || letters in SYMBOLS || words.isUnit(letters)
}

function codeClaim(code: string, isLot: boolean): Claim {
  const [, rank] = /^(?:[A-Za-z]|CW|KW|WK)(\d{1,2}|(?<=[vV])\d+\.\d+)$/.exec(code) ?? []
  return claim({
    kind: isLot ? 'lot' : 'part-number',
    text: code,
    // H1 is 上半年, without a number.
    strength: /^H[12]$/.test(code) ? SOFT : HARD,
    // Q3 and L2 are also "third quarter" and "line 2".
    keys: [`c:${code.toUpperCase()}`, ...(rank ? [numberKey(Number(rank))] : [])],
    bare: rank ? [numberKey(Number(rank))] : [],
  })
}

const LETTER = new RegExp(`(?<![A-Za-z0-9°${LATIN}'&/-])[B-HJ-Z](?![A-Za-z0-9${LATIN}'.&/-])`, 'g')

/** Single capitals that name a revision, a line or a side. They weigh only when both texts have one the other lacks. */
export const singleLetters = (text: string): Claim[] =>
  [...text.matchAll(LETTER)].map(([letter]) =>
    claim({ kind: 'part-number', text: letter, keys: [`c:${letter}`], strength: SOFT }),
  )
