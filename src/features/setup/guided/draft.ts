import { spokenTag } from '../../../domain/language/spoken-tag.ts'
import { hoursText } from '../../../domain/partnership/hours-text.ts'
import {
  type Partnership,
  type Person,
  type Platform,
  type PlatformIdentity,
  ROLES,
  type Role,
  SIDES,
  type Side,
} from '../../../domain/partnership/partnership.ts'
import type { DirectoryRoom, Tx } from '../../../ports/index.ts'

/** Somebody who can be picked: who sits in the channel, or is in the partnership already. */
export interface Candidate {
  /** What stands for them in an answer: their account, or their id in the partnership. No commas. */
  readonly key: string
  readonly name: string
  /** Null for somebody of the partnership without an account on this platform. */
  readonly identity: PlatformIdentity | null
  /** Their id in the partnership; null while they are not in it. */
  readonly personId: string | null
  readonly zone: string | null
  /** A shipped locale's tag. */
  readonly language: string | null
}

/** What was answered about one side; empty texts were not. */
export interface SideAnswers {
  readonly name: string
  readonly country: string
  readonly zone: string
  readonly language: string
  /** As typed. */
  readonly hours: string
  /** Keys of candidates. */
  readonly people: readonly string[]
  readonly roles: Readonly<Partial<Record<Role, readonly string[]>>>
}

/** A setup somebody began in a channel, with everything answered so far. */
export interface SetupDraft {
  /** The partnership that is changed; null for a new one. */
  readonly partnershipId: string | null
  readonly platform: Platform
  readonly channelId: string
  /** The side of the person who answers. */
  readonly side: Side
  readonly name: string
  /** Language and zone the questions are asked in. */
  readonly language: string
  readonly candidates: readonly Candidate[]
  readonly sides: Readonly<Record<Side, SideAnswers>>
}

export const NOTHING_ANSWERED: SideAnswers = {
  name: '',
  country: '',
  zone: '',
  language: '',
  hours: '',
  people: [],
  roles: {},
}

/** One person's answers in one channel: nobody else sees or goes on with them. */
const nameOf = (actor: PlatformIdentity, channelId: string): string =>
  `setup/${actor.platform}/${channelId}/${actor.userId}`

export const readDraft = async (
  tx: Tx,
  actor: PlatformIdentity,
  channelId: string,
): Promise<SetupDraft | null> => (await tx.drafts.get(nameOf(actor, channelId))) as SetupDraft | null

export const keepDraft = (tx: Tx, actor: PlatformIdentity, draft: SetupDraft, at: Date): Promise<void> =>
  tx.drafts.put(nameOf(actor, draft.channelId), draft, at)

export const dropDraft = (tx: Tx, actor: PlatformIdentity, channelId: string): Promise<void> =>
  tx.drafts.remove(nameOf(actor, channelId))

/** Who can be picked: the people of the room, who acts first, and those of the partnership who are not there. */
export function candidatesOf(
  room: DirectoryRoom | null,
  partnership: Partnership | null,
  actor: PlatformIdentity,
  spoken: readonly string[],
): readonly Candidate[] {
  const people = partnership?.people ?? []
  const present = (room?.members ?? []).map(
    ({ identity, name, zone, language }): Candidate => ({
      key: identity.userId,
      name,
      identity,
      personId: people.find((person) => has(person, identity))?.id ?? null,
      zone,
      language: language === null ? null : spokenTag(language, spoken),
    }),
  )
  const absent = people
    .filter((person) => !present.some(({ personId }) => personId === person.id))
    .map(({ id, name, zone, language, identities }): Candidate => {
      const identity = identities.find(({ platform }) => platform === actor.platform) ?? null
      return { key: identity?.userId ?? id, name, identity, personId: id, zone, language }
    })
  const all = [...present, ...absent]
  return [...all.filter(({ key }) => key === actor.userId), ...all.filter(({ key }) => key !== actor.userId)]
}

const has = (person: Person, { platform, userId }: PlatformIdentity): boolean =>
  person.identities.some((identity) => identity.platform === platform && identity.userId === userId)

/** The answers that describe a side as it is. */
export function answersOf(
  partnership: Partnership,
  side: Side,
  candidates: readonly Candidate[],
): SideAnswers {
  const { name, country, zone, language, hours } = partnership.sides[side]
  const own = partnership.people.filter((person) => person.side === side)
  const keyOf = ({ id }: Person): string => candidates.find(({ personId }) => personId === id)?.key ?? id
  const holding = (role: Role) => own.filter(({ roles }) => roles.includes(role)).map(keyOf)
  return {
    ...{ name, country, zone, language, hours: hoursText(hours), people: own.map(keyOf) },
    roles: Object.fromEntries(ROLES.map((role) => [role, holding(role)])),
  }
}

/** Answers about people who are not there any more count for nothing. */
export function withoutTheAbsent(draft: SetupDraft): SetupDraft {
  const known = new Set(draft.candidates.map(({ key }) => key))
  const kept = (keys: readonly string[] = []) => keys.filter((key) => known.has(key))
  const clean = (answers: SideAnswers): SideAnswers => ({
    ...answers,
    people: kept(answers.people),
    roles: Object.fromEntries(ROLES.map((role) => [role, kept(answers.roles[role])])),
  })
  const [brand, factory] = SIDES.map((side) => clean(draft.sides[side]))
  return brand && factory ? { ...draft, sides: { brand, factory } } : draft
}
