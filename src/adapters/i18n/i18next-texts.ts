import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import i18next from 'i18next'
import { AppError } from '../../errors.ts'
import type { Texts, Translate } from '../../ports/index.ts'

const FALLBACK = 'en'

/**
 * Texts from `locales/<tag>/<namespace>.json` through i18next. Keys are `namespace:path.to.text`. An unknown key or a
 * missing parameter throws: a gap must be seen in a test, not by a reader.
 */
export function createI18nextTexts(folder: string): Texts {
  const languages = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const instance = i18next.createInstance()
  void instance.init({
    initAsync: false,
    lng: FALLBACK,
    fallbackLng: false,
    supportedLngs: languages,
    resources: Object.fromEntries(languages.map((tag) => [tag, readNamespaces(join(folder, tag))])),
    interpolation: { escapeValue: false },
    returnNull: false,
    missingInterpolationHandler: (text: string) => {
      throw new AppError('text-parameter-missing', { text })
    },
  })
  const translators = new Map<string, Translate>()
  return {
    languages,
    in: (language) => {
      const tag = nearestLanguage(language, languages)
      const known = translators.get(tag)
      if (known) return known
      const fixed = instance.getFixedT(tag)
      const translate: Translate = (key, params = {}) => {
        if (!instance.exists(key, { ...params, lng: tag })) throw new AppError('text-unknown', { key, tag })
        return String(fixed(key, params))
      }
      translators.set(tag, translate)
      return translate
    },
  }
}

function readNamespaces(folder: string): Record<string, object> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [
      name.slice(0, -'.json'.length),
      JSON.parse(readFileSync(join(folder, name), 'utf8')),
    ]),
  )
}

/** `zh-CN` to `zh-Hans`, `de-AT` to `de`, `pt` to `en`: by script first, as CLDR's likely subtags give it. */
export function nearestLanguage(wanted: string, shipped: readonly string[]): string {
  if (shipped.includes(wanted)) return wanted
  try {
    const locale = new Intl.Locale(wanted).maximize()
    const candidates = [`${locale.language}-${locale.script}`, locale.language]
    return candidates.find((tag) => shipped.includes(tag)) ?? FALLBACK
  } catch {
    return FALLBACK
  }
}
