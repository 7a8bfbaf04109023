import type { Agreement } from '../domain/agreement/agreement.ts'
import type { WorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { Partnership, Side } from '../domain/partnership/partnership.ts'
import type {
  ChatPlatform,
  Clock,
  HolidaySource,
  Logger,
  Metrics,
  Pictures,
  Store,
  Texts,
  Translator,
} from '../ports/index.ts'

/** What every feature is given. */
export interface FeatureDeps {
  readonly store: Store
  /** The connected chat platforms, at most one of each name. */
  readonly platforms: readonly ChatPlatform[]
  readonly texts: Texts
  readonly clock: Clock
  readonly logger: Logger
  readonly metrics: Metrics
  /** Working calendars of both sides, with the holiday data of the years around `at`. */
  readonly calendars: (partnership: Partnership, at: Date) => Promise<Calendars>
  readonly holidays: HolidaySource
  /** Offered to a partnership that is set up in chat; null for none. */
  readonly agreementTemplate: Agreement | null
  /** Guesses the language of plain Latin text; null when it cannot. */
  readonly latinLanguage: (text: string) => string | null
  /** Who translates what people write, the first choice first; empty for nobody. */
  readonly translators: readonly Translator[]
  readonly address: PublicAddress
  /** Null when there is nothing to turn drawings into pictures with. */
  readonly pictures: Pictures | null
  /** What secrets that Andon makes are made with; null when the operator set none. */
  readonly secretKey: string | null
  /** A new UUID. */
  readonly newId: () => string
  /** Hex SHA-256. */
  readonly hash: (text: string) => string
}

/** Where Andon's own pages are. */
export interface PublicAddress {
  /** Without a slash at its end. */
  readonly url: string
  /** False when nobody said where they are reached from outside: then this machine alone is sure to reach them. */
  readonly reachable: boolean
}

export type Calendars = Readonly<Record<Side, WorkCalendar>>
