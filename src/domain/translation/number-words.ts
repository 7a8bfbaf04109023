import type { LanguageData } from './language-data.ts'

/** A number of a text: digits, words or both. */
export interface NumberToken {
  /** Possible values, the likeliest first. */
  readonly readings: readonly number[]
  readonly text: string
  /** Holds at least one digit. */
  readonly digits: boolean
  /** A word such as an article that is rarely meant as a number. */
  readonly faint: boolean
  /** Words only, and just one of them. */
  readonly simple: boolean
  /** One of two neighbours that together say `a few`: 两三天. */
  readonly vague: boolean
  /** A rank in one word: `third`. */
  readonly ordinal: boolean
  /** The last power said, which a half behind it halves: 2 triệu rưỡi is 2.5 million. */
  readonly scale: number
  readonly start: number
  readonly end: number
}

export type Role =
  | 'numeral'
  | 'value'
  | 'multiplier'
  | 'group'
  | 'faint'
  | 'ordinal'
  | 'fraction'
  | 'decimals'

export interface Atom {
  readonly role: Role
  readonly readings: readonly number[]
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Joins neighbouring atoms into numbers: `1`+`億`+`2,000`+`万`, `twenty`+`three`. `source` is the text they stand in. */
export function joinAtoms(atoms: readonly Atom[], source: string, data: LanguageData): NumberToken[] {
  const numbers: NumberToken[] = []
  let run: Atom[] = []
  const flush = () => {
    const token = toToken(run, source, data)
    if (token) numbers.push(token)
    run = []
  }
  for (const [index, atom] of atoms.entries()) {
    const last = run.at(-1)
    if (last && !joins(last, atom, source.slice(last.end, atom.start), data, atoms[index + 1])) flush()
    run.push(atom)
  }
  flush()
  return numbers.map((number, index) =>
    isVague(number, numbers, index, source, data) ? { ...number, vague: true } : number,
  )
}

/** 两三天, two or three days: neighbours that say `a few`. */
function isVague(
  number: NumberToken,
  numbers: readonly NumberToken[],
  index: number,
  source: string,
  data: LanguageData,
): boolean {
  if (!number.simple || number.digits) return false
  const few = (left: NumberToken | undefined, right: NumberToken | undefined): boolean => {
    if (!left?.simple || !right?.simple || left.digits || right.digits) return false
    const gap = source.slice(left.end, right.start)
    const apart = right.readings[0]! - left.readings[0]!
    return apart === 1 && (data.spaced ? VAGUE_OR.test(gap) : gap === '')
  }
  return few(numbers[index - 1], number) || few(number, numbers[index + 1])
}

const VAGUE_OR = /^ (?:or|to|oder|bis|o|lub|do|hoặc|hay|đến) $/

function joins(left: Atom, right: Atom, gap: string, data: LanguageData, next: Atom | undefined): boolean {
  if (left.role === 'fraction' || left.role === 'ordinal') return false
  const near = gap === '' || gap === ' ' || (data.spaced && gap === '-')
  const worded =
    data.connectors !== undefined &&
    gap.length > 0 &&
    new RegExp(`^ ?(?:${data.connectors}) ?$`, 'i').test(gap)
  const scale = left.role === 'multiplier' || left.role === 'group'
  const [a, b] = [left.readings[0]!, right.readings[0]!]
  switch (right.role) {
    case 'multiplier':
    case 'group':
      return near
    case 'value':
      if (!near && !worded) return false
      if (scale) return b < a
      if (left.role !== 'value') return false
      if (a === 0) return true
      return (
        data.spaced && gap !== '' && ((a >= 10 && a < 100 && a % 10 === 0 && b < 10) || (a >= 100 && b < 100))
      )
    case 'numeral':
      // 1 tỷ 200 triệu: what follows must be a smaller power, or the numbers are two.
      if (data.spaced) return near && left.role === 'group' && next?.role === 'group' && next.readings[0]! < a
      return near && scale && b < a
    case 'fraction':
      return near && (left.role === 'value' || left.role === 'faint' || left.role === 'numeral')
    case 'faint':
      return b === 1 && left.role === 'value' && data.spaced && (near || worded) && a >= 20 && a % 10 === 0
    case 'decimals':
      return gap === ''
    case 'ordinal':
      return near && data.spaced && left.role === 'value' && a >= 20 && a % 10 === 0 && b < 10
  }
}

function toToken(run: readonly Atom[], source: string, data: LanguageData): NumberToken | null {
  let atoms = run
  while (atoms.length > 0 && isScale(atoms[0]!) && !data.starters.includes(atoms[0]!.text.toLowerCase())) {
    atoms = atoms.slice(1)
  }
  const [first] = atoms
  if (!first) return null
  if (
    data.wordStart &&
    first.role !== 'numeral' &&
    new RegExp(`[${data.wordStart}]`).test(source[first.start - 1] ?? '')
  ) {
    return null
  }
  const readings = new Set<number>()
  const width = Math.max(...atoms.map((atom) => atom.readings.length))
  for (let choice = 0; choice < width; choice++) {
    readings.add(evaluate(atoms, choice))
  }
  const last = atoms.at(-1)!
  const before = atoms.at(-2)
  if (
    !data.spaced &&
    before &&
    isScale(before) &&
    before.readings[0]! >= 100 &&
    last.role === 'value' &&
    last.readings[0]! < 10
  ) {
    // 两百五 is 250, not 205: a lone last digit stands for the next lower place.
    readings.add(evaluate(atoms.slice(0, -1), 0) + (last.readings[0]! * before.readings[0]!) / 10)
  }
  return {
    readings: [...readings],
    text: source.slice(first.start, last.end),
    digits: atoms.some((atom) => atom.role === 'numeral'),
    faint: atoms.length === 1 && first.role === 'faint',
    simple: atoms.length === 1,
    vague: false,
    ordinal: atoms.length === 1 && first.role === 'ordinal',
    scale: last.role === 'group' ? last.readings[0]! : 1,
    start: first.start,
    end: last.end,
  }
}

const isScale = (atom: Atom): boolean => atom.role === 'multiplier' || atom.role === 'group'

function evaluate(atoms: readonly Atom[], choice: number): number {
  let total = 0
  let section = 0
  let pending: number | null = null
  let lastGroup = Number.POSITIVE_INFINITY
  for (const atom of atoms) {
    const value = atom.readings[Math.min(choice, atom.readings.length - 1)]!
    switch (atom.role) {
      case 'multiplier':
        section += (pending ?? (section === 0 ? 1 : 0)) * value
        pending = null
        break
      case 'group': {
        const own: number = section + (pending ?? 0)
        if (own === 0 && total > 0 && value > lastGroup) total *= value
        else total += (own === 0 ? 1 : own) * value
        section = 0
        pending = null
        lastGroup = value
        break
      }
      case 'fraction':
        pending = (pending ?? 1) * value
        break
      case 'numeral':
      case 'value':
      case 'faint':
      case 'ordinal':
      case 'decimals':
        pending = (pending ?? 0) + value
    }
  }
  return total + section + (pending ?? 0)
}
