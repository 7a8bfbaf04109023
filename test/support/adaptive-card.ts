import { createRequire } from 'node:module'
import type { IAdaptiveCard } from '@microsoft/teams.cards'

// The package's main file is no module Node can load; this one is.
const { AdaptiveCard, HostConfig, SerializationContext, Version } = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
) as typeof import('adaptivecards')

/** Teams shows as many buttons in a row; the reader's own default is fewer. */
const TEAMS = new HostConfig({ actions: { maxActions: 6 } })

/** What Microsoft's own reader of Adaptive Cards 1.5 complains about, a line each; nothing for a good card. */
export function complaintsAboutCard(content: IAdaptiveCard): string[] {
  const context = new SerializationContext(new Version(1, 5))
  const card = new AdaptiveCard()
  card.hostConfig = TEAMS
  card.parse(content, context)
  const read = Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
  const valid = card.validateProperties().validationEvents.map(({ message }) => message)
  const lost = (content.body?.length ?? 0) - card.getItemCount()
  return [...read, ...valid, ...(lost > 0 ? [`${lost} elements were not understood`] : [])]
}
