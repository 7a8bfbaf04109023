import { dirname, isAbsolute, join } from 'node:path'
import { readAgreementFile } from '../adapters/files/agreement-file.ts'
import { renderProblem } from '../adapters/files/file-problem.ts'
import { type PartnershipReading, readPartnershipFile } from '../adapters/files/partnership-file.ts'
import type { Agreement } from '../domain/agreement/agreement.ts'
import { emptyHolidayTable } from '../domain/calendar/holiday-table.ts'
import { createWorkCalendar } from '../domain/calendar/work-calendar.ts'
import type { Partnership, SideProfile } from '../domain/partnership/partnership.ts'
import type { CommandContext } from './command.ts'

/**
 * Reads a partnership file of the caller; what is odd but usable goes to the error output.
 * Rejects with UnreadableFile or FileProblemsError.
 */
export async function loadPartnership({ io, t }: CommandContext, path: string): Promise<PartnershipReading> {
  const reading = readPartnershipFile(await io.readFile(path), path)
  for (const warning of reading.warnings) io.err(`${renderProblem(warning, t)}\n`)
  return reading
}

/** Reads an agreement file and checks it against the calendars of the partnership. Rejects as `loadPartnership`. */
export async function loadAgreement(
  { io }: CommandContext,
  path: string,
  { sides }: Pick<Partnership, 'sides'>,
): Promise<Agreement> {
  const plain = (side: SideProfile) => createWorkCalendar(side, emptyHolidayTable(side.country, side.region))
  const calendars = { brand: plain(sides.brand), factory: plain(sides.factory) }
  return readAgreementFile(await io.readFile(path), path, calendars)
}

/** A file named inside another one, as seen from the caller's folder. */
export const besides = (path: string, named: string): string =>
  isAbsolute(named) ? named : join(dirname(path), named)
