import type { Cards, Store } from '../../ports/index.ts'

/** Reads ticket cards where they stand, from the outbox: what was sent, or what is about to replace it. */
export const createCards = (store: Store): Cards => ({
  at: (ref) =>
    store.transaction(async (tx) => {
      const linked = await tx.messages.byRef(ref)
      if (linked?.role !== 'card') return null
      return (await tx.deliveries.cardAt(linked.ticketId, ref))?.variants ?? null
    }),
})
