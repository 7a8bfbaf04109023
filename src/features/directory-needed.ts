import type { Platform, PlatformIdentity } from '../domain/partnership/partnership.ts'
import { AppError, Forbidden, NotFound } from '../errors.ts'
import type { ChatPlatform, DirectoryPerson, DirectoryRoom } from '../ports/index.ts'

/** What a feature wants to know of the world outside before it can go on. */
export type DirectoryQuestion =
  | { readonly about: 'room'; readonly platform: Platform; readonly channelId: string }
  | { readonly about: 'person'; readonly identity: PlatformIdentity }

/** What the platform told. `trouble` says why it told nothing: it has no directory, did not let us, or was too slow. */
export interface DirectoryAnswer {
  readonly room: DirectoryRoom | null
  readonly person: DirectoryPerson | null
  readonly trouble: 'none' | 'refused' | 'slow' | null
}

/**
 * Thrown inside a transaction: nothing outside may be asked there. The transaction is rolled back, the platform is
 * asked, and the event is handled again with the answer.
 */
export class DirectoryNeeded extends Error {
  readonly question: DirectoryQuestion
  constructor(question: DirectoryQuestion) {
    super(`directory needed about ${question.about}`)
    this.question = question
  }
}

/** Asks the platform; never rejects with what a platform may answer. */
export async function askDirectory(
  platforms: readonly ChatPlatform[],
  question: DirectoryQuestion,
): Promise<DirectoryAnswer> {
  const name = question.about === 'room' ? question.platform : question.identity.platform
  const directory = platforms.find(({ platform }) => platform === name)?.directory
  const nothing = { room: null, person: null }
  if (!directory) return { ...nothing, trouble: 'none' }
  try {
    return question.about === 'room'
      ? { ...nothing, room: await directory.room(question.channelId), trouble: null }
      : { ...nothing, person: await directory.person(question.identity), trouble: null }
  } catch (error) {
    if (error instanceof Forbidden || error instanceof NotFound) return { ...nothing, trouble: 'refused' }
    if (error instanceof AppError) return { ...nothing, trouble: 'slow' }
    throw error
  }
}
