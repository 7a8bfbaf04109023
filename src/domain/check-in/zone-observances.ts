import { dateOfReading, HOUR, MINUTE } from '../calendar/local-date.ts'
import type { ZoneReadings } from '../calendar/zone-readings.ts'
import { zoneChanges } from './clock-changes.ts'

/** A stretch of time in which a zone's clocks do not jump, as calendar files describe it (RFC 5545, 3.6.5). */
export interface ZoneObservance {
  readonly kind: 'standard' | 'daylight'
  /** What the clocks would have shown at the jump without it: `2026-03-08T02:00:00`. */
  readonly onset: string
  /** Offsets from UTC before and after the jump, in minutes; equal for what was in force from the beginning. */
  readonly offsetFrom: number
  readonly offsetTo: number
}

/** Clocks that jump back within this time of jumping forward are on daylight saving time. */
const SEASON = 40 * 7 * 24 * HOUR

/**
 * Everything a calendar file needs to know of a zone's clocks between two instants: first what is in force at `from`, then
 * one observance for each jump, from the platform's own time zone data. No rule for later years is guessed.
 */
export const zoneObservances = (readings: ZoneReadings, from: Date, to: Date): ZoneObservance[] => {
  const offset = (instant: number): number => (readings.at(instant) - instant) / MINUTE
  const first = from.getTime()
  const changes = zoneChanges(readings, new Date(first - SEASON), new Date(to.getTime() + SEASON))
  const kind = (at: number): ZoneObservance['kind'] => {
    const before = changes.findLast((change) => change.at.getTime() <= at)
    const after = changes.find((change) => change.at.getTime() > at)
    const summer =
      before &&
      after &&
      before.shift > 0 &&
      after.shift < 0 &&
      after.at.getTime() - before.at.getTime() < SEASON
    return summer ? 'daylight' : 'standard'
  }
  return [
    {
      kind: kind(first),
      onset: local(readings.at(first)),
      offsetFrom: offset(first),
      offsetTo: offset(first),
    },
    ...changes
      .filter(({ at }) => at > from && at < to)
      .map(({ at, shift }): ZoneObservance => {
        const offsetTo = offset(at.getTime())
        const offsetFrom = offsetTo - shift
        return {
          kind: kind(at.getTime()),
          onset: local(at.getTime() + offsetFrom * MINUTE),
          offsetFrom,
          offsetTo,
        }
      }),
  ]
}

/** A reading as a local time without a zone. */
const local = (reading: number): string =>
  `${dateOfReading(reading)}T${new Date(reading).toISOString().slice(11, 19)}`
