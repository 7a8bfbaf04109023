import type { Block } from './block-kit/blocks.ts'
import { optionsOf } from './form-values.ts'
import type { Place } from './payloads.ts'
import type { Surfaces } from './surfaces.ts'
import type { Installation, Json, World } from './world.ts'

/** What one person has in front of them, the newest first: modals, ephemeral messages, messages, the home tab. */
export interface OnScreen {
  readonly place: Place
  readonly installation: Installation
  readonly blocks: readonly Block[]
}

export interface Interactive extends OnScreen {
  readonly block: Block
  readonly element: Json
}

export function screenOf(world: World, surfaces: Surfaces, userId: string): OnScreen[] {
  const top = surfaces.topView(userId)
  // A modal covers everything else.
  if (top)
    return [{ place: { kind: 'view', shown: top }, installation: top.installation, blocks: top.view.blocks }]
  const own = surfaces.ephemerals
    .filter((one) => one.userId === userId)
    .map((one): OnScreen & { ts: string } => ({
      ts: one.ts,
      installation: one.installation,
      blocks: one.blocks,
      place: {
        kind: 'ephemeral',
        channel: world.channelOf(one.channelId),
        ts: one.ts,
        threadTs: one.threadTs,
      },
    }))
  const posted = world.messages
    .filter((one) => one.botId !== null && world.channelOf(one.channelId).members.includes(userId))
    .map((message): OnScreen & { ts: string } => ({
      ts: message.ts,
      installation: installationOfBot(world, message.userId),
      blocks: message.blocks,
      place: { kind: 'message', channel: world.channelOf(message.channelId), message },
    }))
  const homes = surfaces.homes
    .filter((one) => one.userId === userId)
    .map(
      (shown): OnScreen => ({
        place: { kind: 'view', shown },
        installation: shown.installation,
        blocks: shown.view.blocks,
      }),
    )
  return [...[...own, ...posted].sort((one, other) => Number(other.ts) - Number(one.ts)), ...homes]
}

export const elementsOf = (blocks: readonly Block[]): { block: Block; element: Json }[] =>
  blocks.flatMap((block) =>
    [...((block.elements as Json[] | undefined) ?? []), ...(block.accessory ? [block.accessory as Json] : [])]
      .filter((element) => 'action_id' in element)
      .map((element) => ({ block, element })),
  )

export const labelOf = (element: Json): string => (element.text as { text?: string } | undefined)?.text ?? ''

/** The newest button with this label; throws with the labels that are there. */
export function findButton(screen: readonly OnScreen[], label: string, ts?: string): Interactive {
  const all = interactive(screen, ts)
  const found = all.find(({ element }) => element.type === 'button' && labelOf(element) === label)
  if (found) return found
  const labels = all.map(({ element }) => labelOf(element)).filter((one) => one !== '')
  throw new Error(`no button “${label}” among ${[...new Set(labels)].join(', ') || 'nothing'}`)
}

/** The newest menu outside of a form that has this choice. */
export function findChoice(screen: readonly OnScreen[], choice: string, ts?: string): Interactive {
  const all = interactive(screen, ts)
  const found = all.find(({ element }) => optionsOf(element).some((one) => one.text.text === choice))
  if (!found) throw new Error(`no choice “${choice}” on screen`)
  return found
}

const interactive = (screen: readonly OnScreen[], ts: string | undefined): Interactive[] =>
  screen
    .filter(({ place }) => ts === undefined || tsOf(place) === ts)
    .flatMap((one) => elementsOf(one.blocks).map((found) => ({ ...one, ...found })))

const tsOf = (place: Place): string | null =>
  place.kind === 'message' ? place.message.ts : place.kind === 'ephemeral' ? place.ts : null

function installationOfBot(world: World, botUserId: string): Installation {
  const found = world.installations.find((one) => one.botUserId === botUserId)
  if (!found) throw new Error(`no installation of ${botUserId}`)
  return found
}
