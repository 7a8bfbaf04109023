import { nearest } from '../language/nearest.ts'

/**
 * True for the name of an IANA zone as the tz database spells it (`Asia/Shanghai`, also older names such as
 * `Asia/Calcutta`) and for `UTC`. Offsets (`+08:00`) and abbreviations (`EST`, `CST`) are refused: the first know no
 * daylight saving, the second mean several places. Letter case counts, so that one zone has one spelling in the records.
 */
export const isZoneName = (name: string): boolean => {
  if (name === 'UTC') return true
  if (!/^[A-Z][A-Za-z0-9_+-]*(\/[A-Z][A-Za-z0-9_+-]*){1,2}$/.test(name)) return false
  const canonical = canonicalZone(name)
  if (canonical === null) return false
  const sameLetters = canonical.toLowerCase() === name.toLowerCase()
  return !sameLetters || canonical === name
}

/** The zone name a wrong one most likely meant (typing error, letter case, a city that has no zone of its own), or null. */
export const nearestZoneName = (name: string): string | null => {
  const trimmed = name.trim()
  const city = trimmed.slice(trimmed.lastIndexOf('/') + 1).toLowerCase()
  const canonical = canonicalZone(trimmed)
  if (canonical?.includes('/') && trimmed.includes('/')) return canonical
  return (
    (Object.hasOwn(CITIES, city) ? CITIES[city] : null) ??
    nearest(trimmed, Intl.supportedValuesOf('timeZone'))
  )
}

/** Cities people write although the tz database files their time under another one. */
const CITIES: Readonly<Record<string, string>> = {
  beijing: 'Asia/Shanghai',
  shenzhen: 'Asia/Shanghai',
  guangzhou: 'Asia/Shanghai',
  dongguan: 'Asia/Shanghai',
  suzhou: 'Asia/Shanghai',
  hanoi: 'Asia/Ho_Chi_Minh',
  osaka: 'Asia/Tokyo',
  nagoya: 'Asia/Tokyo',
  san_francisco: 'America/Los_Angeles',
  seattle: 'America/Los_Angeles',
  boston: 'America/New_York',
  munich: 'Europe/Berlin',
  barcelona: 'Europe/Madrid',
}

const canonicalZone = (name: string): string | null => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
  } catch (error) {
    // Intl has no other way to ask; anything but its own refusal is a fault of ours.
    if (error instanceof RangeError) return null
    throw error
  }
}
