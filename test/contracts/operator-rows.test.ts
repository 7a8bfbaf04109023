import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createConsoleMessageRows } from '../../src/adapters/database/console-message-rows.ts'
import type { Database } from '../../src/adapters/database/database.ts'
import { createStore } from '../../src/adapters/database/store.ts'
import type { Store } from '../../src/ports/index.ts'
import {
  aDelivery,
  anEntry,
  anObligation,
  aPartnership,
  aPerson,
  aTicket,
  minutesAfter,
  NOON,
} from '../support/rows.ts'
import { onServer, openTestDatabase } from '../support/test-database.ts'

const NAME = 'Ann "A" Lee 李'
const card = (title: string) => ({ brand: { title, tone: 'normal' as const, elements: [], summary: title } })

describe(`rows for the operator on ${onServer ? 'PostgreSQL' : 'PGlite'}`, () => {
  let database: Database
  let store: Store
  beforeEach(async () => {
    database = await openTestDatabase()
    store = createStore({ database, nudges: { enqueue: async () => undefined }, newId: randomUUID })
    await store.transaction((tx) =>
      tx.partnerships.save(aPartnership({ id: 'p', people: [aPerson('b-1', 'brand', { name: NAME })] })),
    )
  })
  afterEach(() => database.close())

  test('a census counts every partnership together', async () => {
    await store.transaction(async (tx) => {
      for (const [number, status] of ['open', 'open', 'closed'].entries()) {
        const ticket = aTicket('p', { key: `D-${number}`, status: status as 'open' })
        await tx.tickets.insert(ticket)
        await tx.obligations.save([
          anObligation(ticket, number === 0 ? { state: 'missed' } : {}),
          anObligation(ticket, { state: 'missed', stoppedAt: NOON }),
        ])
      }
      await tx.deliveries.enqueue([
        aDelivery('p', { lane: 'a' }),
        aDelivery('p', { state: 'failed', lane: 'a' }),
      ])
      await tx.timers.set('obligation', 'x', minutesAfter(1))
    })
    const census = await store.transaction((tx) => tx.census.take(NOON))
    expect(census).toEqual({
      tickets: [
        { kind: 'defect', status: 'closed', number: 1 },
        { kind: 'defect', status: 'open', number: 2 },
      ],
      obligations: [
        { state: 'missed', number: 4 },
        { state: 'open', number: 2 },
        { state: 'late', number: 1 },
      ],
      deliveries: [
        { state: 'failed', number: 1 },
        { state: 'queued', number: 1 },
      ],
      timers: { due: 1, waiting: 1 },
    })
  })

  test('retention removes what is older than each limit, to the millisecond, and nothing that waits', async () => {
    const before = minutesAfter(-1)
    await store.transaction(async (tx) => {
      await tx.events.claim('slack', 'older', before)
      await tx.events.claim('slack', 'not older', NOON)
      await tx.events.saveReply('slack', 'not older', { kind: 'form-errors', errors: { a: 'b' } })
      await tx.deliveries.enqueue([
        aDelivery('p', { state: 'sent', createdAt: before, variants: card('\\u0000 "variants":{} 🛑') }),
        aDelivery('p', { state: 'sent', createdAt: NOON }),
        aDelivery('p', { state: 'queued', createdAt: before }),
        aDelivery('p', { state: 'sending', createdAt: before }),
      ])
      await tx.drafts.put('setup/older', { name: 'forgotten 𠀀' }, before)
      await tx.drafts.put('setup/not older', { name: 'replaced' }, before)
      await tx.drafts.put('setup/not older', { name: 'kept 𠀀' }, NOON)
    })
    const limits = {
      eventsBefore: NOON,
      contentsBefore: NOON,
      repliesBefore: minutesAfter(1),
      draftsBefore: NOON,
      heardBefore: NOON,
      translationsBefore: NOON,
    }
    const counted = await store.transaction((tx) => tx.retention.count(limits))
    expect(counted).toEqual({ events: 1, replies: 1, contents: 1, drafts: 1, heard: 0, translations: 0 })
    expect(await store.transaction((tx) => tx.retention.forget(limits))).toEqual(counted)
    expect(await store.transaction((tx) => tx.retention.count(limits))).toEqual({
      events: 0,
      replies: 0,
      contents: 0,
      drafts: 0,
      heard: 0,
      translations: 0,
    })
    const draft = (name: string) => store.transaction((tx) => tx.drafts.get(name))
    expect(await draft('setup/older')).toBeNull()
    expect(await draft('setup/not older')).toEqual({ name: 'kept 𠀀' })
    await store.transaction((tx) => tx.drafts.remove('setup/not older'))
    expect(await draft('setup/not older')).toBeNull()
    const claim = (key: string) => store.transaction((tx) => tx.events.claim('slack', key, NOON))
    expect(await claim('older')).toBeNull()
    expect(await claim('not older')).toEqual({ reply: { kind: 'none' } })
    const left = await database.prisma.delivery.findMany({ orderBy: { position: 'asc' } })
    expect(left.map(({ body }) => JSON.stringify(body).includes('"variants":{}'))).toEqual([
      true,
      false,
      false,
      false,
    ])
  })

  test('erasing takes a person out of everything beside tickets and history', async () => {
    const ticket = aTicket('p')
    const messages = createConsoleMessageRows(database)
    const said = (channelId: string, author: string | null) =>
      messages.append({
        ...{ id: randomUUID(), channelId, threadId: null, author, deliveryId: null, postedAt: NOON },
        ...(author === null ? { text: null, variants: card('to you') } : { text: 'hi', variants: null }),
      })
    const theirs = [await said('p/shared', 'b-1'), await said('dm:p/b-1', null)]
    const others = [
      await said('p/shared', 'f-1'),
      await said('p2/shared', 'b-1'),
      await said('p/shared', null),
    ]
    const ids = await store.transaction(async (tx) => {
      await tx.tickets.insert(ticket)
      await tx.partnerships.lock('p')
      await tx.history.append([anEntry('p', { personId: 'b-1' })])
      const sent = (changes: object) => aDelivery('p', { state: 'sent', ...changes })
      const deliveries = [
        sent({ variants: card(`asked by ${NAME}`) }),
        sent({ ticketId: ticket.id }),
        sent({ target: { kind: 'person', platform: 'slack', personId: 'b-1' } }),
        sent({ variants: card('somebody else') }),
        aDelivery('p', { variants: card(NAME) }),
      ]
      await tx.deliveries.enqueue(deliveries)
      for (const owner of ['b-1', 'f-1'])
        await tx.promises.insert({
          ...{ id: randomUUID(), partnershipId: 'p', side: 'brand', audience: 'both', owner, text: 'I will' },
          ...{ origin: { kind: 'ticket', ticketId: ticket.id }, due: NOON, state: 'open', madeAt: NOON },
          ...{ settledAt: null, wasLate: false },
        })
      await tx.events.claim('slack', 'a', NOON)
      await tx.events.saveReply('slack', 'a', { kind: 'form-errors', errors: { a: NAME } })
      await tx.drafts.put('setup of somebody', { people: [NAME] }, NOON)
      await tx.drafts.put('another setup', { people: ['somebody else'] }, NOON)
      return deliveries.map(({ id }) => id)
    })
    const account = { platform: 'teams', workspaceId: '', userId: 'O-b-1', position: 9 }
    await database.prisma.identity.create({ data: { partnershipId: 'p', personId: 'b-1', ...account } })
    const held = (eventKey: string, objectId: string, reply: object) =>
      database.prisma.teamsHeldAnswer.create({ data: { eventKey, objectId, reply, heldAt: NOON } })
    await held('h1', 'O-b-1', { kind: 'none' })
    await held('h2', 'O-x', { text: NAME })
    await held('h3', 'O-x', { text: 'for somebody else' })
    const erased = await store.transaction(async (tx) => ({
      person: await tx.erasure.person('p', 'b-1'),
      deliveries: await tx.erasure.emptyDeliveries('p', {
        ...{ personId: 'b-1', names: [NAME], ticketIds: [ticket.id] },
      }),
      console: await tx.erasure.emptyConsoleMessages('p', 'b-1', minutesAfter(1)),
      promises: await tx.erasure.emptyPromises('p', 'b-1', '…'),
      replies: await tx.erasure.forgetReplies('p', { personId: 'b-1', names: [NAME] }),
      forgotten: await tx.erasure.forgetPerson('p', 'b-1'),
      nobody: [await tx.erasure.person('p', 'x'), await tx.erasure.forgetPerson('p', 'x')],
    }))
    expect(erased).toEqual({
      ...{ person: { name: NAME, email: null }, deliveries: 4, console: 2, promises: 1, replies: 4 },
      ...{ forgotten: true, nobody: [null, false] },
    })
    expect((await database.prisma.teamsHeldAnswer.findMany()).map(({ eventKey }) => eventKey)).toEqual(['h3'])
    expect((await database.prisma.draft.findMany()).map(({ name }) => name)).toContain('another setup')
    expect(await store.transaction((tx) => tx.drafts.get('setup of somebody'))).toBeNull()
    for (const { id } of theirs)
      expect(await messages.byId(id)).toMatchObject({
        text: null,
        variants: null,
        deletedAt: minutesAfter(1),
      })
    for (const message of others) expect(await messages.byId(message.id)).toEqual(message)
    const emptied = await Promise.all(
      ids.map(async (id) => (await store.transaction((tx) => tx.deliveries.get(id)))?.variants),
    )
    expect(emptied.map((variants) => Object.keys(variants ?? {}).length)).toEqual([0, 0, 0, 1, 1])
    expect(await store.transaction((tx) => tx.promises.owed('p'))).toMatchObject([
      { owner: expect.any(String) },
      { owner: expect.any(String) },
    ])
    expect(
      await store.transaction((tx) =>
        tx.partnerships.ofIdentity({ platform: 'slack', userId: 'U-b-1', workspaceId: null }),
      ),
    ).toEqual([])
  })
})
