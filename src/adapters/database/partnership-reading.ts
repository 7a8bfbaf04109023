import type {
  ChannelSpec,
  Partnership,
  Person,
  PlatformIdentity,
} from '../../domain/partnership/partnership.ts'
import { readBody } from './json-body.ts'
import type { Sql } from './unit-of-work.ts'

/** A partnership as it was when the row had this revision. */
export interface RevisedPartnership {
  readonly revision: string
  readonly partnership: Partnership
}

interface IdentityJson extends Omit<PlatformIdentity, 'workspaceId'> {
  readonly personId: string
  readonly workspaceId: string
}

interface PartnershipRow {
  readonly id: string
  readonly name: string
  readonly revision: string
  readonly spec: unknown
  readonly people: readonly Omit<Person, 'identities'>[]
  readonly identities: readonly IdentityJson[]
  readonly channels: readonly ChannelSpec[]
}

/** Everything in one statement, so that it is all of one instant. */
const READ = `
  SELECT p.id, p.name, p.revision, p.spec,
    (SELECT coalesce(json_agg(json_build_object('id', id, 'side', side, 'name', name, 'email', email,
        'roles', to_json(roles), 'zone', coalesce(chosen_zone, zone, profile_zone),
        'language', coalesce(chosen_language, language, profile_language)) ORDER BY position), '[]')
      FROM person WHERE partnership_id = p.id AND active) AS people,
    (SELECT coalesce(json_agg(json_build_object('personId', person_id, 'platform', platform, 'userId', user_id,
        'workspaceId', workspace_id) ORDER BY position), '[]')
      FROM identity WHERE partnership_id = p.id) AS identities,
    (SELECT coalesce(json_agg(json_build_object('platform', platform, 'channelId', channel_id,
        'audience', audience) ORDER BY position), '[]')
      FROM channel WHERE partnership_id = p.id) AS channels
  FROM partnership p WHERE p.id = $1`

/** People who are active, in the order of the file, with what they chose applied. Null when there is none of that id. */
export async function readPartnership(sql: Sql, id: string): Promise<RevisedPartnership | null> {
  const [row] = await sql.rows<PartnershipRow>(READ, id)
  if (!row) return null
  const spec = readBody<Pick<Partnership, 'sides' | 'checkIn' | 'emoji' | 'translation'>>(row.spec)
  const people = row.people.map((person) => ({
    ...person,
    identities: row.identities.filter(({ personId }) => personId === person.id).map(toIdentity),
  }))
  const partnership: Partnership = { id, name: row.name, ...spec, people, channels: row.channels }
  return { revision: row.revision, partnership }
}

const toIdentity = ({ platform, userId, workspaceId }: IdentityJson): PlatformIdentity => ({
  platform,
  userId,
  workspaceId: workspaceId === '' ? null : workspaceId,
})
