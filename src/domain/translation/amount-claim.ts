import { type Claim, claim, measureKey, numberKey, type Strength } from './claim.ts'
import type { Measure } from './units.ts'

/** The possible values of an amount. */
export interface Values {
  /** Readings as a measured value. */
  readonly values: readonly number[]
  /** Readings when the unit is put aside. */
  readonly plain: readonly number[]
}

/** The claim an amount makes: its keys by what it measures, and the bare number besides. */
export function amountClaim(
  text: string,
  { values, plain }: Values,
  strength: Strength,
  measure: Measure | null,
  tolerance: 'tolerance' | null,
): Claim {
  const mark = tolerance === null ? '' : '±'
  const bare = [...new Set(plain)].map((value) => `${numberKey(value)}`)
  const plainClaim = claim({
    kind: tolerance ?? 'number',
    text,
    strength,
    keys: tolerance ? bare.map((key) => mark + key) : [...bare, ...shares(plain)],
    bare,
    dimension: null,
  })
  if (measure === null) return plainClaim
  switch (measure.kind) {
    case 'count':
      return plainClaim
    case 'pack':
      return { ...plainClaim, pack: measure.pack }
    case 'money':
      return {
        ...plainClaim,
        kind: 'money',
        keys: measure.currencies.flatMap((currency) =>
          values.map((value) => measureKey(`money-${currency}`, value)),
        ),
        dimension: 'money',
      }
    case 'measure':
      return {
        ...plainClaim,
        keys: dimensionsOf(measure.dimension).flatMap((dimension) =>
          values.map((value) => mark + measureKey(dimension, value * measure.factor)),
        ),
        dimension: measure.dimension,
      }
    case 'day-or-date':
      return {
        ...plainClaim,
        keys: values.flatMap((value) => [measureKey('time', value * 86_400), `d:--${value}`]),
      }
    case 'zhe':
      return {
        ...plainClaim,
        keys: values.flatMap((value) => {
          const share = value >= 10 ? value / 100 : value / 10
          return [measureKey('ratio', share), measureKey('ratio', 1 - share)]
        }),
        dimension: 'ratio',
      }
  }
}

/** 25 度 and 25 degrees may be an angle or a temperature. */
const dimensionsOf = (dimension: string): readonly string[] =>
  dimension === 'degree' ? ['degree', 'celsius', 'fahrenheit'] : [dimension]

const shares = (values: readonly number[]): string[] =>
  values.filter((value) => value > 0 && value < 1).map((value) => measureKey('ratio', value))
