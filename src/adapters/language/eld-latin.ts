import { eld } from 'eld/small'

/** The languages Andon speaks that are written in Latin letters. */
const LATIN_LANGUAGES = ['en', 'de', 'es', 'pl', 'vi']

/**
 * A guesser of the language of plain Latin text, by the statistics of `eld`, limited to Andon's own languages. Null when
 * it finds nothing known. Building it takes a moment, because its tables are loaded.
 */
export function createEldLatin(): (text: string) => string | null {
  const detector = eld.newInstance()
  detector.setLanguageSubset(LATIN_LANGUAGES)
  return (text) => detector.detect(text).language || null
}
