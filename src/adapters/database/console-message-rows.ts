import type { CardVariants } from '../../chat/index.ts'
import type { ConsoleMessage, ConsoleMessages } from '../../ports/console-messages.ts'
import type { Database } from './database.ts'
import { unavailable } from './database-errors.ts'
import type { Prisma, ConsoleMessage as Row } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i

/** The console's messages over an open, migrated database; each statement stands alone. */
export function createConsoleMessageRows({ prisma }: Pick<Database, 'prisma'>): ConsoleMessages {
  const table = prisma.consoleMessage
  const changeWritten = async (id: string, data: Prisma.ConsoleMessageUpdateManyMutationInput) =>
    UUID.test(id) &&
    (await table.updateMany({ where: { id, deletedAt: null }, data }).catch(unavailable)).count > 0
  return {
    append: async ({ variants, ...message }) => {
      const data = { ...message, ...(variants && { variants: toBody(variants) as Prisma.InputJsonValue }) }
      // Skipping and looking instead of failing: of two requests at once one stores, both get the same message.
      await table.createMany({ data: [data], skipDuplicates: true }).catch(unavailable)
      const same = [
        { id: message.id },
        ...(message.deliveryId === null ? [] : [{ deliveryId: message.deliveryId }]),
      ]
      return toMessage(await table.findFirstOrThrow({ where: { OR: same } }).catch(unavailable))
    },
    byId: async (id) => {
      const row = UUID.test(id) ? await table.findUnique({ where: { id } }).catch(unavailable) : null
      return row && toMessage(row)
    },
    byDelivery: async (deliveryId) => {
      const row = await table.findUnique({ where: { deliveryId } }).catch(unavailable)
      return row && toMessage(row)
    },
    before: async (channelId, position, limit) => {
      const where = { channelId, ...(position !== null && { position: { lt: position } }) }
      const rows = await table
        .findMany({ where, orderBy: { position: 'desc' }, take: limit })
        .catch(unavailable)
      return rows.reverse().map(toMessage)
    },
    after: async (channelId, position, limit) => {
      const where = { channelId, position: { gt: position } }
      const rows = await table
        .findMany({ where, orderBy: { position: 'asc' }, take: limit })
        .catch(unavailable)
      return rows.map(toMessage)
    },
    replaceVariants: async (id, variants, at) =>
      changeWritten(id, { variants: toBody(variants) as Prisma.InputJsonValue, editedAt: at }),
    edit: async (id, text, at) => changeWritten(id, { text, editedAt: at }),
    markDeleted: async (id, at) => changeWritten(id, { text: null, deletedAt: at }),
    discard: async (id) => {
      if (UUID.test(id)) await table.deleteMany({ where: { id } }).catch(unavailable)
    },
    markRead: async (reader, channelId, position) => {
      await prisma.$executeRaw`
        INSERT INTO console_read (reader, channel_id, position) VALUES (${reader}, ${channelId}, ${position})
        ON CONFLICT (reader, channel_id)
        DO UPDATE SET position = greatest(console_read.position, excluded.position)`.catch(unavailable)
    },
    readUpTo: async (reader, channelId) => {
      const where = { reader_channelId: { reader, channelId } }
      const row = await prisma.consoleRead.findUnique({ where }).catch(unavailable)
      return row === null ? 0 : Number(row.position)
    },
  }
}

function toMessage(row: Row): ConsoleMessage {
  const { id, channelId, threadId, author, text, deliveryId, postedAt, editedAt, deletedAt } = row
  const variants = row.variants === null ? null : readBody<CardVariants>(row.variants)
  const position = Number(row.position)
  return {
    id,
    position,
    channelId,
    threadId,
    author,
    text,
    variants,
    deliveryId,
    postedAt,
    editedAt,
    deletedAt,
  }
}
