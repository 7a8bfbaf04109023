import { decodeAction, type IncomingEvent, type IncomingMessage, type MessageRef } from '../chat/index.ts'
import { Unavailable, UserError } from '../errors.ts'
import type { InboundReply, Tx } from '../ports/index.ts'
import { ACTIONS } from './actions.ts'
import { answerFreely, openRoundOf } from './check-in/answers.ts'
import { concernsACheckIn, replyInThread } from './check-in/thread.ts'
import { refuseTooLong } from './clean-event.ts'
import type { CommandParser } from './commands/parse-command.ts'
import { runCommand } from './commands/run-command.ts'
import type { PersonContext } from './context.ts'
import { fileDeleted } from './conversation/evidence-files.ts'
import { joined } from './conversation/joined.ts'
import { offerPrivate } from './conversation/offer-private.ts'
import { commentInThread, messageDeleted, messageEdited } from './conversation/thread-messages.ts'
import type { FeatureDeps } from './deps.ts'
import type { DirectoryAnswer } from './directory-needed.ts'
import { fieldOf } from './field-of-problem.ts'
import { findActor } from './find-actor.ts'
import { listen, listenInTicket } from './listening/listen.ts'
import { heardDeleted, heardEdited } from './listening/message-changes.ts'
import { tellOthers } from './notices/workspace-left.ts'
import { channelLane } from './outbox/enqueue.ts'
import { problemCard, problemText } from './problem-card.ts'
import { reportMessage } from './report/handlers.ts'
import { keepProfile } from './settings/profile.ts'
import { beginSetup, continueSetup, isSetupAction, type SetupRequest } from './setup/guided/guided-setup.ts'
import { pressedSide } from './strangers/answer-claim.ts'
import { meetStranger, StrangerMet } from './strangers/meet-stranger.ts'
import { SIDE_VERB } from './strangers/stranger-cards.ts'

const NOTHING: InboundReply = { kind: 'none' }

export interface Circumstances {
  /** Id of the event; travels into deliveries and logs. */
  readonly origin: string
  /** What the platform's directory told, when a feature had to know; null before it was asked. */
  readonly answer: DirectoryAnswer | null
}

/** Finds who acts and hands the event to the feature it is for. Runs inside the event's transaction. */
export async function routeEvent(
  deps: FeatureDeps,
  tx: Tx,
  parser: CommandParser,
  event: IncomingEvent,
  { origin, answer }: Circumstances,
): Promise<InboundReply> {
  if (event.type === 'joined') return joined(deps, tx, event, origin)
  if (isMessage(event) && !(await concernsATicket(tx, event)) && !(await concernsACheckIn(tx, event)))
    return event.type === 'message' ? listen(deps, tx, event, origin) : heardEdited(deps, tx, event, origin)
  if (event.type === 'message-deleted' && !(await tx.messages.byRef(event.ref)))
    return heardDeleted(deps, tx, event, origin)
  if (event.type === 'file-deleted') return fileDeleted(deps, tx, event, origin)
  if (event.type === 'profile-changed') return keepProfile(deps, tx, event)
  if (event.type === 'private-refused') return offerPrivate(deps, tx, event, origin)
  if (event.type === 'workspace-left') return tellOthers(deps, tx, event, origin)
  const act = () => actOn({ deps, tx, event, origin, answer }, parser, event)
  try {
    return await act()
  } catch (error) {
    if (!(error instanceof StrangerMet)) throw error
    return (await meetStranger({ deps, tx, event, origin, answer }, error)) ?? act()
  }
}

type Act = Exclude<IncomingEvent, { readonly type: 'joined' }>

/** Nothing was written when StrangerMet is thrown: finding who acts comes first. */
async function actOn(request: SetupRequest, parser: CommandParser, event: Act): Promise<InboundReply> {
  const { deps, tx, origin } = request
  if (asksForSetup(parser, event)) return beginSetup(request)
  if (isSetupAction(event) && (event.type === 'action' || event.type === 'form'))
    return continueSetup(request, decodeAction(event.action))
  const context = await findActor(deps, tx, event, origin)
  refuseTooLong(event)
  if (event.type === 'action' && decodeAction(event.action).verb === SIDE_VERB)
    return pressedSide(context, decodeAction(event.action).args, (said) =>
      routeEvent(deps, tx, parser, said, { origin, answer: null }),
    )
  return dispatch(context, parser, event)
}

/** `/andon setup`, or a mention that says so. Anything that cannot be understood is refused later, to who may know why. */
function asksForSetup(parser: CommandParser, event: IncomingEvent): boolean {
  if (event.type !== 'command' && event.type !== 'mention') return false
  try {
    return parser.parse(event.type === 'command' ? event.name : 'andon', event.text).type === 'setup'
  } catch (error) {
    if (error instanceof UserError) return false
    throw error
  }
}

type MessageEvent =
  | (IncomingEvent & { readonly type: 'message' })
  | (IncomingEvent & { readonly type: 'message-edited' })

const isMessage = (event: IncomingEvent): event is MessageEvent =>
  event.type === 'message' || event.type === 'message-edited'

/** New in a ticket's thread, or an edit of what belongs to one. A message that is known already has come twice. */
async function concernsATicket(tx: Tx, { type, message }: MessageEvent): Promise<boolean> {
  const known = (await tx.messages.byRef(message.ref)) !== null
  if (known) return type === 'message-edited'
  if (message.thread === null) return false
  if (await tx.messages.byRef(message.thread)) return true
  await mayBeUnderACardToCome(tx, message.thread)
  return false
}

/**
 * The head of the thread may be a card whose arrival is not recorded yet, because the process died in between: the reply
 * is then not taken, so that the platform brings it again.
 * @throws Unavailable
 */
async function mayBeUnderACardToCome(tx: Tx, { platform, channelId }: MessageRef): Promise<void> {
  if (await tx.deliveries.mayHaveArrived(channelLane(platform, channelId)))
    throw new Unavailable('card-under-way')
}

async function dispatch(context: PersonContext, parser: CommandParser, event: Act): Promise<InboundReply> {
  switch (event.type) {
    case 'command':
      return runCommand(context, parser.parse(event.name, event.text), null)
    case 'mention':
      return addressed(context, parser, event)
    case 'profile-changed':
    case 'workspace-left':
    case 'private-refused':
    case 'file-deleted':
      return NOTHING
    case 'message':
      return inThread(context, event.message)
    case 'message-edited':
      return messageEdited(context, event.message)
    case 'message-deleted':
      return messageDeleted(context, event.ref, event.at)
    case 'shortcut':
      return reportMessage(context, event.name, event.message)
    case 'action': {
      const action = decodeAction(event.action)
      return ACTIONS.press(context, action)
    }
    case 'form': {
      const action = decodeAction(event.action)
      return ACTIONS.submit(context, action, event.values)
    }
  }
}

/** Words to Andon: a command, or in private the answer to what Andon asked there. */
async function addressed(
  context: PersonContext,
  parser: CommandParser,
  { text, message }: IncomingEvent & { readonly type: 'mention' },
): Promise<InboundReply> {
  const round = context.place.kind === 'dm' && !parser.beginsLikeOne(text) ? await openRoundOf(context) : null
  return round
    ? answerFreely(context, round, text)
    : runCommand(context, parser.parse('andon', text), message)
}

/** A reply to what Andon asked, or a comment of a ticket; a comment is listened to as well. */
async function inThread(context: PersonContext, message: IncomingMessage): Promise<InboundReply> {
  const answered = await replyInThread(context, message)
  if (answered) return answered
  await commentInThread(context, message)
  await listenInTicket(context, message)
  return NOTHING
}

/** The private answer to a refusal, in the person's language; to a stranger in the plainest one. */
export async function answerFor(
  deps: FeatureDeps,
  tx: Tx,
  event: IncomingEvent,
  error: UserError,
): Promise<InboundReply> {
  const language = await languageOfActor(tx, event)
  const t = deps.texts.in(language)
  return event.type === 'form'
    ? { kind: 'form-errors', errors: { [fieldOf(error)]: problemText(t, error) } }
    : { kind: 'card', card: problemCard(t, error) }
}

async function languageOfActor(tx: Tx, event: IncomingEvent): Promise<string> {
  const [membership] = await tx.partnerships.ofIdentity(event.actor)
  const partnership = membership ? await tx.partnerships.get(membership.partnershipId) : null
  const person = partnership?.people.find((candidate) => candidate.id === membership?.personId)
  return (person && (person.language ?? partnership?.sides[person.side].language)) ?? 'en'
}
