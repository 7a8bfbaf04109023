import { EMOJI_MEANINGS } from './emoji.ts'
import {
  type ChannelSpec,
  type Partnership,
  type Person,
  SIDES,
  type SideProfile,
  type Weekday,
} from './partnership.ts'
import { periodsText, WEEKDAY_NAMES } from './weekly-hours.ts'

/** One difference between two versions of a partnership, in the words of its file. */
export interface PartnershipChange {
  readonly kind: 'added' | 'removed' | 'changed'
  /** `brand.hours.mon`, `people.f-liaison.roles`, `channels.slack:C0SHARED`. */
  readonly path: string
  /** The old value as text; null when there was none. */
  readonly before: string | null
  /** The new value as text; null when there is none. */
  readonly after: string | null
}

/**
 * What an update would change, in the order of the file; empty when nothing. Without a version before, everything that
 * is named is `added`. People are followed by id and channels by platform and id, so a renamed person is a change and
 * not somebody new; somebody new or gone is one entry with name and roles. The order of lists means nothing. What the
 * file does not say (the console's accounts and channels) is left out.
 * @throws TypeError when the two have different ids: they are different partnerships
 */
export const partnershipDiff = (before: Partnership | null, after: Partnership): PartnershipChange[] => {
  if (before !== null && before.id !== after.id) {
    throw new TypeError(`${before.id} and ${after.id} are different partnerships`)
  }
  return [
    ...compare(before && partnershipValues(before), partnershipValues(after)),
    ...compare(before && translationValues(before), translationValues(after)),
    ...SIDES.flatMap((side) =>
      compare(before && sideValues(side, before.sides[side]), sideValues(side, after.sides[side])),
    ),
    ...compareEntries(
      byPath(before?.people ?? [], personPath),
      byPath(after.people, personPath),
      personText,
      personValues,
    ),
    ...compareEntries(
      byPath(fileChannels(before), channelPath),
      byPath(fileChannels(after), channelPath),
      ({ audience }) => audience,
      (path, { audience }) => new Map([[`${path}.audience`, audience]]),
    ),
  ]
}

/** Values by path; null is none. A field without a value keeps its place, so that changes come in the order of the file. */
type Values = ReadonlyMap<string, string | null>

const values = (entries: readonly (readonly [string, string | null])[]): Values =>
  new Map(entries.map(([path, value]) => [path, value === '' ? null : value]))

const partnershipValues = ({ name, checkIn, emoji }: Partnership): Values =>
  values([
    ['name', name],
    ['checkIn.weekday', checkIn && WEEKDAY_NAMES[checkIn.weekday - 1]!],
    ['checkIn.weekdayOf', checkIn?.weekdayOf ?? null],
    ['checkIn.minutes', checkIn && String(checkIn.minutes)],
    ['checkIn.mode', checkIn?.mode ?? null],
    ...EMOJI_MEANINGS.map((meaning) => [`emoji.${meaning}`, emoji?.[meaning] ?? null] as const),
  ])

const translationValues = ({ translation }: Partnership): Values =>
  values([
    ['translation.providers', translation && !translation.providers ? 'forbidden' : null],
    ...(translation?.terms ?? []).map(
      ({ id, words }) =>
        [
          `translation.terms.${id}`,
          Object.entries(words)
            .map(([tag, list]) => `${tag}: ${list?.join(', ')}`)
            .join('; '),
        ] as const,
    ),
    ...SIDES.flatMap((side) =>
      (translation?.confidential[side] ?? []).map((word) => [`${side}.confidential.${word}`, word] as const),
    ),
  ])

const sideValues = (path: string, side: SideProfile): Values =>
  values([
    [`${path}.name`, side.name],
    [`${path}.country`, side.country],
    [`${path}.region`, side.region],
    [`${path}.zone`, side.zone],
    [`${path}.language`, side.language],
    ...WEEKDAY_NAMES.map(
      (name, index) => [`${path}.hours.${name}`, periodsText(side.hours[(index + 1) as Weekday])] as const,
    ),
    ...side.holidays.add.map((date) => [`${path}.holidays.add.${date}`, date] as const),
    ...side.holidays.remove.map((date) => [`${path}.holidays.remove.${date}`, date] as const),
    ...side.workdays.map((date) => [`${path}.workdays.${date}`, date] as const),
    ...side.closures.map(({ from, to, name }) => [`${path}.closures.${from}/${to}`, name] as const),
  ])

const personPath = ({ id }: Person): string => `people.${id}`
const personText = ({ name, side, roles }: Person): string => [name, side, ...roles].join(', ')

const personValues = (path: string, person: Person): Values =>
  values([
    [`${path}.side`, person.side],
    [`${path}.name`, person.name],
    [`${path}.email`, person.email],
    [`${path}.zone`, person.zone],
    [`${path}.language`, person.language],
    [`${path}.roles`, person.roles.toSorted().join(', ')],
    ...person.identities
      .filter(({ platform }) => platform !== 'console')
      .map(({ platform, userId, workspaceId }) => {
        const account = workspaceId === null ? userId : `${userId} (${workspaceId})`
        return [`${path}.${platform}`, account] as const
      }),
  ])

/** The console's channels are the app's own: no file names them. */
const fileChannels = (partnership: Partnership | null): readonly ChannelSpec[] =>
  (partnership?.channels ?? []).filter(({ platform }) => platform !== 'console')

const channelPath = ({ platform, channelId }: ChannelSpec): string => `channels.${platform}:${channelId}`

const byPath = <Entry>(
  entries: readonly Entry[],
  path: (entry: Entry) => string,
): ReadonlyMap<string, Entry> => new Map(entries.map((entry) => [path(entry), entry]))

const compareEntries = <Entry>(
  before: ReadonlyMap<string, Entry>,
  after: ReadonlyMap<string, Entry>,
  text: (entry: Entry) => string,
  valuesOf: (path: string, entry: Entry) => Values,
): PartnershipChange[] =>
  [...new Set([...before.keys(), ...after.keys()])].flatMap((path): PartnershipChange[] => {
    const old = before.get(path)
    const now = after.get(path)
    if (old !== undefined && now !== undefined) return compare(valuesOf(path, old), valuesOf(path, now))
    return compare(
      old === undefined ? null : new Map([[path, text(old)]]),
      now === undefined ? new Map() : new Map([[path, text(now)]]),
    )
  })

const compare = (before: Values | null, after: Values): PartnershipChange[] =>
  [...new Set([...(before?.keys() ?? []), ...after.keys()])].flatMap((path): PartnershipChange[] => {
    const old = before?.get(path) ?? null
    const now = after.get(path) ?? null
    if (old === now) return []
    const kind = old === null ? 'added' : now === null ? 'removed' : 'changed'
    return [{ kind, path, before: old, after: now }]
  })
