import { type App, AuthorizationError, type BlockAction, type ButtonAction, type webApi } from '@slack/bolt'
import type { IncomingEvent } from '../../chat/index.ts'
import { AppError } from '../../errors.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound, InboundReply } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { ReactionMeanings } from '../../ports/reaction-meanings.ts'
import type { Translate } from '../../ports/texts.ts'
import type { Answerer, Occasion } from './answer.ts'
import { describeFiles } from './foreign-files.ts'
import { showHome } from './home.ts'
import type { Once } from './once.ts'
import type { People } from './people.ts'
import { readReaction } from './reactions.ts'
import type { Refusals } from './refusals.ts'
import { renderCard } from './render-card.ts'
import { errorsByBlock, renderModal } from './render-form.ts'
import {
  readPlace,
  translateAnswers,
  translateCommand,
  translateGlobalShortcut,
  translateMessageShortcut,
  translatePress,
  translateSubmission,
} from './translate-interaction.ts'
import { type SlackMessageEvent, translateMessage } from './translate-message.ts'
import { UnknownWorkspace, type Workspaces } from './workspaces.ts'

export interface ListenerDeps {
  readonly inbound: Inbound
  readonly answerer: Answerer
  readonly workspaces: Workspaces
  readonly people: People
  readonly reactions: ReactionMeanings
  readonly clock: Clock
  readonly logger: Logger
  readonly refusals: Refusals
  /** What was answered already, so that a redelivered event is not answered twice. */
  readonly answered: Once
  /** Interactions that came before: Slack never sends one again, somebody else may. */
  readonly seen: Once
  /** For the sentence when nothing could be stored. */
  readonly t: Translate
}

/** How long the acknowledgement of an event waits for its private answer to be given. Slack allows three seconds. */
const ANSWER_WAIT_MS = 1_500

/** Connects what Bolt recognised to the way in. Every listener: translate, hand over, acknowledge, answer. */
export function addListeners(app: App, deps: ListenerDeps): void {
  addEvents(app, deps)
  addInteractions(app, deps)
  app.error(async (error) => {
    const unknown = error instanceof AuthorizationError && error.original instanceof UnknownWorkspace
    // Anything else must not look taken: Slack sends it again.
    if (!unknown) throw error
    deps.refusals.count('unknown-workspace')
  })
}

function addEvents(app: App, deps: ListenerDeps): void {
  const onMessage = async (event: SlackMessageEvent, teamId: string, client: webApi.WebClient) => {
    const translated = translateMessage(event, { teamId, bots: await deps.workspaces.botUserIds() })
    if (translated) await take(deps, translated, client)
  }
  app.event('app_mention', ({ event, context, client }) =>
    onMessage(event as SlackMessageEvent, context.teamId ?? '', client),
  )
  app.event('message', ({ event, context, client }) =>
    onMessage(event as SlackMessageEvent, context.teamId ?? '', client),
  )
  app.event('reaction_added', async ({ event, context, client }) => {
    const translated = await readReaction(event, client, context.teamId ?? '', deps)
    if (translated) await take(deps, translated, client)
  })
  app.event('app_home_opened', async ({ event, body, context, client }) => {
    if (event.tab === 'home')
      await showHome(deps, client, {
        eventId: body.event_id,
        userId: event.user,
        teamId: context.teamId ?? '',
        channelId: event.channel,
      })
  })
}

/** How long the first thing a person does waits for their profile. */
const PROFILE_WAIT_MS = 1_000

/** Learns the language and zone of who is met for the first time, so that the first answer is in their language. */
async function meet(deps: ListenerDeps, userId: string, client: webApi.WebClient): Promise<void> {
  const learn = async (): Promise<void> => {
    try {
      const profile = await deps.people.firstMet(userId, client)
      if (profile) await deps.inbound.handle(profile)
    } catch (error) {
      // What they did matters more than how they read.
      deps.logger.info({ platform: 'slack', error: String(error) }, 'a profile could not be read')
    }
  }
  await Promise.race([learn(), pause(PROFILE_WAIT_MS)])
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** An event nobody waits for: stored, then answered, then acknowledged. */
async function take(deps: ListenerDeps, given: IncomingEvent, client: webApi.WebClient): Promise<void> {
  const event = await describeFiles(given, client, deps.logger)
  if (event.type === 'mention' || event.type === 'shortcut') await meet(deps, event.actor.userId, client)
  const reply = await deps.inbound.handle(event)
  const told = event.type === 'mention' || event.type === 'message' || event.type === 'shortcut'
  const thread = told ? (event.message.thread?.messageId ?? null) : null
  await answerOnce(deps, { ...occasionOf(event, client), thread }, reply)
}

async function answerOnce(deps: ListenerDeps, occasion: Occasion, reply: InboundReply): Promise<void> {
  if (reply.kind === 'none' || !deps.answered.first(occasion.eventKey)) return
  await Promise.race([deps.answerer.answer(occasion, reply), pause(ANSWER_WAIT_MS)])
}

const occasionOf = (event: IncomingEvent, client: webApi.WebClient): Occasion => ({
  eventKey: event.eventKey,
  client,
  userId: event.actor.userId,
  conversation: event.conversation,
  thread: null,
  triggerId: null,
  responseUrl: null,
})

function addInteractions(app: App, deps: ListenerDeps): void {
  app.command(/^\/.+$/, async ({ command, ack, client }) => {
    const event = translateCommand(command, deps.clock.now())
    const reply = await handleTold(deps, event, client)
    if (reply.kind === 'card') return ack({ response_type: 'ephemeral', ...renderCard(reply.card) })
    await ack()
    const { trigger_id: triggerId, response_url: responseUrl } = command
    await answerOnce(deps, { ...occasionOf(event, client), triggerId, responseUrl }, reply)
  })

  app.shortcut({ type: 'message_action' }, async ({ shortcut, ack, client }) => {
    const given = shortcut.type === 'message_action' ? translateMessageShortcut(shortcut) : null
    if (!given || shortcut.type !== 'message_action') return ack()
    const event = await describeFiles(given, client, deps.logger)
    const reply = await handleTold(deps, event, client)
    await ack()
    const { trigger_id: triggerId, response_url: responseUrl } = shortcut
    const thread = event.message.thread?.messageId ?? null
    await answerOnce(deps, { ...occasionOf(event, client), triggerId, responseUrl, thread }, reply)
  })

  app.shortcut({ type: 'shortcut' }, async ({ shortcut, ack, client }) => {
    if (shortcut.type !== 'shortcut') return ack()
    const event = translateGlobalShortcut(shortcut)
    const reply = await handleTold(deps, event, client)
    await ack()
    await answerOnce(deps, { ...occasionOf(event, client), triggerId: shortcut.trigger_id }, reply)
  })

  app.action(/^press\.\d+$/, async ({ body, action, ack, client }) => {
    const press = body as BlockAction
    const event = translatePress(press, action as ButtonAction)
    const reply = await handleTold(deps, event, client)
    await ack()
    await answerOnce(deps, occasionOfPress(press, event, client), reply)
  })

  app.action('submit', async ({ body, action, ack, client }) => {
    const press = body as BlockAction
    const event = translateAnswers(press, action as ButtonAction)
    const reply = await handleTold(deps, event, client)
    await ack()
    const occasion = occasionOfPress(press, event, client)
    await answerOnce(deps, occasion, reply)
    if (reply.kind !== 'form-errors') await deps.answerer.takeBack(occasion)
  })

  // Inputs inside messages are read when the button is pressed.
  app.action('value', async ({ ack }) => ack())

  app.view({ type: 'view_submission' }, async ({ body, view, ack, client }) => {
    if (body.type !== 'view_submission') return
    const event = translateSubmission(body, deps.clock.now())
    const reply = await handleTold(deps, event, client)
    if (reply.kind === 'form-errors') {
      const blockIds = view.blocks.map(({ block_id }) => block_id ?? '')
      const errors = errorsByBlock(reply.errors, blockIds)
      if (Object.keys(errors).length > 0) return ack({ response_action: 'errors', errors })
      // A view that asks nothing has no place for a complaint: it is told beside.
    }
    if (reply.kind === 'form')
      return ack({ response_action: 'update', view: renderModal(reply.form, view.private_metadata) })
    await ack()
    const thread = readPlace(view.private_metadata)?.thread ?? null
    await answerOnce(deps, { ...occasionOf(event, client), thread }, reply)
  })
}

function occasionOfPress(body: BlockAction, event: IncomingEvent, client: webApi.WebClient): Occasion {
  return {
    ...occasionOf(event, client),
    triggerId: body.trigger_id,
    responseUrl: body.response_url ?? null,
    thread: threadOfMessage(body.message),
  }
}

const threadOfMessage = (message: BlockAction['message']): string | null => {
  const thread: unknown = message?.thread_ts
  return typeof thread === 'string' ? thread : null
}

/** Interactions are not sent again: who waits is told that nothing was stored. */
async function handleTold(
  deps: ListenerDeps,
  event: IncomingEvent,
  client: webApi.WebClient,
): Promise<InboundReply> {
  if (!deps.seen.first(event.eventKey)) deps.refusals.count('replayed')
  await meet(deps, event.actor.userId, client)
  try {
    return await deps.inbound.handle(event)
  } catch (error) {
    deps.logger.error({ platform: 'slack', eventKey: event.eventKey, error }, 'an interaction was not taken')
    const known = error instanceof AppError && ['internal', 'unavailable'].includes(error.code)
    const text = known ? deps.t(`errors:${error.code}`, error.params) : deps.t('slack:not-taken')
    if (event.type === 'form') return { kind: 'form-errors', errors: { form: text } }
    const card = {
      title: 'Andon',
      tone: 'warning',
      summary: text,
      elements: [{ type: 'text', text }],
    } as const
    return { kind: 'card', card }
  }
}
