import type { Audience, Platform, Side } from '../../domain/partnership/partnership.ts'
import type { FileRows, TicketFile } from '../../ports/index.ts'
import type { TicketFile as FileRow } from './generated/client.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const COLUMNS = `platform, file_id AS "fileId", ticket_id AS "ticketId", channel_id AS "channelId",
  message_id AS "messageId", name, mime_type AS "mimeType", size, url, audience, person_id AS "personId", side,
  posted_at AS "postedAt", deleted_at AS "deletedAt"`

const OF_TICKET = `SELECT ${COLUMNS} FROM ticket_file WHERE ticket_id = $1::uuid AND audience IN ('both', $2)
  ORDER BY posted_at, file_id`
const BY_FILE = `SELECT ${COLUMNS} FROM ticket_file WHERE platform = $1 AND file_id = $2 ORDER BY ticket_id`
const ADD = `INSERT INTO ticket_file (platform, file_id, ticket_id, channel_id, message_id, name, mime_type, size, url,
    audience, person_id, side, posted_at, deleted_at)
  VALUES ($1, $2, $3::uuid, $4, $5, $6, $7, $8::text::bigint, $9, $10, $11, $12, $13::timestamptz, $14::timestamptz)
  ON CONFLICT DO NOTHING`

export function createFileRows({ sql, prisma, newTickets }: UnitOfWork): FileRows {
  const touched = new Set<string>()
  return {
    async add(files) {
      const added: TicketFile[] = []
      for (const file of files) {
        touched.add(file.ticketId)
        if ((await sql.run(ADD, ...valuesOf(file))) === 1) added.push(file)
      }
      return added
    },
    async ofTicket(ticketId, reader) {
      if (newTickets.has(ticketId) && !touched.has(ticketId)) return []
      return (await sql.rows<FileRow>(OF_TICKET, ticketId, reader)).map(toFile)
    },
    async byFile(platform, fileId) {
      return (await sql.rows<FileRow>(BY_FILE, platform, fileId)).map(toFile)
    },
    async markDeleted(platform, fileId, deletedAt) {
      await prisma.ticketFile.updateMany({
        where: { platform, fileId, deletedAt: null },
        data: { deletedAt },
      })
    },
    async forgetOf(personId, ticketIds, instead) {
      const { count } = await prisma.ticketFile.updateMany({
        where: { personId, ticketId: { in: [...ticketIds] } },
        data: { name: instead, url: '' },
      })
      return count
    },
  }
}

const valuesOf = ({ ref, postedAt, deletedAt, ...file }: TicketFile): readonly (string | null)[] => [
  ref.platform,
  file.fileId,
  file.ticketId,
  ref.channelId,
  ref.messageId,
  file.name,
  file.mimeType,
  String(Math.max(0, Math.trunc(file.size))),
  file.url,
  file.audience,
  file.personId,
  file.side,
  postedAt.toISOString(),
  deletedAt?.toISOString() ?? null,
]

function toFile(row: FileRow): TicketFile {
  const { platform, channelId, messageId, size, audience, side, ...rest } = row
  return {
    ...rest,
    ref: { platform: platform as Platform, channelId, messageId },
    size: Number(size),
    audience: audience as Audience,
    side: side as Side,
  }
}
