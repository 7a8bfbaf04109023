import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { CardVariants } from '../../chat/index.ts'
import { mergeVariants } from '../../chat/index.ts'
import { fitCard } from './fit-card.ts'
import { cut, LIMITS } from './limits.ts'

/** A message of Andon as the connector takes it. */
export interface MessageBody {
  readonly type: 'message'
  /** What notifications show. */
  readonly summary: string
  readonly attachments: readonly [CardAttachment]
}

export interface CardAttachment {
  readonly contentType: 'application/vnd.microsoft.card.adaptive'
  readonly content: IAdaptiveCard
}

export const CARD_TYPE = 'application/vnd.microsoft.card.adaptive'

export const cardAttachment = (content: IAdaptiveCard): CardAttachment => ({
  contentType: CARD_TYPE,
  content,
})

/** @param dialogs true where buttons may open dialogs */
export function messageBody(variants: CardVariants, dialogs: boolean): MessageBody {
  const card = mergeVariants(variants)
  return bodyOf(fitCard(card, dialogs), card.summary)
}

export const bodyOf = (card: IAdaptiveCard, summary: string): MessageBody => ({
  type: 'message',
  summary: cut(summary, LIMITS.summary),
  attachments: [cardAttachment(card)],
})
