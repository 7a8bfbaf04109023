import type { AgreementRows } from './agreements.ts'
import type { CalendarLinkRows } from './calendar-links.ts'
import type { CensusRows } from './census.ts'
import type { AgendaRows, CheckInRows } from './check-ins.ts'
import type { DeliveryRows } from './deliveries.ts'
import type { DraftRows } from './drafts.ts'
import type { ErasureRows } from './erasure.ts'
import type { EventRows } from './events.ts'
import type { FileRows } from './files.ts'
import type { HistoryRows } from './history.ts'
import type { ListeningRows, ProposalRows } from './listening.ts'
import type { MessageRows } from './messages.ts'
import type { ObligationRows } from './obligations.ts'
import type { PartnershipRows } from './partnerships.ts'
import type { PictureRows } from './pictures.ts'
import type { PromiseRows } from './promises.ts'
import type { RetentionRows } from './retention.ts'
import type { SettingRows } from './settings.ts'
import type { TicketRows } from './tickets.ts'
import type { TimerRows } from './timers.ts'
import type { TranslationRows } from './translations.ts'

/** One open transaction. Everything read and written through it happens together or not at all. */
export interface Tx {
  readonly events: EventRows
  readonly partnerships: PartnershipRows
  readonly agreements: AgreementRows
  readonly tickets: TicketRows
  readonly obligations: ObligationRows
  readonly history: HistoryRows
  readonly messages: MessageRows
  readonly files: FileRows
  readonly deliveries: DeliveryRows
  readonly timers: TimerRows
  readonly promises: PromiseRows
  readonly proposals: ProposalRows
  readonly listening: ListeningRows
  readonly checkIns: CheckInRows
  readonly agenda: AgendaRows
  readonly calendarLinks: CalendarLinkRows
  readonly pictures: PictureRows
  readonly settings: SettingRows
  readonly drafts: DraftRows
  readonly translations: TranslationRows
  readonly retention: RetentionRows
  readonly erasure: ErasureRows
  readonly census: CensusRows
}

/** The database. */
export interface Store {
  /**
   * Runs `work` in one transaction and commits when it resolves. Rejects with what `work` threw, or Unavailable when
   * the database cannot be reached; in both cases nothing was written.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** Which database this is, for people: no secret in it. */
  readonly description: string
  /** Resolves when a trivial statement succeeds; rejects with Unavailable. */
  ping(): Promise<void>
  close(): Promise<void>
}
