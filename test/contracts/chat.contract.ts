import { randomUUID } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card, CardVariants } from '../../src/chat/index.ts'
import { Forbidden, NotFound, RateLimited, Unavailable } from '../../src/errors.ts'
import type { Destination, OutgoingMessage } from '../../src/ports/index.ts'
import type { ChatWorld } from './chat/chat-world.ts'

const card = (title: string, elements: Card['elements'] = []): Card => ({
  title,
  tone: 'normal',
  summary: title,
  elements,
})
const toBoth = (title: string, elements: Card['elements'] = []): CardVariants => ({
  brand: card(title, elements),
  factory: card(title, elements),
})

/** More of everything than any platform takes in one message. */
const OVER_LONG = toBoth('T'.repeat(1_000), [
  { type: 'text', text: '长'.repeat(20_000) },
  { type: 'quote', text: '😀'.repeat(20_000), by: 'B'.repeat(500), language: 'en' },
  {
    type: 'facts',
    facts: Array.from({ length: 300 }, (_, n) => ({ label: `fact ${n}`, value: 'v'.repeat(500) })),
  },
  { type: 'list', items: Array.from({ length: 300 }, (_, n) => `item ${n} ${'x'.repeat(300)}`) },
  ...Array.from({ length: 120 }, (_, n) => ({ type: 'note' as const, text: `note ${n}` })),
])

/** What every platform keeps as Andon sends to it, whatever it is. No platform can leave a part of it out. */
export function chatContract(name: string, open: () => Promise<ChatWorld>): void {
  describe(`the chat platform ${name}`, () => {
    let world: ChatWorld
    beforeEach(async () => {
      world = await open()
    })
    afterEach(() => world.stop())

    const message = (destination: Destination, variants = toBoth('D-1')): OutgoingMessage => ({
      deliveryId: randomUUID(),
      destination,
      variants,
    })
    const titles = async () => (await world.standing()).map((text) => text.split('\n')[0]?.trim())
    const failure = (work: Promise<unknown>) =>
      work.then(
        () => null,
        (error: unknown) => error,
      )

    test('says what it can do, in yes and no', () => {
      const said = Object.values(world.platform.capabilities)
      expect(said).toHaveLength(7)
      expect(said.every((one) => typeof one === 'boolean')).toBe(true)
    })

    test('a posted message stands in its conversation once, where the answer says', async () => {
      const ref = await world.platform.post(message(world.channel))
      expect(ref).toMatchObject({ platform: world.platform.platform, channelId: world.channel.channelId })
      expect(ref.messageId).not.toBe('')
      expect(await titles()).toEqual(['D-1'])
    })

    test('a reply stands in the thread of the message it answers', async () => {
      const head = await world.platform.post(message(world.channel))
      await world.passTime(2_000)
      await world.platform.post(message({ ...world.channel, thread: head.messageId }, toBoth('the answer')))
      expect((await world.standingIn(head.messageId)).join('\n')).toContain('the answer')
    })

    test('what is for one person stands with that person alone', async () => {
      const ref = await world.platform.post(message(world.person, { factory: card('只给您') }))
      expect(ref.channelId).not.toBe(world.channel.channelId)
      expect((await world.standingWith()).join('\n')).toContain('只给您')
      expect(await titles()).toEqual([])
    })

    test('an update changes the message in place', async () => {
      const sent = message(world.channel)
      const ref = await world.platform.post(sent)
      await world.passTime(2_000)
      await world.platform.update(ref, {
        ...sent,
        deliveryId: randomUUID(),
        variants: toBoth('D-1, changed'),
      })
      expect(await titles()).toEqual(['D-1, changed'])
    })

    test('an update of a message that is not there says so', async () => {
      const ref = await world.platform.post(message(world.channel))
      await world.remove(ref.messageId)
      await world.passTime(2_000)
      expect(await failure(world.platform.update(ref, message(world.channel)))).toBeInstanceOf(NotFound)
      expect(await titles()).toEqual([])
    })

    test.each(['a conversation', 'a person'])('%s nobody knows is refused for good', async (what) => {
      const to = what === 'a person' ? world.strangePerson : world.strangeChannel
      const error = await failure(world.platform.post(message(to)))
      expect(error instanceof NotFound || error instanceof Forbidden).toBe(true)
      expect((error as NotFound).code).toMatch(/^[a-z0-9-]+$/)
      expect(await titles()).toEqual([])
    })

    test('asked to wait, it says how long and has sent nothing; then it goes', async () => {
      if (world.limit === 'never') return
      world.limit(30)
      const sent = message(world.channel)
      const error = await failure(world.platform.post(sent))
      expect(error).toBeInstanceOf(RateLimited)
      expect((error as RateLimited).retryAfterMs).toBe(30_000)
      expect(await titles()).toEqual([])
      await world.passTime(30_000)
      await world.platform.post(sent)
      expect(await titles()).toEqual(['D-1'])
    })

    test.each(['channel', 'person', 'thread'] as const)(
      'an answer that got lost leaves it open, and the message is found (%s)',
      async (where) => {
        const head = await world.platform.post(message(world.channel, toBoth('the first')))
        await world.passTime(2_000)
        const to = {
          channel: world.channel,
          person: world.person,
          thread: { ...world.channel, thread: head.messageId },
        }[where]
        const sent = message(to, where === 'person' ? { factory: card('找得到') } : toBoth('the lost'))
        const before = world.now()
        world.loseNextAnswer()
        expect(await failure(world.platform.post(sent))).toBeInstanceOf(Unavailable)
        await world.passTime(2_000)
        if (!world.platform.capabilities.findable) return
        const found = await world.platform.find(sent, before, world.now())
        expect(found).toMatchObject({ platform: world.platform.platform })
        await world.passTime(60_000)
        await world.platform.update(found ?? head, { ...sent, variants: toBoth('it was there') })
        const all = [
          ...(await world.standing()),
          ...(await world.standingIn(head.messageId)),
          ...(await world.standingWith()),
        ]
        expect(all.filter((text) => text.includes('it was there')).length).toBeGreaterThan(0)
      },
    )

    test('what certainly did not arrive is not found, nor is another message of its place', async () => {
      if (!world.platform.capabilities.findable) return
      await world.platform.post(message(world.channel))
      await world.passTime(60_000)
      expect(await world.platform.find(message(world.channel), new Date(0), world.now())).toBeNull()
    })

    test('what keeps it from looking is no answer', async () => {
      if (world.limit === 'never' || !world.platform.capabilities.findable) return
      const sent = message(world.channel)
      world.limitSearch()
      const error = await failure(world.platform.find(sent, world.now(), world.now()))
      expect(error instanceof RateLimited || error instanceof Unavailable).toBe(true)
    })

    test('over-long content is cut, never refused: posted and changed', async () => {
      const ref = await world.platform.post(message(world.channel, OVER_LONG))
      await world.passTime(2_000)
      await world.platform.update(ref, message(world.channel, OVER_LONG))
      expect(await world.standing()).toHaveLength(1)
    })
  })
}
