import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Card, FormErrors } from '../../chat/index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { InboundReply } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { TeamsDirectory } from '../../ports/teams-directory.ts'
import { conversationOf, type TeamsActivity } from './activity.ts'
import type { Connections } from './connections.ts'
import { fitCard } from './fit-card.ts'
import { bodyOf } from './message-body.ts'
import type { People } from './people.ts'
import { renderForm } from './render-form.ts'
import { teamsErrorStatus, teamsErrorWord, translateTeamsError } from './teams-errors.ts'

export interface Answerer {
  /**
   * Tells the person who acted, and nobody else: in their private conversation, else as a message of the conversation
   * that only they see, else in private. What no way is found for is held. Never rejects.
   */
  answer(activity: TeamsActivity, eventKey: string, reply: InboundReply): Promise<void>
  /** Gives a person what was held for them, now that there is a way. Never rejects. */
  giveHeld(activity: TeamsActivity): Promise<void>
  /** Puts something into the place of a private message that was answered. Never rejects. */
  replace(activity: TeamsActivity, card: Card): Promise<void>
}

interface AnswererDeps {
  readonly directory: TeamsDirectory
  readonly connections: Connections
  readonly people: People
  readonly clock: Clock
  readonly logger: Logger
  /** True where buttons may open dialogs. */
  readonly dialogs: boolean
  readonly onUnreachable: (objectId: string) => Promise<void>
}

export function createAnswerer(deps: AnswererDeps): Answerer {
  const { directory, connections, people, clock, logger } = deps
  /** Conversations that take no message for one reader, learnt by trying. */
  const withoutTargeted = new Set<string>()

  const sayHere = async (activity: TeamsActivity, reply: InboundReply): Promise<void> => {
    const connector = connections.to(activity.serviceUrl ?? '')
    const place = activity.conversation?.id ?? ''
    await connections.call(() =>
      connector.conversations.createActivity(place, said(reply, deps.dialogs) as never),
    )
  }

  /** False where Teams knows no such messages. */
  const sayTargeted = async (activity: TeamsActivity, reply: InboundReply): Promise<boolean> => {
    const { channelId } = conversationOf(activity)
    const { from } = activity
    if (!from || withoutTargeted.has(channelId)) return false
    const connector = connections.to(activity.serviceUrl ?? '')
    const message = { ...said(reply, deps.dialogs), recipient: { id: from.id, isTargeted: true } }
    try {
      const here = activity.conversation?.id ?? ''
      await connections.call(() => connector.conversations.createTargetedActivity(here, message as never))
      return true
    } catch (error) {
      const status = teamsErrorStatus(error)
      if (status === null || status >= 500 || status === 429 || status === 401) throw error
      withoutTargeted.add(channelId)
      return false
    }
  }

  const sayInPrivate = async (objectId: string, reply: InboundReply): Promise<void> => {
    const { place, connector } = await people.reach(objectId)
    await connections.call(() =>
      connector.conversations.createActivity(place.conversationId, said(reply, deps.dialogs) as never),
    )
  }

  const tell = async (activity: TeamsActivity, eventKey: string, reply: InboundReply): Promise<void> => {
    if (conversationOf(activity).kind === 'dm') return sayHere(activity, reply)
    if (await sayTargeted(activity, reply)) return
    const objectId = activity.from?.aadObjectId
    if (!objectId) return
    try {
      await sayInPrivate(objectId, reply)
    } catch (error) {
      note(eventKey, error, 'a private answer waits')
      await directory.hold({ eventKey, objectId, reply, heldAt: clock.now() })
      await deps.onUnreachable(objectId)
    }
  }

  const note = (eventKey: string, error: unknown, message: string) =>
    logger.warn({ platform: 'teams', eventKey, reason: reasonOf(error) }, message)

  const neverRejecting = async (eventKey: string, work: () => Promise<void>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      note(eventKey, error, 'a private answer could not be given')
    }
  }

  return {
    answer: (activity, eventKey, reply) =>
      neverRejecting(eventKey, async () => {
        if (reply.kind !== 'none') await tell(activity, eventKey, reply)
      }),
    giveHeld: (activity) =>
      neverRejecting(activity.id ?? '', async () => {
        const objectId = activity.from?.aadObjectId
        if (!objectId) return
        for (const held of await directory.takeHeld(objectId)) {
          try {
            await sayInPrivate(objectId, held.reply)
          } catch (error) {
            note(held.eventKey, error, 'a private answer waits')
            await directory.hold(held)
          }
        }
      }),
    replace: (activity, card) =>
      neverRejecting(activity.id ?? '', async () => {
        const { replyToId } = activity
        if (!replyToId) return
        const { conversations } = connections.to(activity.serviceUrl ?? '')
        const place = activity.conversation?.id ?? ''
        const message = bodyOf(fitCard(card, deps.dialogs), card.summary) as never
        if (conversationOf(activity).kind === 'dm')
          await conversations.updateActivity(place, replyToId, message)
        else await conversations.updateTargetedActivity(place, replyToId, message)
      }),
  }
}

const reasonOf = (error: unknown): string => {
  const translated = translateTeamsError(error)
  return teamsErrorWord(error) ?? (translated instanceof Error ? translated.message.slice(0, 100) : 'unknown')
}

function said(reply: InboundReply, dialogs: boolean) {
  const { card, summary } = shownOf(reply, dialogs)
  return bodyOf(card, summary)
}

function shownOf(
  reply: InboundReply,
  dialogs: boolean,
): { readonly card: IAdaptiveCard; readonly summary: string } {
  switch (reply.kind) {
    case 'form':
      return { card: renderForm(reply.form, 'message'), summary: reply.form.title }
    case 'card':
      return { card: fitCard(reply.card, dialogs), summary: reply.card.summary }
    case 'form-errors': {
      const card = complaintCard(reply.errors)
      return { card: fitCard(card, dialogs), summary: card.summary }
    }
    case 'none':
      throw new Error('nothing to say')
  }
}

/** What a form's fields were complained about, as a card. */
function complaintCard(errors: FormErrors): Card {
  const texts = Object.values(errors)
  return {
    title: 'Andon',
    tone: 'warning',
    summary: texts.join(' '),
    elements: texts.map((text) => ({ type: 'text', text })),
  }
}
