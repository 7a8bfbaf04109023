import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import type { TicketFile, Tx } from '../../../src/ports/index.ts'
import type { GetWorld } from './store-world.ts'

export function filesContract(world: GetWorld): void {
  const aFile = (change: Partial<TicketFile>): TicketFile => ({
    ref: { platform: 'slack', channelId: 'C1', messageId: '1700000000.000100' },
    fileId: 'F1',
    ticketId: randomUUID(),
    name: 'bulge.jpg',
    mimeType: 'image/jpeg',
    size: 6_000_000_000,
    url: 'https://files.example.com/F1',
    audience: 'both',
    personId: 'f-quality',
    side: 'factory',
    postedAt: new Date('2026-02-13T10:00:00.000Z'),
    deletedAt: null,
    ...change,
  })
  const within = (work: (tx: Tx) => Promise<void>): Promise<void> => world().store.transaction(work)

  describe('files of a ticket', () => {
    test('come back as they were, each once, to who may know of them', async () => {
      const ticketId = randomUUID()
      const both = aFile({ ticketId })
      const own = aFile({
        ticketId,
        fileId: 'F2',
        audience: 'factory',
        postedAt: new Date('2026-02-13T11:00:00Z'),
      })
      await within(async (tx) => {
        expect(await tx.files.add([both, own])).toEqual([both, own])
        expect(await tx.files.add([{ ...both, name: 'other.jpg' }])).toEqual([])
      })
      await within(async (tx) => {
        expect(await tx.files.ofTicket(ticketId, 'factory')).toEqual([both, own])
        expect(await tx.files.ofTicket(ticketId, 'brand')).toEqual([both])
        expect(await tx.files.byFile('slack', 'F2')).toEqual([own])
        expect(await tx.files.byFile('teams', 'F2')).toEqual([])
      })
    })

    test('keep the first instant of their deletion', async () => {
      const file = aFile({ fileId: randomUUID() })
      const first = new Date('2026-02-14T10:00:00.000Z')
      await within(async (tx) => {
        await tx.files.add([file])
        await tx.files.markDeleted('slack', file.fileId, first)
        await tx.files.markDeleted('slack', file.fileId, new Date('2026-02-15T10:00:00Z'))
        expect(await tx.files.byFile('slack', file.fileId)).toEqual([{ ...file, deletedAt: first }])
      })
    })

    test('forget what a person showed: name and address, in the tickets named', async () => {
      const file = aFile({ fileId: randomUUID() })
      const other = aFile({ ticketId: file.ticketId, fileId: randomUUID(), personId: 'b-quality' })
      await within(async (tx) => {
        await tx.files.add([file, other])
        expect(await tx.files.forgetOf('f-quality', [file.ticketId], '[…]')).toBe(1)
        expect(await tx.files.byFile('slack', file.fileId)).toEqual([{ ...file, name: '[…]', url: '' }])
        expect(await tx.files.byFile('slack', other.fileId)).toEqual([other])
      })
    })
  })
}
