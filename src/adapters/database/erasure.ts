import type { ErasureRows } from '../../ports/index.ts'
import { emptyCheckIns } from './erase-check-ins.ts'
import type { Prisma } from './generated/client.ts'
import { emptyProposals } from './proposals.ts'
import { emptyDelivery, SETTLED_WITH_CONTENT } from './retention.ts'
import type { UnitOfWork } from './unit-of-work.ts'

/** An id holds nothing that would have to be escaped. */
const NAME_OUT_OF_WAITING = `
  UPDATE delivery SET body = replace(body::text, $2, $3)::json
  WHERE partnership_id = $1 AND state IN ('queued', 'sending') AND strpos(body::text, $2) > 0`

/** What was answered, what waits to be answered, and what was begun. */
const WITH_NAME = [
  'UPDATE inbound_event SET reply = NULL WHERE strpos(reply::text, $1) > 0',
  'DELETE FROM teams_held_answer WHERE strpos(reply::text, $1) > 0',
  'DELETE FROM draft WHERE strpos(content::text, $1) > 0',
]

export function createErasureRows(unit: UnitOfWork): ErasureRows {
  const { prisma, sql } = unit
  return {
    emptyProposals: (partnershipId, personId) => emptyProposals(unit, partnershipId, personId),
    person: (partnershipId, id) =>
      prisma.person.findUnique({
        where: { partnershipId_id: { partnershipId, id } },
        select: { name: true, email: true },
      }),
    async forgetPerson(partnershipId, personId) {
      await prisma.identity.deleteMany({ where: { partnershipId, personId } })
      const { count } = await prisma.person.updateMany({
        where: { partnershipId, id: personId },
        data: {
          name: personId,
          email: null,
          zone: null,
          language: null,
          chosenZone: null,
          chosenLanguage: null,
        },
      })
      return count > 0
    },
    async emptyDeliveries(partnershipId, { personId, names, ticketIds }) {
      const rows = await sql.rows<{ id: string; ticket: string | null; body: string }>(
        `SELECT id, ticket_id AS ticket, body::text AS body FROM delivery
         WHERE partnership_id = $1 AND ${SETTLED_WITH_CONTENT}`,
        partnershipId,
      )
      const marks = [...names, personId].map((text) => JSON.stringify(text).slice(1, -1))
      const theirs = rows.filter(
        ({ ticket, body }) =>
          (ticket !== null && ticketIds.includes(ticket)) || marks.some((mark) => body.includes(mark)),
      )
      for (const { id } of theirs) await emptyDelivery(prisma, id)
      let waiting = 0
      for (const name of names.map((text) => JSON.stringify(text).slice(1, -1)))
        waiting += await sql.run(NAME_OUT_OF_WAITING, partnershipId, name, personId)
      return theirs.length + waiting
    },
    async emptyConsoleMessages(partnershipId, personId, at) {
      return sql.run(
        `UPDATE console_message SET text = NULL, variants = NULL, deleted_at = coalesce(deleted_at, $3::timestamptz)
         WHERE (channel_id = 'dm:' || $1 || '/' || $2
             OR author = $2 AND starts_with(channel_id, $1 || '/'))
           AND (text IS NOT NULL OR variants IS NOT NULL)`,
        partnershipId,
        personId,
        at.toISOString(),
      )
    },
    async emptyPromises(partnershipId, personId, instead) {
      const rows = await prisma.promiseEntry.findMany({ where: { partnershipId } })
      const theirs = rows.filter(({ body }) => {
        const { owner, text } = body as { owner?: unknown; text?: unknown }
        return owner === personId && text !== instead
      })
      for (const { id, body } of theirs) {
        const emptied = { ...(body as Prisma.JsonObject), text: instead }
        await prisma.promiseEntry.update({ where: { id }, data: { body: emptied } })
      }
      return theirs.length
    },
    emptyCheckIns: (partnershipId, personId, instead) =>
      emptyCheckIns(prisma, partnershipId, personId, instead),
    async forgetTranslations(partnershipId, { personId, names, ticketIds }) {
      const marks = names.map((name) => JSON.stringify(name).slice(1, -1))
      return sql.run(
        `DELETE FROM translation WHERE partnership_id = $1 AND (writer_id = $2 OR corrected_by = $2
           OR EXISTS (SELECT FROM json_array_elements_text($3::text::json) AS t(id) WHERE t.id = ANY (ticket_ids))
           OR EXISTS (SELECT FROM json_array_elements_text($4::text::json) AS n(name) WHERE strpos(body::text, n.name) > 0))`,
        partnershipId,
        personId,
        JSON.stringify(ticketIds),
        JSON.stringify(marks),
      )
    },
    async forgetReplies(partnershipId, { personId, names }) {
      let forgotten = await sql.run(
        `DELETE FROM teams_held_answer h USING identity i WHERE i.partnership_id = $1 AND i.person_id = $2
           AND i.platform = 'teams' AND i.user_id = h.object_id`,
        partnershipId,
        personId,
      )
      for (const name of names.map((text) => JSON.stringify(text).slice(1, -1)))
        for (const statement of WITH_NAME) forgotten += await sql.run(statement, name)
      return forgotten
    },
  }
}
