import { randomUUID } from 'node:crypto'
import type { Partnership } from '../../domain/partnership/partnership.ts'
import { AppError } from '../../errors.ts'
import { GENESIS } from './history-chain.ts'
import { toBody } from './json-body.ts'
import { holdLock, LOCK_COLUMNS, type UnitOfWork } from './unit-of-work.ts'

type LockRow = Parameters<typeof holdLock>[1]

/**
 * Writes the partnership and holds its lock from then on. Who is no longer named becomes inactive; identities and
 * channels are replaced. What people chose by hand stays.
 */
export async function savePartnership(unit: UnitOfWork, partnership: Partnership): Promise<void> {
  await saveRow(unit, partnership)
  await savePeople(unit, partnership)
  await saveIdentities(unit, partnership)
  await saveChannels(unit, partnership)
}

async function saveRow(
  unit: UnitOfWork,
  { id, name, sides, checkIn, emoji, translation }: Partnership,
): Promise<void> {
  const [row] = await unit.sql.rows<LockRow>(
    `INSERT INTO partnership (id, name, revision, spec, head_hash) VALUES ($1, $2, $3::uuid, $4::text::json, $5)
     ON CONFLICT (id) DO UPDATE SET name = excluded.name, revision = excluded.revision, spec = excluded.spec
     RETURNING ${LOCK_COLUMNS}`,
    id,
    name,
    randomUUID(),
    JSON.stringify(toBody({ sides, checkIn, ...(emoji ? { emoji } : {}), translation })),
    GENESIS,
  )
  if (!row) throw new Error(`Partnership ${id} was not written`)
  const held = unit.locked.get(id)
  if (held) held.revision = row.revision
  else holdLock(unit, row)
}

async function savePeople({ sql }: UnitOfWork, { id, people }: Partnership): Promise<void> {
  const rows = people.map((person, position) => ({ ...person, identities: undefined, position }))
  await sql.run(
    `INSERT INTO person (partnership_id, id, side, name, email, roles, zone, language, position, active)
     SELECT $1, id, side, name, email, ARRAY(SELECT json_array_elements_text(roles)), zone, language, position, true
     FROM json_to_recordset($2::text::json)
       AS r(id text, side text, name text, email text, roles json, zone text, language text, position int)
     ON CONFLICT (partnership_id, id) DO UPDATE SET side = excluded.side, name = excluded.name,
       email = excluded.email, roles = excluded.roles, zone = excluded.zone, language = excluded.language,
       position = excluded.position, active = true`,
    id,
    JSON.stringify(rows),
  )
  await sql.run(
    `UPDATE person SET active = false
     WHERE partnership_id = $1 AND id NOT IN (SELECT json_array_elements_text($2::text::json))`,
    id,
    JSON.stringify(people.map((person) => person.id)),
  )
}

async function saveIdentities({ sql }: UnitOfWork, { id, people }: Partnership): Promise<void> {
  const rows = people.flatMap((person) =>
    person.identities.map(({ platform, userId, workspaceId }, position) => ({
      platform,
      user_id: userId,
      workspace_id: workspaceId ?? '',
      person_id: person.id,
      position,
    })),
  )
  await sql.run('DELETE FROM identity WHERE partnership_id = $1', id)
  await sql.run(
    `INSERT INTO identity (partnership_id, platform, user_id, workspace_id, person_id, position)
     SELECT $1, platform, user_id, workspace_id, person_id, position FROM json_to_recordset($2::text::json)
       AS r(platform text, user_id text, workspace_id text, person_id text, position int)`,
    id,
    JSON.stringify(rows),
  )
}

/** A conversation belongs to one partnership: rejects with `channel-taken` when another has it. */
async function saveChannels({ sql }: UnitOfWork, { id, channels }: Partnership): Promise<void> {
  const rows = channels.map(({ platform, channelId, audience }, position) => ({
    platform,
    channel_id: channelId,
    audience,
    position,
  }))
  await sql.run('DELETE FROM channel WHERE partnership_id = $1', id)
  const saved = await sql.rows<{ platform: string; channel_id: string }>(
    `INSERT INTO channel (partnership_id, platform, channel_id, audience, position)
     SELECT $1, platform, channel_id, audience, position FROM json_to_recordset($2::text::json)
       AS r(platform text, channel_id text, audience text, position int)
     ON CONFLICT DO NOTHING RETURNING platform, channel_id`,
    id,
    JSON.stringify(rows),
  )
  const names = new Set(saved.map((row) => `${row.platform}/${row.channel_id}`))
  const taken = channels.find((channel) => !names.has(`${channel.platform}/${channel.channelId}`))
  if (taken) throw new AppError('channel-taken', { platform: taken.platform, channelId: taken.channelId })
}
