import { createHash, randomUUID } from 'node:crypto'
import type { IncomingEvent } from './chat/index.ts'
import type { Agreement } from './domain/agreement/agreement.ts'
import { AppError, Unavailable, UserError } from './errors.ts'
import { createCalendars } from './features/calendars.ts'
import { createCalendarFeeds } from './features/check-in/calendar-feed.ts'
import { cleanEvent } from './features/clean-event.ts'
import { type CommandParser, createCommandParser } from './features/commands/parse-command.ts'
import type { FeatureDeps, PublicAddress } from './features/deps.ts'
import { askDirectory, type DirectoryAnswer, DirectoryNeeded } from './features/directory-needed.ts'
import { createCards } from './features/outbox/cards.ts'
import { createKeptPictures } from './features/pictures/keep-picture.ts'
import { answerFor, routeEvent } from './features/route-event.ts'
import { createWholeTickets } from './features/ticket/whole-ticket.ts'
import { runTimer, sweep } from './features/timers.ts'
import {
  type CalendarFeeds,
  type Cards,
  type ChatPlatform,
  type Clock,
  type HolidaySource,
  type Inbound,
  type InboundReply,
  type KeptPictures,
  type Logger,
  type Metrics,
  NO_METRICS,
  type Nudge,
  type Pictures,
  type Store,
  type Texts,
  type Translator,
  type Tx,
  type WholeTickets,
} from './ports/index.ts'

export interface AppDeps {
  readonly store: Store
  readonly texts: Texts
  readonly clock: Clock
  readonly logger: Logger
  /** Nobody looks when it is left out. */
  readonly metrics?: Metrics
  readonly holidays: HolidaySource
  /** Offered to a partnership that is set up in chat; nothing is when it is left out. */
  readonly agreementTemplate?: Agreement | null
  /** Guesses the language of plain Latin text; left out, only its words and its writer are asked. */
  readonly latinLanguage?: (text: string) => string | null
  /** Who translates what people write, the first choice first; left out or empty, nobody does. */
  readonly translators?: readonly Translator[]
  /** Where the pages are; left out, nobody outside reaches them. */
  readonly address?: PublicAddress
  readonly secretKey?: string | null
  /** Left out, platforms get drawings in words. */
  readonly pictures?: Pictures | null
  /** UUIDs; random unless a test wants to foresee them. */
  readonly newId?: () => string
}

/** Andon without any platform: what comes in, what falls due, and what the features need for it. */
export interface App {
  readonly inbound: Inbound
  readonly features: FeatureDeps
  /** What calendar links show. */
  readonly calendarFeeds: CalendarFeeds
  /** What the links under cut cards show. */
  readonly wholeTickets: WholeTickets
  readonly cards: Cards
  /** What addresses of pictures show. */
  readonly keptPictures: KeptPictures
  /** Connects a platform Andon sends through; before the first event. */
  connect(platform: ChatPlatform): void
  /** For the scheduler. */
  runNudge(nudge: Nudge): Promise<void>
  /** For the rhythm: everything due now. */
  sweep(): Promise<number>
}

/** The one place where features meet ports. */
export function createApp(deps: AppDeps): App {
  const platforms: ChatPlatform[] = []
  const features: FeatureDeps = {
    ...deps,
    platforms,
    metrics: deps.metrics ?? NO_METRICS,
    calendars: createCalendars(deps.holidays),
    agreementTemplate: deps.agreementTemplate ?? null,
    latinLanguage: deps.latinLanguage ?? (() => null),
    translators: deps.translators ?? [],
    address: deps.address ?? { url: 'http://127.0.0.1', reachable: false },
    secretKey: deps.secretKey ?? null,
    pictures: deps.pictures ?? null,
    newId: deps.newId ?? randomUUID,
    hash: (text) => createHash('sha256').update(text).digest('hex'),
  }
  const parser = createCommandParser(deps.texts)

  return {
    features,
    calendarFeeds: createCalendarFeeds(features),
    wholeTickets: createWholeTickets(features),
    cards: createCards(deps.store),
    keptPictures: createKeptPictures(features),
    connect: (platform) => platforms.push(platform),
    runNudge: (nudge) => runTimer(features, nudge),
    sweep: () => sweep(features),
    inbound: {
      handle: async (given) => {
        const origin = features.newId()
        const event = cleanEvent(given)
        try {
          return await answer(features, parser, event, origin)
        } catch (error) {
          features.logger.error({ origin, type: event.type, error }, 'event failed')
          features.metrics.event(event.type, 'failed')
          throw failure(error, origin.slice(0, 8))
        }
      },
    },
  }
}

/** Handles the event, or answers why it is refused. */
async function answer(
  deps: FeatureDeps,
  parser: CommandParser,
  event: IncomingEvent,
  origin: string,
): Promise<InboundReply> {
  try {
    const attempt = (answer: DirectoryAnswer | null) =>
      handleOnce(deps, event, (tx) => routeEvent(deps, tx, parser, event, { origin, answer }))
    const { reply, repeated } = await askingOutside(deps, attempt)
    deps.logger.info({ origin, type: event.type, reply: reply.kind }, 'event')
    deps.metrics.event(event.type, repeated ? 'repeated' : 'done')
    return reply
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    deps.logger.info({ origin, type: event.type, refused: error.code }, 'event')
    const { reply } = await handleOnce(deps, event, (tx) => answerFor(deps, tx, event, error))
    deps.metrics.event(event.type, 'refused')
    return reply
  }
}

/** Does the work; when it has to know something of the world outside, asks there between two transactions. */
async function askingOutside<T>(
  { platforms }: FeatureDeps,
  attempt: (answer: DirectoryAnswer | null) => Promise<T>,
): Promise<T> {
  try {
    return await attempt(null)
  } catch (error) {
    if (!(error instanceof DirectoryNeeded)) throw error
    return attempt(await askDirectory(platforms, error.question))
  }
}

/** What the person is told when nothing was stored; the log has the rest under the reference. */
const failure = (cause: unknown, reference: string): AppError =>
  cause instanceof Unavailable
    ? new Unavailable('unavailable', { reference }, { cause })
    : new AppError('internal', { reference }, { cause })

/** One event is one transaction; a redelivered one gets the reply of the first. */
async function handleOnce(
  deps: FeatureDeps,
  event: IncomingEvent,
  work: (tx: Tx) => Promise<InboundReply>,
): Promise<{ readonly reply: InboundReply; readonly repeated: boolean }> {
  const { platform } = event.actor
  return deps.store.transaction(async (tx) => {
    const known = await tx.events.claim(platform, event.eventKey, deps.clock.now())
    if (known) return { reply: known.reply, repeated: true }
    const reply = await work(tx)
    if (reply.kind !== 'none') await tx.events.saveReply(platform, event.eventKey, reply)
    return { reply, repeated: false }
  })
}
