import { FAINT, HARD, SOFT, type Strength } from './claim.ts'
import type { DayPart, LanguageData } from './language-data.ts'
import { alternation, createLexer, HALF, type Lexed, MONTH_CLASS, NUMBER_CLASS, YEAR_CLASS } from './lexer.ts'
import { expressionSource, normalise } from './normalise.ts'
import type { NumberToken } from './number-words.ts'
import { PREFIX_SYMBOLS, SYMBOLS } from './unit-symbols.ts'
import type { UnitId } from './units.ts'

/** A language's data made ready to read with. */
export interface Reader {
  readonly data: LanguageData
  readonly rewrite: (text: string) => string
  readonly lex: (text: string) => Lexed
  readonly dates: readonly RegExp[]
  readonly times: readonly RegExp[]
  readonly fractions: readonly RegExp[]
  readonly amounts: AmountPattern
  readonly range: RegExp
  readonly dayParts: ReadonlyMap<string, DayPart>
  readonly lot: RegExp
  readonly minus: RegExp | null
  readonly plusMinus: RegExp | null
  /** The unit a word or symbol names, null for none. */
  unitOf(word: string): UnitId | null
}

const COMMON_DATES = [
  '(?<y>#)[-/](?<m>#)[-/](?<d>#)',
  '(?<d>#)[-/](?<m>#)[-/](?<y>#)',
  '(?<y>#)\\. ?(?<m>#)\\. ?(?<d>#)',
  '(?<d>#)\\. ?(?<m>#)\\. ?(?<y>#)',
  '(?<d>#)\\.(?<m>#)\\.(?!#)',
]
const COMMON_TIMES = ['(?:(?<part>%P) ?)?(?<h>#)(?<colon>:)(?<min>#)(?::#)?(?: ?(?<tail>%P))?']

/** Compiles a language's data. The result holds no state. */
export function createReader(data: LanguageData): Reader {
  const words = new Map<string, UnitId>()
  for (const [word, unit] of Object.entries(data.units)) words.set(normalise(word).toLowerCase(), unit)
  for (const [word, unit] of Object.entries(data.prefixes ?? {}))
    words.set(normalise(word).toLowerCase(), unit)
  const symbols = new Map(Object.entries(SYMBOLS).map(([symbol, unit]) => [normalise(symbol), unit]))
  return {
    data,
    rewrite: createRewriter(data),
    lex: createLexer(data),
    dates: [...data.dates, ...COMMON_DATES].map((source) => template(source, data)),
    times: [...data.times, ...COMMON_TIMES].map((source) => template(source, data)),
    fractions: (data.fractions ?? []).map((source) => template(source, data)),
    amounts: amountPattern(data),
    dayParts: new Map(
      Object.entries(data.dayParts).map(([word, part]) => [normalise(word).toLowerCase(), part]),
    ),
    range: new RegExp(`^ ?(?:[-~×]|${data.range}) ?$`, 'i'),
    minus: data.minus === undefined ? null : new RegExp(`^(?:${normalise(data.minus)})$`, 'i'),
    plusMinus: data.plusMinus === undefined ? null : new RegExp(`^(?:${normalise(data.plusMinus)})$`, 'i'),
    lot: new RegExp(`(?:${data.lot})[ :.#-]*$`, 'i'),
    unitOf: (word) => words.get(word.toLowerCase()) ?? symbols.get(word) ?? null,
  }
}

function createRewriter({ rewrites = [] }: LanguageData): (text: string) => string {
  const compiled = rewrites.map(
    ([source, replacement]) => [new RegExp(expressionSource(source), 'g'), replacement] as const,
  )
  return (text) => compiled.reduce((rest, [pattern, replacement]) => rest.replace(pattern, replacement), text)
}

function template(source: string, data: LanguageData): RegExp {
  const parts = `(?:${alternation(Object.keys(data.dayParts))})`
  return new RegExp(
    normaliseTemplate(source)
      .replaceAll('%P', parts)
      .replaceAll('#', NUMBER_CLASS)
      .replaceAll('&', YEAR_CLASS)
      .replaceAll('@', MONTH_CLASS)
      .replaceAll('½', HALF),
    'gi',
  )
}

// The half sign of the template notation must not become `1/2`.
const normaliseTemplate = (source: string): string => source.split('½').map(expressionSource).join('½')

/** How an amount is written round its number: what stands before it, and the number with what follows. */
interface AmountPattern {
  /** Applied to what precedes a number; matches its end. */
  readonly before: RegExp
  /** The characters `before` can end with, a space aside: most numbers have nothing of the kind before them. */
  readonly beforeEnds: ReadonlySet<string>
  /** Sticky, at the number. */
  readonly from: RegExp
}

function amountPattern(data: LanguageData): AmountPattern {
  const source = (given: string | undefined) => (given === undefined ? '(?!)' : expressionSource(given))
  const optional = (given: string | undefined) => (given === undefined ? '' : `(?:${source(given)})?`)
  const prefixes = [...Object.keys(data.prefixes ?? {}), ...PREFIX_SYMBOLS]
  const signs = String.raw`±|\+/-|\+-|(?<![\w\ue000-\uefff.)])[+-](?=$)|${source(data.minus)}|${source(data.plusMinus)}`
  const before = `(?:(?<prefix>${alternation(prefixes)}) ?)?(?<rank>${source(data.rank)})?(?:(?<sign>${signs}) ?)?$`
  const units = alternation([...Object.keys(data.units), ...Object.keys(SYMBOLS)])
  const of = data.unitLink === undefined ? '' : `(?:(?:${data.unitLink}) )?`
  const link = ` ?${data.halfLink ?? ''}(?:${NUMBER_CLASS} )?`
  const whole = [
    `(?<n>${NUMBER_CLASS})(?:/(?<den>${NUMBER_CLASS}))?${optional(data.vague)}(?:[ -]?${of}(?<unit>${units}))?`,
    `(?:${link}(?<half>${HALF})(?:[ -]?(?<unit2>${units}))?)?`,
  ].join('')
  const part = `(?<alone>${HALF})(?: ?(?<of>${NUMBER_CLASS}))?(?:[ -]?(?<unit3>${units}))?`
  const per = `(?: ?(?:/|${data.per ?? '(?!)'}) ?(?<per>${units}))?`
  const below = data.minusAfter === undefined ? '' : `(?<below> ?(?:${source(data.minusAfter)}))?`
  return {
    before: new RegExp(before),
    beforeEnds: new Set([...prefixes.map(normalise), ...endings(data)].map((word) => word.at(-1) ?? '')),
    from: new RegExp(`(?:${whole}|${part})${per}${below}`, 'y'),
  }
}

const endings = (data: LanguageData): string[] => [
  '±',
  '+',
  '-',
  ...[data.rank, data.minus, data.plusMinus]
    .filter((source) => source !== undefined)
    .flatMap((source) => normalise(source).split('|'))
    .map((alternative) => alternative.replace(/[ ?)]+$/, '')),
]

/**
 * How much a number weighs. Digits always count. Words count when they measure something or are four and more: one, two
 * and three live in idioms, and in languages without spaces a lone word is as often part of another word.
 */
export function strengthOf(
  number: NumberToken,
  data: LanguageData,
  unit: 'measure' | 'counter' | null,
): Strength {
  if (number.digits) return HARD
  const value = number.readings[0]!
  if (number.faint || value === 1 || (value === 0 && unit !== 'measure')) return FAINT
  if (number.vague || number.ordinal) return SOFT
  if (value < 1) return SOFT
  if (!data.spaced && number.simple && unit === null) return FAINT
  if (unit === 'measure' || value >= 4) return number.text.length > 1 || unit !== null ? HARD : SOFT
  return SOFT
}
