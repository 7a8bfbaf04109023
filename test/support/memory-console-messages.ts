import type { ConsoleMessage, ConsoleMessages } from '../../src/ports/console-messages.ts'

/** Console messages in memory, for tests of the page. Held to the same contract as the database's. */
export function createMemoryConsoleMessages(): ConsoleMessages {
  let rows: ConsoleMessage[] = []
  const marks = new Map<string, number>()
  const markKey = (reader: string, channelId: string) => JSON.stringify([reader, channelId])
  const find = (id: string) => rows.find((row) => row.id === id) ?? null
  const replace = (id: string, change: Partial<ConsoleMessage>) => {
    rows = rows.map((row) => (row.id === id ? { ...row, ...change } : row))
    return true
  }
  let last = 0
  return {
    append: async (message) => {
      const known =
        find(message.id) ??
        rows.find((row) => row.deliveryId !== null && row.deliveryId === message.deliveryId)
      if (known) return known
      last += 1
      const row = { ...message, position: last, editedAt: null, deletedAt: null }
      rows.push(row)
      return row
    },
    byId: async (id) => find(id),
    byDelivery: async (deliveryId) => rows.find((row) => row.deliveryId === deliveryId) ?? null,
    before: async (channelId, position, limit) =>
      rows
        .filter((row) => row.channelId === channelId && (position === null || row.position < position))
        .slice(-limit),
    after: async (channelId, position, limit) =>
      rows.filter((row) => row.channelId === channelId && row.position > position).slice(0, limit),
    replaceVariants: async (id, variants, at) => {
      const row = find(id)
      return row !== null && row.deletedAt === null && replace(id, { variants, editedAt: at })
    },
    edit: async (id, text, at) => {
      const row = find(id)
      return row !== null && row.deletedAt === null && replace(id, { text, editedAt: at })
    },
    markDeleted: async (id, at) => {
      const row = find(id)
      return row !== null && row.deletedAt === null && replace(id, { text: null, deletedAt: at })
    },
    discard: async (id) => {
      rows = rows.filter((row) => row.id !== id)
    },
    markRead: async (reader, channelId, position) => {
      const key = markKey(reader, channelId)
      marks.set(key, Math.max(marks.get(key) ?? 0, position))
    },
    readUpTo: async (reader, channelId) => marks.get(markKey(reader, channelId)) ?? 0,
  }
}
