import { join } from 'node:path'
import { Eta } from 'eta'
import type { Express } from 'express'
import type { Texts } from '../../ports/texts.ts'
import type { WholeTickets } from '../../ports/whole-tickets.ts'

interface WholePageDeps {
  readonly tickets: WholeTickets
  readonly texts: Texts
  /** The shipped language nearest to a BCP 47 tag; English for anything else. */
  readonly nearestLanguage: (wanted: string) => string
}

/** Longer is no link of ours. */
const LONGEST_SECRET = 400

/** The whole of a ticket behind the link under its card, in the browser's language. The link is all it takes to read it. */
export function addWholePage(app: Express, { tickets, texts, nearestLanguage }: WholePageDeps): void {
  const pages = new Eta({ views: join(import.meta.dirname, 'pages') })
  app.get('/whole/:secret', async (request, response) => {
    const { secret } = request.params
    const language = nearestLanguage(request.acceptsLanguages()[0] ?? '')
    const card = secret.length > LONGEST_SECRET ? null : await tickets.read(secret, language)
    response
      .status(card ? 200 : 404)
      .set('Content-Language', language)
      .set('Vary', 'Accept-Language')
      .set('Cache-Control', 'no-store')
      .set('X-Robots-Tag', 'noindex')
      .set('Referrer-Policy', 'no-referrer')
      .set('Content-Security-Policy', "default-src 'none'; style-src 'unsafe-inline'")
      .type('html')
      .send(pages.render('./whole', { language, t: texts.in(language), card }))
  })
}
