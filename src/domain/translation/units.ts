/** Unit names of the check. A unit with `|` may be either: 元 is the yuan of both sides of the strait. */
export type UnitId =
  | keyof typeof UNITS
  | `${Currency}|${Currency}`
  | Currency
  | Pack
  | 'count'
  | 'day-or-date'
  | 'zhe'

type Currency = 'USD' | 'EUR' | 'CNY' | 'TWD' | 'JPY' | 'KRW' | 'VND' | 'THB' | 'PLN' | 'GBP' | 'CHF'
type Pack = 'pcs' | 'carton' | 'pallet' | 'reel' | 'tray' | 'bag'

/** Dimension and factor to the dimension's base (mm, g, ml, s, month, ratio …). No dimension converts into another. */
const UNITS = {
  nm: ['length', 1e-6],
  um: ['length', 1e-3],
  si: ['length', 1e-2],
  mm: ['length', 1],
  cm: ['length', 10],
  dm: ['length', 100],
  m: ['length', 1000],
  km: ['length', 1e6],
  in: ['length', 25.4],
  ft: ['length', 304.8],
  mil: ['length', 0.0254],
  mm2: ['area', 1],
  cm2: ['area', 100],
  m2: ['area', 1e6],
  cm3: ['volume', 1],
  m3: ['volume', 1e6],
  ml: ['volume', 1],
  l: ['volume', 1000],
  mg: ['mass', 1e-3],
  g: ['mass', 1],
  kg: ['mass', 1000],
  t: ['mass', 1e6],
  lb: ['mass', 453.59237],
  oz: ['mass', 28.349523],
  us: ['time', 1e-6],
  ms: ['time', 1e-3],
  s: ['time', 1],
  min: ['time', 60],
  quarter: ['time', 900],
  fortnight: ['time', 1_209_600],
  h: ['time', 3600],
  d: ['time', 86_400],
  wk: ['time', 604_800],
  mo: ['months', 1],
  qtr: ['months', 3],
  yr: ['months', 12],
  percent: ['ratio', 0.01],
  tenth: ['ratio', 0.1],
  permille: ['ratio', 1e-3],
  ppm: ['ratio', 1e-6],
  celsius: ['celsius', 1],
  fahrenheit: ['fahrenheit', 1],
  kelvin: ['kelvin', 1],
  degree: ['degree', 1],
  mV: ['voltage', 1e-3],
  V: ['voltage', 1],
  kV: ['voltage', 1000],
  uA: ['current', 1e-6],
  mA: ['current', 1e-3],
  A: ['current', 1],
  mAh: ['charge', 1e-3],
  Ah: ['charge', 1],
  mW: ['power', 1e-3],
  W: ['power', 1],
  kW: ['power', 1000],
  Wh: ['energy', 1],
  kWh: ['energy', 1000],
  J: ['joule', 1],
  Hz: ['frequency', 1],
  kHz: ['frequency', 1000],
  MHz: ['frequency', 1e6],
  GHz: ['frequency', 1e9],
  mohm: ['resistance', 1e-3],
  ohm: ['resistance', 1],
  kohm: ['resistance', 1000],
  Mohm: ['resistance', 1e6],
  uF: ['capacitance', 1e-6],
  nF: ['capacitance', 1e-9],
  pF: ['capacitance', 1e-12],
  N: ['force', 1],
  kN: ['force', 1000],
  kgf: ['force', 9.80665],
  gf: ['force', 0.00980665],
  Nm: ['torque', 1],
  Ncm: ['torque', 0.01],
  kgfcm: ['torque', 0.0980665],
  Pa: ['pressure', 1],
  kPa: ['pressure', 1000],
  MPa: ['pressure', 1e6],
  GPa: ['pressure', 1e9],
  bar: ['pressure', 1e5],
  mbar: ['pressure', 100],
  psi: ['pressure', 6894.757],
  rpm: ['rotation', 1],
  lux: ['light', 1],
  dB: ['sound', 1],
} as const satisfies Record<string, readonly [string, number]>

/** What a unit says of a number: measured in a dimension, an amount of money, a kind of package, or merely counted. */
export type Measure =
  | { readonly kind: 'measure'; readonly dimension: string; readonly factor: number }
  | { readonly kind: 'money'; readonly currencies: readonly string[] }
  | { readonly kind: 'pack'; readonly pack: string }
  | { readonly kind: 'count' }
  | { readonly kind: 'day-or-date' }
  | { readonly kind: 'zhe' }

const PACKS = new Set<string>(['pcs', 'carton', 'pallet', 'reel', 'tray', 'bag'])

/** The meaning of a unit. */
export function measureOf(unit: UnitId): Measure {
  if (Object.hasOwn(UNITS, unit)) {
    const [dimension, factor] = UNITS[unit as keyof typeof UNITS]
    return { kind: 'measure', dimension, factor }
  }
  if (unit === 'count' || unit === 'day-or-date' || unit === 'zhe') return { kind: unit }
  if (PACKS.has(unit)) return { kind: 'pack', pack: unit }
  return { kind: 'money', currencies: unit.split('|') }
}
