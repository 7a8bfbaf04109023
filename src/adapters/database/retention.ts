import type { Forgettable, RetentionLimits, RetentionRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/**
 * A settled delivery whose content is still there. The body is looked at as text: it may hold characters that PostgreSQL
 * refuses to read as values. `"variants":{}` cannot stand inside a text of it, as the quotes would be escaped.
 */
export const SETTLED_WITH_CONTENT = `state IN ('sent', 'dropped', 'failed', 'uncertain') AND body::text NOT LIKE '%"variants":{}%'`

/** Made by a machine, shown by no card for long: it can be made again. */
const UNUSED_TRANSLATIONS = `translation WHERE used_at < $1::timestamptz AND state <> 'wanted' AND corrected_by IS NULL`

export function createRetentionRows({ sql, prisma }: UnitOfWork): RetentionRows {
  const count = async (text: string, before: Date): Promise<number> => {
    const [row] = await sql.rows<{ number: number }>(
      `SELECT count(*)::int AS number ${text}`,
      before.toISOString(),
    )
    return row?.number ?? 0
  }
  return {
    async count({
      eventsBefore,
      repliesBefore,
      contentsBefore,
      draftsBefore,
      heardBefore,
      translationsBefore,
    }) {
      return {
        events: await count('FROM inbound_event WHERE received_at < $1::timestamptz', eventsBefore),
        replies:
          (await count(
            'FROM inbound_event WHERE received_at < $1::timestamptz AND reply IS NOT NULL',
            repliesBefore,
          )) + (await count('FROM teams_held_answer WHERE held_at < $1::timestamptz', contentsBefore)),
        contents: await count(
          `FROM delivery WHERE created_at < $1::timestamptz AND ${SETTLED_WITH_CONTENT}`,
          contentsBefore,
        ),
        drafts: await count('FROM draft WHERE updated_at < $1::timestamptz', draftsBefore),
        heard: await count(
          'FROM proposal WHERE posted_at < $1::timestamptz AND words IS NOT NULL',
          heardBefore,
        ),
        translations: await count(`FROM ${UNUSED_TRANSLATIONS}`, translationsBefore),
      }
    },
    async forget(limits: RetentionLimits): Promise<Forgettable> {
      const replies = await sql.run(
        'UPDATE inbound_event SET reply = NULL WHERE received_at < $1::timestamptz AND reply IS NOT NULL',
        limits.repliesBefore.toISOString(),
      )
      const held = await sql.run(
        'DELETE FROM teams_held_answer WHERE held_at < $1::timestamptz',
        limits.contentsBefore.toISOString(),
      )
      const events = await sql.run(
        'DELETE FROM inbound_event WHERE received_at < $1::timestamptz',
        limits.eventsBefore.toISOString(),
      )
      const rows = await sql.rows<{ id: string }>(
        `SELECT id FROM delivery WHERE created_at < $1::timestamptz AND ${SETTLED_WITH_CONTENT}`,
        limits.contentsBefore.toISOString(),
      )
      for (const { id } of rows) await emptyDelivery(prisma, id)
      await prisma.picture.deleteMany({ where: { keptAt: { lt: limits.contentsBefore } } })
      const drafts = await sql.run(
        'DELETE FROM draft WHERE updated_at < $1::timestamptz',
        limits.draftsBefore.toISOString(),
      )
      const heard = await sql.run(
        'UPDATE proposal SET words = NULL WHERE posted_at < $1::timestamptz AND words IS NOT NULL',
        limits.heardBefore.toISOString(),
      )
      await sql.run('DELETE FROM hush WHERE until < $1::timestamptz', limits.heardBefore.toISOString())
      const translations = await sql.run(
        `DELETE FROM ${UNUSED_TRANSLATIONS}`,
        limits.translationsBefore.toISOString(),
      )
      return { events, replies: replies + held, contents: rows.length, drafts, heard, translations }
    },
  }
}

/** Takes what a message said out of its row. Where it went, when, and whether it arrived stays. */
export async function emptyDelivery(prisma: UnitOfWork['prisma'], id: string): Promise<void> {
  const { body } = await prisma.delivery.findUniqueOrThrow({ where: { id }, select: { body: true } })
  await prisma.delivery.update({
    where: { id },
    data: { body: { ...(body as object), variants: {}, fallback: null } },
  })
}
