import type { LanguageData } from './language-data.ts'
import { expressionSource, LATIN, normalise } from './normalise.ts'
import { type Atom, joinAtoms, type NumberToken, type Role } from './number-words.ts'
import { numeralSource, readNumeral } from './numerals.ts'

// Numbers, months, weekdays and halves become one private-use character each, so that the templates of a language are
// plain regular expressions over a text without number words.
const NUMBER = 0xe100
const YEAR = 0xe500
const MONTH = 0xe000
const WEEKDAY = 0xe010
export const HALF = '\ue020'
export const TAKEN = '\ue0ff'
export const NUMBER_CLASS = '[\ue100-\uefff]'
/** Numbers of four digits that may be a year. */
export const YEAR_CLASS = '[\ue500-\uefff]'
export const MONTH_CLASS = '[\ue001-\ue00c]'
export const WEEKDAY_CLASS = /[\ue011-\ue017]/g

export interface Lexed {
  /** The text with tokens in place of numbers, months, weekdays and halves. */
  readonly text: string
  readonly numbers: readonly NumberToken[]
  /** The words as written behind positions `start` to `end` of `text`. */
  written(start: number, end: number): string
}

/** Whether a character code stands for a number or for half. */
export const isNumber = (code: number): boolean =>
  (code >= NUMBER && code <= 0xefff) || code === HALF.charCodeAt(0)

/** The number behind a token character. */
export const numberAt = (lexed: Lexed, token: string): NumberToken =>
  lexed.numbers[(token.charCodeAt(0) - NUMBER) % (YEAR - NUMBER)]!
/** 1 to 12. */
export const monthOf = (token: string): number => token.charCodeAt(0) - MONTH
/** 1 (Monday) to 7. */
export const weekdayOf = (token: string): number => token.charCodeAt(0) - WEEKDAY

/** A function that turns a normalised text of the language into tokens; built once per language, it holds no state. */
export function createLexer(data: LanguageData): (text: string) => Lexed {
  const words = wordTable(data)
  const names = nameTable(data)
  const pattern = lexicon(data, words)
  return (text) => {
    const atoms: Atom[] = []
    const marks: { start: number; end: number; token: string }[] = []
    for (const match of text.matchAll(pattern)) {
      const found = match.groups!
      const [start, end] = [match.index, match.index + match[0].length]
      if (found.skip !== undefined) continue
      if (found.name !== undefined) {
        if (data.capitalNames && /^[a-z]/.test(match[0]) && !data.halves.includes(match[0])) continue
        const token = names.get(match[0].toLowerCase())
        if (token) marks.push({ start, end, token })
      } else if (found.dotted !== undefined) {
        for (const part of match[0].matchAll(/\d+/g)) {
          const from = start + part.index
          atoms.push({
            role: 'numeral',
            readings: [Number(part[0])],
            text: part[0],
            start: from,
            end: from + part[0].length,
          })
        }
      } else if (found.decimals !== undefined) {
        const digits = match[0].slice(1)
        const value = spelled(digits, data.digitRun!) / 10 ** digits.length
        atoms.push({ role: 'decimals', readings: [value], text: match[0], start, end })
      } else if (found.run !== undefined) {
        atoms.push({
          role: 'numeral',
          readings: [spelled(match[0], data.digitRun!)],
          text: match[0],
          start,
          end,
        })
      } else if (found.numeral !== undefined) {
        atoms.push({ role: 'numeral', readings: readNumeral(match[0]), text: match[0], start, end })
      } else {
        const word = words.get(match[0].toLowerCase())
        if (word) atoms.push({ role: word.role, readings: word.readings, text: match[0], start, end })
      }
    }
    return assemble(text, joinAtoms(atoms, text, data), marks)
  }
}

function assemble(
  text: string,
  numbers: readonly NumberToken[],
  marks: { start: number; end: number; token: string }[],
): Lexed {
  const pieces = [
    ...numbers.map((number, index) => ({
      start: number.start,
      end: number.end,
      token: String.fromCharCode((isYear(number) ? YEAR : NUMBER) + index),
    })),
    ...marks,
  ].sort((a, b) => a.start - b.start)
  let out = ''
  let position = 0
  const origin: number[] = []
  const copy = (to: number) => {
    for (; position < to; position++) {
      origin.push(position)
      out += text[position]
    }
  }
  for (const piece of pieces) {
    if (piece.start < position) continue
    copy(piece.start)
    origin.push(piece.start)
    out += piece.token
    position = piece.end
  }
  copy(text.length)
  origin.push(text.length)
  const ends = new Map(pieces.map((piece) => [piece.start, piece.end]))
  return {
    text: out,
    numbers,
    written: (start, end) => {
      const last = origin[end - 1] ?? 0
      return text.slice(origin[start], end > start ? (ends.get(last) ?? last + 1) : origin[start])
    },
  }
}

const isYear = ({ text }: NumberToken): boolean => /^(?:19|20|2[45])\d\d$/.test(text)

const spelled = (run: string, digits: string): number =>
  Number([...run].map((digit) => (digit === '零' ? 0 : digits.indexOf(digit))).join(''))

interface Word {
  readonly role: Role
  readonly readings: readonly number[]
}

function wordTable(data: LanguageData): Map<string, Word> {
  const table = new Map<string, Word>()
  const add = (role: Role, words: Readonly<Record<string, number>> | undefined) => {
    for (const [word, value] of Object.entries(words ?? {})) {
      const key = normalise(word).toLowerCase()
      const known = table.get(key)
      table.set(
        key,
        known ? { role: known.role, readings: [...known.readings, value] } : { role, readings: [value] },
      )
    }
  }
  add('value', data.values)
  add('multiplier', data.multipliers)
  add('group', data.groups)
  add('group', { k: 1000 })
  add('fraction', data.fractionWords)
  add('ordinal', data.ordinals)
  add('faint', data.faint)
  return table
}

function nameTable(data: LanguageData): Map<string, string> {
  const table = new Map<string, string>()
  const add = (base: number, words: Readonly<Record<string, number>>) => {
    for (const [word, value] of Object.entries(words)) {
      table.set(normalise(word).toLowerCase(), String.fromCharCode(base + value))
    }
  }
  add(MONTH, data.months)
  add(WEEKDAY, data.weekdays)
  for (const word of data.halves) table.set(normalise(word).toLowerCase(), HALF)
  return table
}

/**
 * An alternation of literal phrases, longest first, with word boundaries where a phrase is in Latin letters. Phrases of
 * the same kind share their boundary, which lets the engine skip the inside of words.
 */
export function alternation(phrases: readonly string[]): string {
  const sorted = [...new Set(phrases.map(normalise))].sort((a, b) => b.length - a.length)
  const kinds = [
    [`(?<![${LATIN}])`, ''],
    [`(?<![${LATIN}])`, `(?![${LATIN}])`],
    ['', `(?![${LATIN}])`],
    ['', ''],
  ] as const
  const groups = kinds.map(([before, after]) => {
    const own = sorted.filter(
      (phrase) => STARTS.test(phrase) === (before !== '') && ENDS.test(phrase) === (after !== ''),
    )
    return own.length === 0 ? [] : [`${before}(?:${own.map(quoted).join('|')})${after}`]
  })
  return groups.flat().join('|') || '(?!)'
}

const STARTS = new RegExp(`^[${LATIN}]`)
const ENDS = new RegExp(`[${LATIN}]$`)

const quoted = (phrase: string): string => phrase.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&')

function lexicon(data: LanguageData, words: ReadonlyMap<string, Word>): RegExp {
  const weekdays = `(?:${alternation(Object.keys(data.weekdays))})${data.weekdayGuard ?? ''}`
  const names = alternation([...Object.keys(data.months), ...data.halves])
  const run = data.digitRun
    ? `(?<run>[${data.digitRun}零]{4}(?=\\s?[年號号])|[${data.digitRun}]{2}(?=折))|`
    : ''
  const decimals = data.decimals ? `(?<decimals>${data.decimals})|` : ''
  const skip = data.skip?.length ? `(?<skip>${data.skip.map(expressionSource).join('|')})|` : ''
  const short = data.dottedDates ? String.raw`|\d{1,2}\.\d{1,2}\.(?=[\s,;:)~-]|$)` : ''
  const dotted = String.raw`(?<![\d.,])(?:\d{1,2}\.\s?\d{1,2}\.\s?(?:\d{4}|\d{2})(?!\d)|\d{4}\.\s?\d{1,2}\.\s?\d{1,2}(?!\d)${short})`
  return new RegExp(
    `${skip}(?<name>${weekdays}|${names})|${decimals}${run}(?<dotted>${dotted})|(?<numeral>${numeralSource(data.groupSpace ?? false)})|(?<word>${alternation([...words.keys()])})`,
    'gi',
  )
}
