import type { AgendaItem, CheckIn, CheckInSettings } from '../../domain/check-in/check-in.ts'
import type { Side } from '../../domain/partnership/partnership.ts'

export interface CheckInRows {
  /** Inserts or replaces. */
  save(checkIn: CheckIn): Promise<void>
  get(id: string): Promise<CheckIn | null>
  /** Removes planned ones that will never be: their partnership plans no check-ins any more. */
  remove(ids: readonly string[]): Promise<void>
  /**
   * Those of the brand's weeks from `week` (a Monday, `YYYY-MM-DD`) on, of any state, by week; in one week the weekly one
   * first, the extra ones by start.
   */
  fromWeek(partnershipId: string, week: string): Promise<readonly CheckIn[]>
  /** Planned and published ones of any week, earliest start first, those without a time last. */
  ahead(partnershipId: string): Promise<readonly CheckIn[]>
  /** Held and skipped ones of weeks up to `week`, latest first. */
  past(partnershipId: string, week: string, limit: number): Promise<readonly CheckIn[]>
  /** The sum of the burdens of all held ones. */
  ledger(partnershipId: string): Promise<Readonly<Record<Side, number>>>
  /** The initial ones while nothing was chosen. */
  settings(partnershipId: string): Promise<CheckInSettings>
  saveSettings(partnershipId: string, settings: CheckInSettings): Promise<void>
}

export interface AgendaRows {
  /** Inserts or replaces. */
  save(item: AgendaItem): Promise<void>
  get(id: string): Promise<AgendaItem | null>
  /** Neither removed nor talked about yet, in the order they were added. */
  waiting(partnershipId: string): Promise<readonly AgendaItem[]>
  /** Those of a check-in that was held, in the order they were added. */
  ofCheckIn(checkInId: string): Promise<readonly AgendaItem[]>
}
