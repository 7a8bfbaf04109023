import type { Request } from 'express'
import type { Texts } from '../../ports/texts.ts'

const COOKIE_DAYS = 365

/** A cookie of this page only; readable by the server alone. */
export function cookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=${COOKIE_DAYS * 86_400}; HttpOnly; SameSite=Strict`
}

export function readCookie(request: Request, name: string): string | null {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=')
    if (key === name) return decodeLeniently(value)
  }
  return null
}

export const LANGUAGE_COOKIE = 'andon-language'

/** Language of what belongs to neither pane: chosen on the page, else the browser's first one that is shipped. */
export function pageLanguage(request: Request, texts: Texts): string {
  const chosen = readCookie(request, LANGUAGE_COOKIE)
  if (chosen !== null && texts.languages.includes(chosen)) return chosen
  for (const wanted of request.acceptsLanguages()) {
    const found = shippedLike(wanted, texts.languages)
    if (found) return found
  }
  return 'en'
}

/** `zh-CN` is `zh-Hans`: by script, as CLDR's likely subtags give it. */
function shippedLike(wanted: string, shipped: readonly string[]): string | undefined {
  try {
    const locale = new Intl.Locale(wanted).maximize()
    return shipped.find((tag) => {
      const known = new Intl.Locale(tag).maximize()
      return known.language === locale.language && known.script === locale.script
    })
  } catch {
    return undefined
  }
}

/** A language in its own words: `简体中文`. */
export const nameOfLanguage = (tag: string): string =>
  new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'standard' }).of(tag) ?? tag

function decodeLeniently(value: string): string | null {
  try {
    return decodeURIComponent(value)
  } catch {
    return null
  }
}
