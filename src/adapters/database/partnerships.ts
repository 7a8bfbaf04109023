import { randomUUID } from 'node:crypto'
import type { Audience, Partnership } from '../../domain/partnership/partnership.ts'
import type { PartnershipRows } from '../../ports/index.ts'
import { type RevisedPartnership, readPartnership } from './partnership-reading.ts'
import { savePartnership } from './partnership-saving.ts'
import { lockPartnership, type UnitOfWork } from './unit-of-work.ts'

/**
 * Partnerships as they were last read, by id. They change rarely and every event needs one. A revision is never given
 * out twice, not even by a transaction that is rolled back, so what is kept under it cannot be wrong.
 */
export type PartnershipCache = Map<string, RevisedPartnership>

export function createPartnershipRows(unit: UnitOfWork, cache: PartnershipCache): PartnershipRows {
  const { prisma, sql } = unit

  const atRevision = async (id: string, revision: string): Promise<Partnership | null> => {
    const kept = cache.get(id)
    if (kept?.revision === revision) return kept.partnership
    const read = await readPartnership(sql, id)
    if (read) cache.set(id, read)
    return read?.partnership ?? null
  }

  /** A new revision, before any row of the partnership is changed: everybody takes the rows in this order. */
  const revise = async (partnershipId: string): Promise<void> => {
    const revision = randomUUID()
    await sql.run('UPDATE partnership SET revision = $2::uuid WHERE id = $1', partnershipId, revision)
    const held = unit.locked.get(partnershipId)
    if (held) held.revision = revision
  }

  return {
    async lock(id) {
      const locked = await lockPartnership(unit, id)
      return locked && atRevision(id, locked.revision)
    },
    async get(id) {
      const held = unit.locked.get(id)
      if (held) return atRevision(id, held.revision)
      const row = await prisma.partnership.findUnique({ where: { id }, select: { revision: true } })
      return row && atRevision(id, row.revision)
    },
    async ids() {
      const rows = await prisma.partnership.findMany({ select: { id: true }, orderBy: { id: 'asc' } })
      return rows.map((row) => row.id)
    },
    save: (partnership) => savePartnership(unit, partnership),
    async ofChannel(platform, channelId) {
      const [row] = await sql.rows<{ partnershipId: string; audience: Audience }>(
        `SELECT partnership_id AS "partnershipId", audience FROM channel WHERE platform = $1 AND channel_id = $2`,
        platform,
        channelId,
      )
      return row ?? null
    },
    ofIdentity: ({ platform, userId, workspaceId }) =>
      // An identity without a workspace fits any; one that names it comes first.
      sql.rows(
        `SELECT DISTINCT ON (partnership_id) partnership_id AS "partnershipId", person_id AS "personId"
         FROM identity WHERE platform = $1 AND user_id = $2 AND workspace_id IN ('', $3)
         ORDER BY partnership_id, workspace_id DESC`,
        platform,
        userId,
        workspaceId ?? '',
      ),
    async setPreference(partnershipId, personId, { language, zone }) {
      await revise(partnershipId)
      const { count } = await prisma.person.updateMany({
        where: { partnershipId, id: personId },
        data: {
          ...(language === undefined ? {} : { chosenLanguage: language }),
          ...(zone === undefined ? {} : { chosenZone: zone }),
        },
      })
      if (count !== 1) throw new Error(`There is no person ${personId} in partnership ${partnershipId}`)
    },
    async setProfile(partnershipId, personId, { language, zone }) {
      const where = { partnershipId_id: { partnershipId, id: personId } }
      const known = await prisma.person.findUniqueOrThrow({ where })
      if (known.profileLanguage === language && known.profileZone === zone) return
      await revise(partnershipId)
      await prisma.person.update({ where, data: { profileLanguage: language, profileZone: zone } })
    },
  }
}
