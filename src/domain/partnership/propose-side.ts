import { COUNTRY_CODES } from './countries.ts'

/** What a chat profile says of a person; null for what it does not. */
export interface ProfileFacts {
  /** IANA zone. */
  readonly zone: string | null
  /** BCP 47 tag of a shipped locale. */
  readonly language: string | null
}

/** How a side most likely works, from what its people's profiles say; null for what they do not tell. */
export interface SideProposal {
  /** ISO 3166-1 alpha-2: the country of the zone. */
  readonly country: string | null
  readonly zone: string | null
  readonly language: string | null
}

/**
 * Proposes a side's zone, country and language: what most profiles say, the first of them when as many say something
 * else. A language nobody states is that of the country, when it is one of `spoken` (BCP 47 tags).
 */
export function proposeSide(profiles: readonly ProfileFacts[], spoken: readonly string[]): SideProposal {
  const zone = mostCommon(profiles.map((profile) => profile.zone))
  const country = zone === null ? null : countryOfZone(zone)
  const stated = mostCommon(profiles.map((profile) => profile.language))
  return { zone, country, language: stated ?? (country === null ? null : languageOfCountry(country, spoken)) }
}

function mostCommon(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  let best: string | null = null
  for (const [value, count] of counts) if (best === null || count > (counts.get(best) ?? 0)) best = value
  return best
}

/** The country a zone lies in, as CLDR files it; null for `UTC` and for zones of no country. */
function countryOfZone(zone: string): string | null {
  const names = [zone, canonical(zone)]
  return (
    COUNTRY_CODES.find((code) =>
      (new Intl.Locale(`und-${code}`).getTimeZones?.() ?? []).some((one) => names.includes(one)),
    ) ?? null
  )
}

function canonical(zone: string): string | null {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

function languageOfCountry(country: string, spoken: readonly string[]): string | null {
  const { language, script } = new Intl.Locale(`und-${country}`).maximize()
  return (
    spoken.find((tag) => tag === `${language}-${script}`) ?? spoken.find((tag) => tag === language) ?? null
  )
}
