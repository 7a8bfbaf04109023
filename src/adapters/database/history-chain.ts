import { createHash } from 'node:crypto'
import type { Json } from './json-body.ts'

/** What comes before the first row of a chain. */
export const GENESIS = '0'.repeat(64)

/** What the words' hash is made of; `old` and `new` as stored (see json-body.ts). */
export interface ChainWords {
  readonly personId: string | null
  readonly personName: string | null
  readonly old: Json
  readonly new: Json
}

/** What a row's hash is made of, besides the row before it. */
export interface ChainLink {
  readonly partnershipId: string
  readonly seq: number
  /** ISO 8601 in UTC with milliseconds. */
  readonly at: string
  readonly ticketId: string | null
  readonly side: string | null
  readonly audience: string
  readonly what: string
  readonly wordsHash: string
}

/** SHA-256 (hex) over the salt and the words: without the salt, nobody can try out what the words were. */
export const hashWords = (salt: string, words: ChainWords): string =>
  sha256(salt + canonical({ ...words } as Json))

/** SHA-256 (hex) over the previous row's hash and the row. */
export const hashLink = (previous: string, link: ChainLink): string =>
  sha256(previous + canonical({ ...link } as Json))

/** JSON with the members of every object in the order of their names. */
function canonical(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value)
  if (isList(value)) return `[${value.map(canonical).join(',')}]`
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`).join(',')}}`
}

const isList = (value: object): value is readonly Json[] => Array.isArray(value)
const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
