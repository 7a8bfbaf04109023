import type { UnitId } from './units.ts'

/** Words to values; a key is matched as written, case ignored in languages that have case. */
export type Words<Value = number> = Readonly<Record<string, Value>>

/** How a word next to an hour places it in the day; `thum` is the Thai evening count that starts at 19:00. */
export type DayPart = 'am' | 'pm' | 'night' | 'thum'

/**
 * What the reader of numbers, dates, times and negations has to know of one language. The mechanism is the same for all.
 * In `dates`, `times` and `fractions`, `#` stands for a number (in digits or words), `&` for one of four
 * digits that may be a year, `@` for a month's name, `½` for a
 * word for half and `%P` for a word of `dayParts`; the named groups are `era y m d mon`, `part h min half quarter quarters before tail clock noon midnight` and
 * `num den`.
 */
export interface LanguageData {
  /** Words are separated by spaces. */
  readonly spaced: boolean
  /** A plain space may group thousands: `12 345`. */
  readonly groupSpace?: boolean
  /** `3.12.` is a date. */
  readonly dottedDates?: boolean
  /** Characters that spell a year digit by digit, in the order 0 to 9. */
  readonly digitRun?: string
  /** Words that are added: `twelve`, `thirty`. */
  readonly values: Words
  /** Words that multiply what precedes, within a group: `hundred`, 百. */
  readonly multipliers: Words
  /** Characters a number word cannot follow, where words are not set apart. */
  readonly wordStart?: string
  /** Words that close a group: `thousand`, `million`, 万. */
  readonly groups: Words
  /** Multipliers and groups that may begin a number. */
  readonly starters: readonly string[]
  /** What may stand between two number words beside a space or a hyphen. */
  readonly connectors?: string
  /** Words that can be a number but are never missed: articles, `both`, `twice`. */
  readonly faint: Words
  /** Words whose number is looked for softly: ordinals. */
  readonly ordinals?: Words
  /** Words for a part of a whole: `third`, `Hälfte`. */
  readonly fractionWords?: Words
  /** Words for half that combine with a unit: `half an hour`, 半. */
  readonly halves: readonly string[]
  /** What stands between a number and the half added to it: two *and a* half. Nothing where it is left out. */
  readonly halfLink?: string
  /** Expressions of whole amounts in words, and what to read in their place: 百分之百 is 100%. */
  readonly rewrites?: readonly (readonly [expression: string, replacement: string])[]
  /** Regular expressions of phrases that hold no number in spite of their words. They stay readable for units. */
  readonly skip?: readonly string[]
  readonly months: Words
  /** Months and weekdays are written with a capital: `may` is no month. */
  readonly capitalNames?: boolean
  readonly weekdays: Words
  /** What must (not) follow a weekday. */
  readonly weekdayGuard?: string
  /** Expression of the decimals of a number in words. */
  readonly decimals?: string
  readonly eras?: Words
  readonly dates: readonly string[]
  readonly dayParts: Words<DayPart>
  readonly times: readonly string[]
  /** An hour of the clock may as well be a duration: Vietnamese giờ. */
  readonly hourIsDuration?: boolean
  readonly fractions?: readonly string[]
  readonly units: Words<UnitId>
  /** What may stand between a number and its unit: `millones de dólares`. */
  readonly unitLink?: string
  /** Numbers of days that also mean whole weeks: `quince días`. */
  readonly dayIdioms?: Words
  readonly prefixes?: Words<UnitId>
  /** What makes the unit behind it a divisor, beside `/`. */
  readonly per?: string
  /** What makes a number a rank, so that the unit behind it measures nothing: 第. */
  readonly rank?: string
  /** Vague words allowed between number and unit: 多, 余. */
  readonly vague?: string
  readonly minus?: string
  /** Below zero, said after the number. */
  readonly minusAfter?: string
  readonly plusMinus?: string
  readonly range: string
  readonly lot: string
  readonly negation: NegationCues
}

/** Regular expressions. `neutral` is removed first; `strong` denies; `weak` may stand for a denial of the other language. */
export interface NegationCues {
  readonly neutral: readonly string[]
  readonly strong: readonly string[]
  readonly weak: readonly string[]
}
