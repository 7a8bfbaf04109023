import { readHoursText } from '../../../domain/partnership/hours-text.ts'
import {
  type Partnership,
  type Person,
  ROLES,
  SIDES,
  type Side,
  type SideProfile,
} from '../../../domain/partnership/partnership.ts'
import { AppError } from '../../../errors.ts'
import type { Candidate, SetupDraft } from './draft.ts'

/** A new partnership as it was answered, as if a file said it. */
export const newPartnership = (draft: SetupDraft, id: string): Partnership => ({
  id,
  name: draft.name,
  sides: { brand: profileOf(draft, 'brand', null), factory: profileOf(draft, 'factory', null) },
  people: SIDES.flatMap((side) => peopleOf(draft, side, null)),
  channels: [{ platform: draft.platform, channelId: draft.channelId, audience: 'both' }],
  checkIn: null,
})

/** The partnership with the side of the person who answered as they answered it; everything else stays. */
export const changedPartnership = (draft: SetupDraft, before: Partnership): Partnership => ({
  ...before,
  name: draft.name,
  sides: { ...before.sides, [draft.side]: profileOf(draft, draft.side, before) },
  people: SIDES.flatMap((side) =>
    side === draft.side
      ? peopleOf(draft, side, before)
      : before.people.filter((person) => person.side === side),
  ),
})

function profileOf({ sides }: SetupDraft, side: Side, before: Partnership | null): SideProfile {
  const { name, country, zone, language, hours } = sides[side]
  const read = readHoursText(hours)
  if (!read.ok) throw new AppError('internal', { reference: 'hours' })
  const old = before?.sides[side]
  const region = old?.country === country ? old.region : null
  const kept = old ?? { holidays: { add: [], remove: [] }, workdays: [], closures: [] }
  const { holidays, workdays, closures } = kept
  return { name, country, region, zone, language, hours: read.hours, holidays, workdays, closures }
}

/** Those who were there keep their place and what a file says of them; new ones follow. */
function peopleOf(draft: SetupDraft, side: Side, before: Partnership | null): readonly Person[] {
  const { people, roles } = draft.sides[side]
  const picked = draft.candidates.filter(({ key }) => people.includes(key))
  const old = before?.people.filter((person) => person.side === side) ?? []
  const order = (candidate: Candidate): number => {
    const place = old.findIndex(({ id }) => id === candidate.personId)
    return place < 0 ? old.length : place
  }
  return picked
    .toSorted((a, b) => order(a) - order(b))
    .map((candidate): Person => {
      const known = old.find(({ id }) => id === candidate.personId)
      const held = ROLES.filter((role) => roles[role]?.includes(candidate.key))
      return known ? { ...known, roles: held } : newPerson(candidate, side, held)
    })
}

const newPerson = ({ key, name, identity }: Candidate, side: Side, roles: Person['roles']): Person => ({
  ...{ id: idOf(key), side, name, email: null, roles, zone: null, language: null },
  identities: identity ? [identity] : [],
})

/** An id a person can type: the account's own. */
const idOf = (key: string): string => {
  const plain = key
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return plain.slice(0, 40) || 'somebody'
}

/** An id for the partnership that no other has. */
export function freeId(name: string, taken: readonly string[]): string {
  const plain = idOf(name.normalize('NFKD').replaceAll(/\p{M}/gu, '')).slice(0, 34)
  const base = plain === 'somebody' ? 'partnership' : plain
  if (!taken.includes(base)) return base
  for (let number = 2; ; number++) if (!taken.includes(`${base}-${number}`)) return `${base}-${number}`
}
