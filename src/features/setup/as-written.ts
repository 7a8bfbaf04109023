import type { Partnership } from '../../domain/partnership/partnership.ts'
import type { Tx } from '../../ports/index.ts'

/**
 * A person may choose another language or zone than the file says, and reads accordingly. What an update compares is the
 * file with the file before, so the file's own values are kept beside.
 */
type Written = Readonly<Record<string, readonly [zone: string | null, language: string | null]>>

const nameOf = (partnershipId: string): string => `people-as-written/${partnershipId}`

/** Remembers the zones and languages of people as the file has them. */
export async function keepAsWritten(tx: Tx, { id, people }: Partnership): Promise<void> {
  const written: Written = Object.fromEntries(
    people.map((person) => [person.id, [person.zone, person.language]]),
  )
  await tx.settings.set(nameOf(id), JSON.stringify(written))
}

/** The stored partnership with the zones and languages its file had, not those people chose. */
export async function asWritten(tx: Tx, stored: Partnership): Promise<Partnership> {
  const kept = await tx.settings.get(nameOf(stored.id))
  const written: Written = kept === null ? {} : JSON.parse(kept)
  return {
    ...stored,
    people: stored.people.map((person) => {
      const [zone, language] = written[person.id] ?? [person.zone, person.language]
      return { ...person, zone, language }
    }),
  }
}
