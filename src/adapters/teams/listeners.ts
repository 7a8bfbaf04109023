import type { IncomingEvent } from '../../chat/index.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound } from '../../ports/inbound.ts'
import type { TeamsDirectory } from '../../ports/teams-directory.ts'
import { channelIdOf, conversationOf, type TeamsActivity } from './activity.ts'
import type { Answerer } from './answer.ts'
import { readPressed } from './card-data.ts'
import type { InvokeAnswer } from './invoke-response.ts'
import type { Invokes } from './invokes.ts'
import type { People } from './people.ts'
import { translateJoining, translateProfile } from './translate-change.ts'
import { translatePressed } from './translate-invoke.ts'
import { translateDeletion, translateEdit, translateMessage } from './translate-message.ts'

export interface ListenerDeps {
  readonly inbound: Inbound
  readonly answerer: Answerer
  readonly people: People
  readonly directory: TeamsDirectory
  readonly invokes: Invokes
  readonly clock: Clock
}

/** How long the acknowledgement of a message waits for its private answer to be given. */
const ANSWER_WAIT_MS = 1_500
/** How many answers are remembered against doubling. */
const REMEMBERED = 20_000

const TAKEN: InvokeAnswer = { status: 200 }

/**
 * Connects what the SDK let in to the way in: learn, translate, hand over, answer, acknowledge. Rejects when nothing was
 * stored, so that Teams hears of it.
 */
export function createListener(deps: ListenerDeps): (activity: TeamsActivity) => Promise<InvokeAnswer> {
  const { inbound, answerer, people, directory, invokes, clock } = deps
  const answered = new Set<string>()

  const firstAnswer = (eventKey: string): boolean => {
    if (answered.has(eventKey)) return false
    if (answered.size >= REMEMBERED) answered.clear()
    answered.add(eventKey)
    return true
  }

  const take = async (activity: TeamsActivity, event: IncomingEvent | null): Promise<InvokeAnswer> => {
    if (!event) return TAKEN
    const reply = await inbound.handle(event)
    if (reply.kind !== 'none' && firstAnswer(event.eventKey))
      await Promise.race([answerer.answer(activity, event.eventKey, reply), pause(ANSWER_WAIT_MS)])
    return TAKEN
  }

  /** What the client says about its person, before what they do, so that the first answer is in their language. */
  const learnProfile = async (activity: TeamsActivity): Promise<void> => {
    const profile = translateProfile(activity, clock.now())
    if (profile) await inbound.handle(profile)
  }

  const onMessage = async (activity: TeamsActivity): Promise<InvokeAnswer> => {
    await learnProfile(activity)
    // A client without `Action.Execute` sends a press as a message that carries only a value.
    const pressed = readPressed(activity.value)
    const event = pressed
      ? translatePressed(activity, pressed, clock.now())
      : translateMessage(activity, clock.now())
    return take(activity, event)
  }

  const onInstallation = async (activity: TeamsActivity): Promise<InvokeAnswer> => {
    const gone = activity.action === 'remove' || activity.membersRemoved?.some(isBot(activity))
    const { kind, channelId } = conversationOf(activity)
    const objectId = activity.from?.aadObjectId
    if (gone) {
      if (kind !== 'dm') await directory.forgetConversation(channelId)
      else if (objectId) await directory.forgetPersonal(objectId)
      return TAKEN
    }
    return take(activity, translateJoining(activity, clock.now()))
  }

  return async (received) => {
    if (channelIdOf(received) === '') return TAKEN
    const activity = await people.meet(received)
    const answer = await route(activity)
    if (conversationOf(activity).kind === 'dm' && activity.action !== 'remove')
      await Promise.race([answerer.giveHeld(activity), pause(ANSWER_WAIT_MS)])
    return answer
  }

  async function route(activity: TeamsActivity): Promise<InvokeAnswer> {
    switch (activity.type) {
      case 'message':
        return onMessage(activity)
      case 'messageUpdate':
        return take(activity, translateEdit(activity, clock.now()))
      case 'messageDelete':
        return take(activity, translateDeletion(activity, clock.now()))
      case 'conversationUpdate':
      case 'installationUpdate':
        return onInstallation(activity)
      case 'invoke':
        await learnProfile(activity)
        return invokes.answer(activity)
      default:
        return TAKEN
    }
  }
}

const isBot =
  ({ recipient }: TeamsActivity) =>
  ({ id }: { readonly id: string }): boolean =>
    id === recipient?.id

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())
