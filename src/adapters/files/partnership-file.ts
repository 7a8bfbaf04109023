import type { z } from 'zod'
import { EMOJI_MEANINGS, type EmojiNames, emojiName } from '../../domain/partnership/emoji.ts'
import { missingRoles } from '../../domain/partnership/missing-roles.ts'
import {
  type ChannelSpec,
  type Partnership,
  type Person,
  type PlatformIdentity,
  SIDES,
  type Side,
  type SideProfile,
} from '../../domain/partnership/partnership.ts'
import { parseWeeklyHours, weekdayNumber } from '../../domain/partnership/weekly-hours.ts'
import { FileProblemsError, type FileWarning } from './file-problem.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { repeatedEntries } from './partnership-checks.ts'
import { isSlackChannelName, isSlackEmail, type NamedInFile, namesIn } from './partnership-names.ts'
import { type PartnershipFile, partnershipSchema } from './partnership-schema.ts'
import { openYaml, type YamlSource } from './yaml-source.ts'
import { problemsOfIssue } from './zod-problems.ts'

export interface PartnershipReading {
  readonly partnership: Partnership
  /** The agreement's file as written, relative to this one; null when none is named. */
  readonly agreementPath: string | null
  /** Accounts and channels the file names without their ids; `partnership` is without them until they are looked up. */
  readonly names: readonly NamedInFile[]
  /** What is odd but usable: a side without a liaison or an approver. */
  readonly warnings: readonly FileWarning[]
}

/**
 * Reads a partnership from the text of a YAML file. `fileName` appears in problems and is not opened. Every person also
 * gets an identity on the local console, named by the person's id; channels of the console are not added.
 * @throws FileProblemsError with every mistake found
 */
export const readPartnershipFile = (text: string, fileName: string): PartnershipReading => {
  const source = openYaml(text, fileName)
  const parsed = partnershipSchema.safeParse(source.value)
  const shape = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, source, partnershipSchema, []))
  const problems = [...shape, ...repeatedEntries(source)]
  if (problems.length > 0) throw new FileProblemsError(problems)
  const file = parsed.data as PartnershipFile
  const partnership = toPartnership(file)
  return {
    partnership,
    agreementPath: file.agreement ?? null,
    names: namesIn(file, source),
    warnings: warningsOf(partnership, source),
  }
}

/** The JSON Schema of a partnership file for editors, described in the language of `t`. */
export const partnershipJsonSchema = (t: (key: string) => string): JsonSchema =>
  jsonSchemaOf(partnershipSchema as z.ZodType, (name) => t(`files:schema.${name}`))

const warningsOf = (partnership: Partnership, source: YamlSource): FileWarning[] =>
  missingRoles(partnership).map(({ side, role }) =>
    source.problem(
      [side, 'people'],
      { code: `files:nobody-is-${role}`, found: null, params: { side } },
      'key',
    ),
  )

const toPartnership = (file: PartnershipFile): Partnership => ({
  id: file.id,
  name: file.name,
  sides: { brand: toSide(file.brand), factory: toSide(file.factory) },
  people: SIDES.flatMap((side) => file[side].people.map((person) => toPerson(person, side))),
  channels: [
    ...toChannels(file.channels?.shared, 'both'),
    ...toChannels(file.channels?.brand, 'brand'),
    ...toChannels(file.channels?.factory, 'factory'),
  ],
  checkIn: file.checkIn ? { ...file.checkIn, weekday: weekdayNumber(file.checkIn.weekday) } : null,
  ...(file.emoji ? { emoji: toEmoji(file.emoji) } : {}),
  ...toTranslation(file),
})

const toEmoji = (written: NonNullable<PartnershipFile['emoji']>): Partial<EmojiNames> =>
  Object.fromEntries(
    EMOJI_MEANINGS.flatMap((meaning) => {
      const name = written[meaning]
      return name === undefined ? [] : [[meaning, emojiName(name)]]
    }),
  )

/** Nothing for a file that says nothing about it. */
const toTranslation = ({ translation, brand, factory }: PartnershipFile): Pick<Partnership, 'translation'> =>
  translation || brand.confidential || factory.confidential
    ? {
        translation: {
          providers: translation?.providers !== 'forbidden',
          confidential: { brand: brand.confidential ?? [], factory: factory.confidential ?? [] },
          terms: (translation?.terms ?? []).map(({ id, words }) => ({ id, words: withoutGaps(words) })),
        },
      }
    : {}

const withoutGaps = <Value>(words: Readonly<Record<string, Value | undefined>>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(words).filter((entry): entry is [string, Value] => entry[1] !== undefined),
  )

const toSide = (side: PartnershipFile[Side]): SideProfile => ({
  name: side.name,
  country: side.country,
  region: side.region ?? null,
  zone: side.zone,
  language: side.language,
  hours: parseWeeklyHours(side.hours).hours,
  holidays: { add: side.holidays?.add ?? [], remove: side.holidays?.remove ?? [] },
  workdays: side.workdays ?? [],
  closures: side.closures ?? [],
})

const toPerson = (person: PartnershipFile[Side]['people'][number], side: Side): Person => ({
  id: person.id,
  side,
  name: person.name,
  email: person.email ?? null,
  roles: person.roles ?? [],
  zone: person.zone ?? null,
  language: person.language ?? null,
  identities: toIdentities(person),
})

const toIdentities = ({ id, slack, teams }: PartnershipFile[Side]['people'][number]): PlatformIdentity[] => {
  const identities: PlatformIdentity[] = [{ platform: 'console', userId: id, workspaceId: null }]
  if (slack !== undefined && !(typeof slack === 'string' && isSlackEmail(slack))) {
    const { user, team } = typeof slack === 'string' ? { user: slack, team: null } : slack
    identities.push({ platform: 'slack', userId: user, workspaceId: team })
  }
  if (teams !== undefined)
    identities.push({ platform: 'teams', userId: teams.objectId, workspaceId: teams.tenant })
  return identities
}

const toChannels = (
  list: NonNullable<PartnershipFile['channels']>['shared'] = [],
  audience: ChannelSpec['audience'],
): ChannelSpec[] =>
  list.flatMap(({ slack, teams }): ChannelSpec[] => {
    if (slack === undefined) return [{ platform: 'teams', channelId: teams ?? '', audience }]
    return isSlackChannelName(slack) ? [] : [{ platform: 'slack', channelId: slack, audience }]
  })
