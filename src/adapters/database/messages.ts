import type { MessageRef } from '../../chat/index.ts'
import type { Audience, Platform, Side } from '../../domain/partnership/partnership.ts'
import { AppError } from '../../errors.ts'
import type { MessageRows, TicketMessage } from '../../ports/index.ts'
import type { TicketMessage as MessageRow } from './generated/client.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const COLUMNS = `platform, channel_id AS "channelId", message_id AS "messageId", ticket_id AS "ticketId", role, audience,
  person_id AS "personId", side, posted_at AS "postedAt", deleted_at AS "deletedAt"`

const BY_REF = `SELECT ${COLUMNS} FROM ticket_message WHERE platform = $1 AND channel_id = $2 AND message_id = $3`
const OF_TICKET = `SELECT ${COLUMNS} FROM ticket_message WHERE ticket_id = $1::uuid ORDER BY posted_at, message_id`

export function createMessageRows({ prisma, sql, newTickets }: UnitOfWork): MessageRows {
  const linked = new Set<string>()
  const byRef = async (ref: MessageRef): Promise<TicketMessage | null> => {
    const [row] = await sql.rows<MessageRow>(BY_REF, ref.platform, ref.channelId, ref.messageId)
    return row ? toMessage(row) : null
  }
  return {
    byRef,
    async link(message) {
      const { ref, ticketId, role, audience, personId, side, postedAt, deletedAt } = message
      linked.add(ticketId)
      const added = await sql.run(
        `INSERT INTO ticket_message
           (platform, channel_id, message_id, ticket_id, role, audience, person_id, side, posted_at, deleted_at)
         VALUES ($1, $2, $3, $4::uuid, $5, $6, $7, $8, $9::timestamptz, $10::timestamptz) ON CONFLICT DO NOTHING`,
        ref.platform,
        ref.channelId,
        ref.messageId,
        ticketId,
        role,
        audience,
        personId,
        side,
        postedAt.toISOString(),
        deletedAt?.toISOString() ?? null,
      )
      if (added === 1 || (await byRef(ref))?.ticketId === ticketId) return
      throw new AppError('message-of-another-ticket', { ...ref })
    },
    async ofTicket(ticketId) {
      if (newTickets.has(ticketId) && !linked.has(ticketId)) return []
      const rows = await sql.rows<MessageRow>(OF_TICKET, ticketId)
      return rows.map(toMessage)
    },
    async markDeleted(ref, at) {
      await prisma.ticketMessage.updateMany({ where: { ...ref }, data: { deletedAt: at } })
    },
  }
}

function toMessage(row: MessageRow): TicketMessage {
  const { platform, channelId, messageId, ticketId, personId, postedAt, deletedAt } = row
  return {
    ref: { platform: platform as Platform, channelId, messageId },
    ticketId,
    role: row.role as TicketMessage['role'],
    audience: row.audience as Audience,
    personId,
    side: row.side as Side | null,
    postedAt,
    deletedAt,
  }
}
