import { randomUUID } from 'node:crypto'
import { get } from 'node:http'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Card } from '../../../src/chat/index.ts'
import { createScriptedConsole, type ScriptedConsoleOptions } from '../../support/scripted-console.ts'
import { BRAND, createConsoleClient, FACTORY, FACTORY_OWN } from './console-client.ts'

let scripted: ReturnType<typeof createScriptedConsole>
let client: ReturnType<typeof createConsoleClient>
async function start(options: ScriptedConsoleOptions = {}) {
  scripted = createScriptedConsole(options)
  client = createConsoleClient((await scripted.bot.start()).url)
}
beforeEach(() => start())
afterEach(() => scripted.bot.stop())

const card = (title: string, tone: Card['tone'] = 'normal'): Card => ({
  title,
  tone,
  summary: `${title}!`,
  elements: [],
})
const post = (channelId: string, variants: Partial<Record<'brand' | 'factory', Card>>) =>
  scripted.bot.platform.post({
    deliveryId: randomUUID(),
    destination: { kind: 'channel', channelId, thread: null },
    variants,
  })
const pane = async (side: string, person: string, tab: string, more = '') =>
  (await client.get(`/p/aurora/pane/${side}?person=${person}&tab=${tab}${more}`)).body
/** What the tab's badge says, '' without one. */
const badge = (page: string, side: string, tab: string) =>
  new RegExp(`id="tab-${side}-${tab}".*?</button>`, 's').exec(page)?.[0].match(/data-unread="(\d+)/)?.[1] ??
  ''

describe('the page', () => {
  test('shows both sides, each in its own language, zone and words', async () => {
    await post('aurora/shared', { brand: card('Battery'), factory: card('电池') })
    const { body } = await client.get('/')
    const [brand = '', factory = ''] = body.split('<section id="pane-').slice(1)
    expect(brand).toMatch(/^brand" class="pane pane-brand" lang="en"/)
    expect(brand).toContain('Battery')
    expect(brand).not.toContain('电池')
    expect(brand).toContain('Fri, Feb 13, 02:00')
    expect(factory).toMatch(/^factory" class="pane pane-factory" lang="zh-Hans"/)
    expect(factory).toContain('电池')
    expect(factory).not.toContain('Battery')
    expect(factory).toContain('2月13日周五 18:00')
    expect(factory).toContain('共享频道')
  })

  test('what was rendered for one side alone is not there for the other', async () => {
    await post('aurora/shared', { factory: card('仅工厂') })
    expect(await pane('brand', 'b-liaison', 'shared')).not.toContain('仅工厂')
    expect(await pane('factory', 'f-liaison', 'shared')).toContain('仅工厂')
  })

  test('a person with a zone of their own reads times in it', async () => {
    scripted.setNow('2026-02-13T16:30:00Z')
    await client.act('say', FACTORY, { text: 'late shift' })
    expect(await pane('factory', 'f-liaison', 'shared')).toContain('>00:30</time>')
    expect(await pane('factory', 'f-manager', 'shared')).toContain('>22:30</time>')
  })

  test('speaks the language of the browser, or the one that was chosen', async () => {
    const langOf = async (headers: Record<string, string>) =>
      /<html lang="([^"]+)"/.exec((await client.send('GET', '/', headers)).body)?.[1]
    expect(await langOf({})).toBe('en')
    expect(await langOf({ 'accept-language': 'zh-CN,zh;q=0.9' })).toBe('zh-Hans')
    expect(await langOf({ 'accept-language': 'tlh' })).toBe('en')
    const chosen = await client.post('/language', { p: 'aurora', language: 'zh-Hans' })
    expect(chosen.status).toBe(303)
    expect(await langOf({ cookie: String(chosen.headers['set-cookie']?.[0]) })).toBe('zh-Hans')
  })

  test('remembers who looks at what', async () => {
    const { body } = await client.get('/?brand=b-quality:own&factory=f-manager:dm')
    expect(body).toContain('data-side="brand" data-person="b-quality" data-tab="own"')
    expect(body).toContain('data-side="factory" data-person="f-manager" data-tab="dm"')
  })

  test('without a partnership it names the command that brings one', async () => {
    await scripted.bot.stop()
    await start({ directory: { partnerships: async () => [], day: async () => null } })
    const { status, body } = await client.get('/')
    expect(status).toBe(200)
    expect(body).toContain('npm run -s andon -- setup --file examples/partnership.yaml')
  })

  test('an unknown page and an unknown partnership are said in a page', async () => {
    const unknown = await client.get('/nothing')
    expect(unknown.status).toBe(404)
    expect(unknown.body).toContain('There is no such page.')
    expect((await client.get('/p/borealis/pane/brand')).status).toBe(404)
  })
})

describe('what is unread', () => {
  test('counts per tab for each person, and no longer once it was shown', async () => {
    await client.act('say', BRAND, { text: 'one' })
    await client.act('say', BRAND, { text: 'two' })
    expect(badge(await pane('factory', 'f-liaison', 'own'), 'factory', 'shared')).toBe('2')
    expect(badge(await pane('factory', 'f-quality', 'own'), 'factory', 'shared')).toBe('2')
    expect(badge(await pane('factory', 'f-liaison', 'shared'), 'factory', 'shared')).toBe('')
    expect(badge(await pane('factory', 'f-liaison', 'own'), 'factory', 'shared')).toBe('')
    expect(badge(await pane('factory', 'f-quality', 'own'), 'factory', 'shared')).toBe('2')
  })

  test('one’s own and deleted messages do not count', async () => {
    const key = randomUUID()
    await client.act('say', BRAND, { text: 'gone', eventKey: key })
    await client.act('delete', BRAND, { message: key })
    await scripted.messages.append({
      id: randomUUID(),
      channelId: 'aurora/shared',
      threadId: null,
      author: 'b-liaison',
      text: 'mine, from another window',
      variants: null,
      deliveryId: null,
      postedAt: scripted.now(),
    })
    expect(badge(await pane('brand', 'b-liaison', 'own'), 'brand', 'shared')).toBe('')
    expect(badge(await pane('factory', 'f-liaison', 'own'), 'factory', 'shared')).toBe('1')
  })

  test('a pane that is hidden on a narrow screen reads nothing', async () => {
    await client.act('say', BRAND, { text: 'one' })
    expect(badge(await pane('factory', 'f-liaison', 'shared', '&seen=no'), 'factory', 'shared')).toBe('1')
  })

  test('a late notice in the direct messages stands out in the other tabs, in its own words', async () => {
    await post('dm:aurora/f-liaison', { factory: card('已逾期', 'alert') })
    const elsewhere = await pane('factory', 'f-liaison', 'shared')
    expect(elsewhere).toContain('badge-urgent')
    expect(elsewhere).toContain('<span class="notice-text">已逾期!</span>')
    expect(await pane('factory', 'f-liaison', 'dm')).not.toContain('notice-text')
    expect(await pane('factory', 'f-liaison', 'shared')).not.toContain('notice-text')
    expect(await pane('factory', 'f-quality', 'shared')).not.toContain('notice-text')
  })
})

describe('a conversation', () => {
  test('shows the newest, with the way to older ones', async () => {
    for (let index = 1; index <= 61; index += 1)
      await post('aurora/shared', { brand: card(`number ${index}.`) })
    const newest = await pane('brand', 'b-liaison', 'shared')
    expect(newest).not.toContain('number 1.')
    expect(newest).toContain('number 2.')
    expect(newest).toContain('Show older messages')
    const all = await pane('brand', 'b-liaison', 'shared', '&limit=120')
    expect(all).toContain('number 1.')
    expect(all).not.toContain('Show older messages')
  })

  test('a reply says what it answers when something stands between', async () => {
    const root = randomUUID()
    await client.act('say', BRAND, { text: 'the root', eventKey: root })
    await client.act('say', FACTORY, { text: 'right below', thread: root })
    expect(await pane('brand', 'b-liaison', 'shared')).not.toContain('in reply to')
    await client.act('say', FACTORY, { text: 'something else' })
    await client.act('say', FACTORY, { text: 'further below', thread: root })
    expect((await pane('brand', 'b-liaison', 'shared')).match(/in reply to <q>the root<\/q>/g)).toHaveLength(
      1,
    )
  })

  test('days are told apart in the reader’s zone', async () => {
    await client.act('say', FACTORY, { text: 'evening' })
    scripted.setNow('2026-02-13T17:00:00Z')
    await client.act('say', FACTORY, { text: 'after midnight in Shanghai' })
    expect((await pane('factory', 'f-liaison', 'shared')).match(/class="day-line"/g)).toHaveLength(2)
    expect((await pane('brand', 'b-liaison', 'shared')).match(/class="day-line"/g)).toHaveLength(1)
  })
})

describe('time', () => {
  const move = (by: string, eventKey: string = randomUUID()) =>
    client.post('/p/aurora/time', { by, eventKey })
  const due = new Date('2026-02-14T10:00:00Z')

  test('moves by an hour, once per press', async () => {
    const key = randomUUID()
    expect((await move('hour', key)).body).toContain('<time>19:00</time>')
    expect((await move('hour', key)).body).toContain('<time>19:00</time>')
    expect(scripted.now()).toEqual(new Date('2026-02-13T11:00:00Z'))
  })

  test('moves to the next deadline, which the strip announces', async () => {
    await scripted.bot.stop()
    await start({ trial: { nextDeadline: async () => due } })
    expect((await client.get('/p/aurora/top')).body).toContain('Next deadline in 1 day')
    await move('deadline')
    expect(scripted.now()).toEqual(due)
  })

  test('does not move without a deadline, and says so', async () => {
    const refused = await move('deadline')
    expect(refused.status).toBe(409)
    expect(refused.headers['hx-retarget']).toBe('#top-error')
    expect(refused.body).toContain('no deadline to move to')
  })

  test('while it moves the page says so and a second press is refused', async () => {
    const gate = Promise.withResolvers<void>()
    await scripted.bot.stop()
    await start({ trial: { advance: () => gate.promise } })
    const first = move('hour')
    await expect.poll(async () => (await client.get('/p/aurora/top')).body).toContain('Time is moving')
    expect((await move('hour')).status).toBe(409)
    gate.resolve()
    expect((await first).body).not.toContain('Time is moving')
  })

  test('a move that failed is told with a reference and can be tried again', async () => {
    let broken = true
    await scripted.bot.stop()
    await start({
      trial: {
        advance: async () => {
          if (broken) throw new Error('stuck')
        },
      },
    })
    const key = randomUUID()
    const failed = await move('hour', key)
    expect(failed.status).toBe(500)
    expect(failed.body).toMatch(/Reference [0-9a-f]{8}/)
    broken = false
    expect((await move('hour', key)).status).toBe(200)
  })

  test('is fixed where it is real: no buttons, no guide, no way around', async () => {
    await scripted.bot.stop()
    await start({ trial: { canMove: false } })
    const { body } = await client.get('/')
    expect(body).toContain('Time is real here')
    expect(body).not.toContain('data-moves-time')
    expect(body).not.toContain('id="guide"')
    expect((await move('hour')).status).toBe(409)
  })

  test('both sides’ day stands in the strip', async () => {
    const { body } = await client.get('/p/aurora/top')
    expect(body).toContain('Working day · 09:00–17:30')
    expect(body).toContain('Working day · 08:00–12:00, 13:30–17:30')
    expect(body).toContain('<time>02:00</time>')
    expect(body).toContain('<time>18:00</time>')
  })
})

describe('the guide', () => {
  const due = new Date('2026-02-14T10:00:00Z')
  const step = async () =>
    /aria-current="step">\s*<h3>(\d)/.exec((await client.get('/p/aurora/top')).body)?.[1]

  test('offers the liaison’s own words and follows what happened', async () => {
    let deadline: Date | null = null
    await scripted.bot.stop()
    await start({ trial: { nextDeadline: async () => deadline } })
    expect(await step()).toBe('1')
    expect((await client.get('/p/aurora/top')).body).toContain('<q lang="zh-Hans">/defect 电池')
    await client.act('say', FACTORY_OWN, { text: '/defect 电池' })
    await post('aurora/factory', { factory: card('F-1 · 电池') })
    expect(await step()).toBe('2')
    deadline = due
    expect(await step()).toBe('3')
    await post('dm:aurora/f-liaison', { factory: card('F-1 已逾期', 'alert') })
    deadline = null
    expect(await step()).toBe('3')
    expect((await client.get('/p/aurora/top')).body).toContain('Read the message')
  })

  test('is closed for good and called again', async () => {
    const closed = await client.post('/guide', { p: 'aurora', show: 'no' })
    const cookie = String(closed.headers['set-cookie']?.[0])
    expect((await client.send('GET', '/', { cookie })).body).not.toContain('id="guide"')
    const opened = await client.post('/guide', { p: 'aurora', show: 'yes' })
    const again = String(opened.headers['set-cookie']?.[0])
    expect((await client.send('GET', '/', { cookie: again })).body).toContain('id="guide"')
  })
})

describe('the stream', () => {
  /** Reads server-sent events one after the other. */
  async function openStream() {
    const { promise, resolve } = Promise.withResolvers<AsyncIterator<Buffer>>()
    const request = get(`http://${client.host}/events?p=aurora`, (response) =>
      resolve(response[Symbol.asyncIterator]() as AsyncIterator<Buffer>),
    )
    request.on('error', () => {})
    const chunks = await promise
    const next = async () => String((await chunks.next()).value ?? 'end')
    return { next, close: () => request.destroy() }
  }

  test('begins with a notice, so that a page that was away catches up', async () => {
    const stream = await openStream()
    expect(await stream.next()).toContain('event: consolechange\n')
    stream.close()
  })

  test('tells of messages, updates, edits and of time, not of other partnerships', async () => {
    const stream = await openStream()
    await stream.next()
    const key = randomUUID()
    await client.act('say', BRAND, { text: 'hello', eventKey: key })
    expect(await stream.next()).toBe('event: consolechange\ndata: -\n\n')
    const ref = await post('aurora/shared', { brand: card('one') })
    expect(await stream.next()).toBe('event: consolechange\ndata: -\n\n')
    await scripted.bot.platform.update(ref, {
      deliveryId: randomUUID(),
      destination: { kind: 'channel', channelId: 'aurora/shared', thread: null },
      variants: { brand: card('two') },
    })
    expect(await stream.next()).toBe('event: consolechange\ndata: -\n\n')
    await client.act('edit', BRAND, { message: key, text: 'hello!' })
    expect(await stream.next()).toBe('event: consolechange\ndata: -\n\n')
    stream.close()
  })

  test('ends when the console stops, and stopping does not wait for it', async () => {
    const stream = await openStream()
    await stream.next()
    await scripted.bot.stop()
    expect(await stream.next()).toBe('end')
    stream.close()
  })
})
