import type { Express } from 'express'
import type { KeptPictures, Logger, Pictures } from '../../ports/index.ts'

interface PictureRoutesDeps {
  readonly kept: KeptPictures
  readonly pictures: Pictures
  readonly logger: Logger
}

/** The SHA-256 of the drawing, as `keepPicture` makes it: nobody has it who has not got the drawing. */
const FILE = /^([0-9a-f]{64})\.png$/
/** Finished pictures kept at hand: a chat platform asks several times for a new one. */
const AT_HAND = 50

/** `/pictures/<id>.png`: pictures in chat messages, which platforms fetch themselves, without signing in. */
export function addPictureRoutes(app: Express, { kept, pictures, logger }: PictureRoutesDeps): void {
  const finished = new Map<string, Uint8Array>()
  const draw = async (id: string): Promise<Uint8Array | null> => {
    const known = finished.get(id)
    if (known) return known
    const svg = await kept.svg(id)
    if (svg === null) return null
    const png = await pictures.png(svg)
    finished.set(id, png)
    for (const oldest of finished.keys()) {
      if (finished.size <= AT_HAND) break
      finished.delete(oldest)
    }
    return png
  }
  app.get('/pictures/:file', async (request, response) => {
    response.set({
      'Cache-Control': 'no-store',
      'X-Content-Type-Options': 'nosniff',
      'X-Robots-Tag': 'noindex',
    })
    const id = FILE.exec(request.params.file)?.[1]
    try {
      const png = id === undefined ? null : await draw(id)
      if (!png) return void response.status(404).type('text/plain').end()
      response.set({ 'Cache-Control': 'public, max-age=31536000, immutable', 'Content-Type': 'image/png' })
      response.send(Buffer.from(png))
    } catch (error) {
      logger.error({ error }, 'picture could not be drawn')
      response.status(503).set('Retry-After', '60').type('text/plain').end()
    }
  })
}
