import type { Card } from '../../chat/index.ts'
import { type RenderedCard, renderCard, showsPictures } from './render-card.ts'
import { refusesContent } from './slack-errors.ts'

/**
 * Sends a card with its pictures. Slack fetches them before it takes the message and refuses all of it when it cannot
 * (`invalid_blocks`, "downloading image failed"): then the pictures are put into words.
 */
export async function withPictures<T>(card: Card, send: (rendered: RenderedCard) => Promise<T>): Promise<T> {
  try {
    return await send(renderCard(card))
  } catch (error) {
    const refused = refusesContent(error) || (error instanceof Error && refusesContent(error.cause))
    if (!refused || !showsPictures(card)) throw error
    return send(renderCard(card, 'in-words'))
  }
}
