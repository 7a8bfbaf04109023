import { join } from 'node:path'
import { Eta } from 'eta'
import type { RequestHandler } from 'express'
import type { Texts } from '../../ports/texts.ts'

interface AboutDeps {
  readonly texts: Texts
  /** The shipped language nearest to a BCP 47 tag; English for anything else. */
  readonly nearestLanguage: (wanted: string) => string
}

/** What app stores link to: what Andon is, what it reads and keeps, on whose terms. In the browser's language. */
export function createAboutPage({ texts, nearestLanguage }: AboutDeps): RequestHandler {
  const pages = new Eta({ views: join(import.meta.dirname, 'pages') })
  return (request, response) => {
    const language = nearestLanguage(request.acceptsLanguages()[0] ?? '')
    response
      .set('Content-Language', language)
      .set('Vary', 'Accept-Language')
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('html')
      .send(pages.render('./about', { language, t: texts.in(language) }))
  }
}
