import type { Card } from '../../../src/chat/index.ts'
import type { Side } from '../../../src/domain/partnership/partnership.ts'
import { type Options, startAndon } from '../../support/andon.ts'

/** A message as it was sent, with the instant. */
interface Sent {
  readonly at: string
  /** `@b-liaison`, or `aurora/shared`. */
  readonly to: string
  readonly title: string
  readonly card: Card
  readonly variants: Readonly<Partial<Record<Side, Card>>>
}

/** A partnership that meets every week, with everything it is told and when. */
export async function startStory(options: Options = {}) {
  const andon = await startAndon({ at: '2026-02-09T00:00:00Z', checkIns: true, ...options })
  const sent: Sent[] = []
  const { post } = andon.platform
  andon.platform.post = async (message) => {
    const { destination, variants } = message
    const card = variants.brand ?? variants.factory
    const ref = await post(message)
    if (card)
      sent.push({
        at: andon.clock.now().toISOString().slice(0, 16),
        to: destination.kind === 'channel' ? destination.channelId : `@${destination.userId}`,
        ...{ title: card.title, card, variants },
      })
    return ref
  }
  return {
    ...andon,
    sent,
    /** One line for each message since the last call: instant, where to and its title. */
    told: () => sent.splice(0).map(({ at, to, title }) => `${at} ${to} ${title}`),
    problems: () => andon.logger.lines.filter(({ level }) => level === 'error' || level === 'warn'),
  }
}

/** Every text of a card in one line each. */
export const linesOf = (card: Card | undefined): string[] =>
  (card?.elements ?? []).flatMap((element): string[] => {
    switch (element.type) {
      case 'text':
      case 'note':
        return [element.text]
      case 'quote':
        return [`“${element.text}” ${element.by ?? ''}`]
      case 'list':
        return [...element.items]
      case 'facts':
        return element.facts.map(({ label, value }) => `${label}: ${value}`)
      case 'buttons':
        return [element.buttons.map(({ label }) => `[${label}]`).join('')]
      default:
        return []
    }
  })
