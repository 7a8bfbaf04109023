import { beforeEach, describe, expect, test } from 'vitest'
import type { Partnership, Person } from '../../../src/domain/partnership/partnership.ts'
import { planSetUp, setUpPartnership } from '../../../src/features/setup/set-up-partnership.ts'
import { type Andon, examplePartnership, startAndon } from '../../support/andon.ts'

describe('setting a partnership up again', () => {
  let andon: Andon
  beforeEach(async () => {
    andon = await startAndon()
  })

  const withPerson = (id: string, change: (person: Person) => Person | null): Partnership => {
    const { people, ...rest } = examplePartnership()
    return {
      ...rest,
      people: people.flatMap((person) => (person.id === id ? (change(person) ?? []) : person)),
    }
  }
  const gone = (id: string) => withPerson(id, () => null)
  const orphans = async (given: Partnership) =>
    (await andon.store.transaction((tx) => planSetUp(tx, given))).orphans.map(({ code, tickets }) => [
      code,
      tickets,
    ])
  const withoutRole = (id: string, role: Person['roles'][number]) =>
    withPerson(id, (person) => ({ ...person, roles: person.roles.filter((each) => each !== role) }))

  test('nobody is in the way while nothing is open', async () => {
    expect(await orphans(gone('b-liaison'))).toEqual([])
  })

  test('the last liaison of a side with a running clock stays; internal tickets count too', async () => {
    await andon.at('f-liaison', 'factory').command('/defect Battery swelling')
    // Without a class no rule matches an internal ticket: nothing is owed yet.
    expect(await orphans(withoutRole('f-liaison', 'liaison'))).toEqual([])
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    expect(await orphans(withoutRole('f-liaison', 'liaison'))).toEqual([['last-liaison-removed', ['D-1']]])
    expect(await orphans(withoutRole('b-liaison', 'liaison'))).toEqual([['last-liaison-removed', ['D-1']]])
  })

  test('who filed an open ticket does not change sides', async () => {
    await andon.at('f-manager', 'factory').command('/defect Battery swelling')
    const moved = withPerson('f-manager', (person) => ({ ...person, side: 'brand' }))
    expect(await orphans(moved)).toEqual([['person-changed-side', ['F-1']]])
    expect(await orphans(gone('f-manager'))).toEqual([])
  })

  test('the last approver stays while a change waits for approval', async () => {
    await andon.at('f-liaison', 'shared').command('/change Another glue for the earbud shell')
    expect(await orphans(withoutRole('b-liaison', 'approver'))).toEqual([['last-approver-removed', ['C-1']]])
    // The factory only assesses.
    expect(await orphans(withoutRole('f-quality', 'approver'))).toEqual([])
  })

  test('who holds a clock stays', async () => {
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    expect(await orphans(gone('b-manager'))).toEqual([])
    const obligations = await andon.store.transaction(async (tx) => {
      const [id = ''] = await tx.tickets.openIds('aurora')
      return tx.obligations.ofTicket(id)
    })
    const acknowledge = obligations.find(({ rule }) => rule.id === 'acknowledge')
    expect(acknowledge).toBeDefined()
    const hold = { until: new Date('2026-02-20T00:00:00Z'), by: 'b-manager', at: andon.clock.now() }
    await andon.store.transaction(async (tx) => {
      await tx.partnerships.lock('aurora')
      if (acknowledge) await tx.obligations.save([{ ...acknowledge, hold }])
    })
    expect(await orphans(gone('b-manager'))).toEqual([['owner-removed', ['D-1']]])
  })

  test('a channel that holds a ticket’s card stays, and keeps its readers', async () => {
    const { app, store } = andon
    await andon.at('f-liaison', 'shared').command('/defect Burrs on the hinge')
    await store.transaction(async (tx) => {
      const [ticketId = ''] = await tx.tickets.openIds('aurora')
      const ref = { platform: 'slack' as const, channelId: 'C0SHARED', messageId: '1.1' }
      const message = { ref, ticketId, role: 'card' as const, audience: 'both' as const }
      await tx.messages.link({
        ...message,
        personId: null,
        side: null,
        postedAt: andon.clock.now(),
        deletedAt: null,
      })
    })
    const { channels, ...rest } = examplePartnership()
    const without = channels.filter(({ channelId }) => channelId !== 'C0SHARED')
    expect(await orphans({ ...rest, channels: without })).toEqual([['channel-removed', ['D-1']]])
    const attempt = store.transaction((tx) =>
      setUpPartnership(app.features, tx, { ...rest, channels: without }, 'test'),
    )
    await expect(attempt).rejects.toMatchObject({ code: 'setup-would-orphan', params: { tickets: 'D-1' } })
    expect((await store.transaction((tx) => tx.partnerships.get('aurora')))?.channels).toHaveLength(6)
  })

  test('finished tickets hold nobody', async () => {
    await andon.at('f-liaison', 'factory').command('/defect Battery swelling')
    const moved = withPerson('f-liaison', (person) => ({ ...person, side: 'brand' }))
    expect(await orphans(moved)).not.toEqual([])
    await andon.store.transaction(async (tx) => {
      const [id = ''] = await tx.tickets.openIds('aurora')
      const ticket = await tx.tickets.get(id)
      if (ticket) await tx.tickets.update({ ...ticket, status: 'withdrawn' })
    })
    expect(await orphans(moved)).toEqual([])
  })
})
