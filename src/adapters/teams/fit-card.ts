import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Card } from '../../chat/index.ts'
import { LIMITS } from './limits.ts'
import { ALL, type Room, renderCard } from './render-card.ts'

/** What is given up, step by step, until the message is small enough: long texts first, then elements. */
const ROOMS: readonly Room[] = [
  ALL,
  ...[3_000, 1_500, 700, 300, 120, LIMITS.leastText].map((text) => ({ ...ALL, text })),
  ...[30, 15, 8, 4].map((elements) => ({ ...ALL, text: LIMITS.leastText, elements })),
]

/** The card as it fits into one message of Teams. What is cut carries a mark that says how much is shown. */
export function fitCard(card: Card, dialogs: boolean): IAdaptiveCard {
  let rendered = renderCard(card, { ...ALL, dialogs })
  for (const room of ROOMS) {
    rendered = renderCard(card, { ...room, dialogs })
    if (Buffer.byteLength(JSON.stringify(rendered)) <= LIMITS.cardBytes) return rendered
  }
  return rendered
}
