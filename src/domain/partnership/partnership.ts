import type { OwnTerm } from '../glossary/merge-terms.ts'
import type { EmojiNames } from './emoji.ts'

/** The two ends of a partnership. Everything a person sees or owes belongs to one of them. */
export const SIDES = ['brand', 'factory'] as const
export type Side = (typeof SIDES)[number]

/** The other end of the partnership. */
export const otherSide = (side: Side): Side => (side === 'brand' ? 'factory' : 'brand')

/** Who may read something: one side alone, or both. An internal thing has its own side as audience. */
export type Audience = Side | 'both'

/** True when every reader of `side` may read what is meant for `audience`. */
export const mayRead = (side: Side, audience: Audience): boolean => audience === 'both' || audience === side

export const ROLES = ['liaison', 'quality', 'manager', 'executive', 'approver'] as const
export type Role = (typeof ROLES)[number]

const PLATFORMS = ['console', 'slack', 'teams'] as const
export type Platform = (typeof PLATFORMS)[number]

/** How a chat platform names a person: Slack user id, Teams AAD object id with its tenant, console person id. */
export interface PlatformIdentity {
  readonly platform: Platform
  readonly userId: string
  /** Slack team id or Teams tenant id; null when the file did not name one. */
  readonly workspaceId: string | null
}

/** A chat user mapped to a side. `id` is unique within the partnership. */
export interface Person {
  readonly id: string
  readonly side: Side
  readonly name: string
  readonly email: string | null
  readonly roles: readonly Role[]
  /** IANA zone; null means the side's zone. */
  readonly zone: string | null
  /** BCP 47 tag; null means the side's language. */
  readonly language: string | null
  readonly identities: readonly PlatformIdentity[]
}

/** Minutes after local midnight, half-open `[from, to)`. `to` may exceed 1440: those minutes belong to the day they start. */
export interface MinuteInterval {
  readonly from: number
  readonly to: number
}

/** ISO weekday, Monday is 1. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7

export type WeeklyHours = Readonly<Record<Weekday, readonly MinuteInterval[]>>

/** Local dates `YYYY-MM-DD`, both ends included. */
export interface Closure {
  readonly from: string
  readonly to: string
  readonly name: string
}

/** What a side's working time is made of, before public holidays are looked up. Dates are local `YYYY-MM-DD`. */
export interface CalendarSpec {
  /** ISO 3166-1 alpha-2. */
  readonly country: string
  /** ISO 3166-2 subdivision without the country prefix, e.g. `CA`; null for none. */
  readonly region: string | null
  /** IANA zone. */
  readonly zone: string
  readonly hours: WeeklyHours
  readonly holidays: { readonly add: readonly string[]; readonly remove: readonly string[] }
  readonly workdays: readonly string[]
  readonly closures: readonly Closure[]
}

export interface SideProfile extends CalendarSpec {
  readonly name: string
  /** BCP 47 tag of a shipped locale. */
  readonly language: string
}

/** A conversation of a partnership; its readers are everybody (`both`) or one side. */
export interface ChannelSpec {
  readonly platform: Platform
  readonly channelId: string
  readonly audience: Audience
}

export const CHECK_IN_MODES = ['overlap', 'rotate', 'brand', 'factory'] as const

/** When the weekly check-in happens; `weekdayOf` names the side whose calendar the weekday is read in. */
export interface CheckInSpec {
  readonly weekday: Weekday
  readonly weekdayOf: Side
  readonly minutes: number
  readonly mode: (typeof CHECK_IN_MODES)[number]
}

/** What a partnership's file says about translation. */
interface TranslationSpec {
  /** False: no text of the partnership ever goes to a translation provider. */
  readonly providers: boolean
  /** Words of each side that are masked before a text goes to a provider. */
  readonly confidential: Readonly<Record<Side, readonly string[]>>
  /** Terms the partnership adds to the glossary, or words it prefers. */
  readonly terms: readonly OwnTerm[]
}

export interface Partnership {
  readonly id: string
  readonly name: string
  readonly sides: Readonly<Record<Side, SideProfile>>
  readonly people: readonly Person[]
  readonly channels: readonly ChannelSpec[]
  readonly checkIn: CheckInSpec | null
  /** Emoji that mean something here and are not the usual ones; names without colons. */
  readonly emoji?: Partial<EmojiNames>
  /** Absent: providers are allowed and there are no words of its own. */
  readonly translation?: TranslationSpec | undefined
}

/** The zone a person reads times in. */
export const zoneOf = (partnership: Partnership, person: Person): string =>
  person.zone ?? partnership.sides[person.side].zone

/** The language a person reads: set by hand, else the side's. */
export const languageOf = (partnership: Partnership, person: Person): string =>
  person.language ?? partnership.sides[person.side].language
