import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import ICAL from 'ical.js'
import { afterEach, describe, expect, test } from 'vitest'
import { addCalendarRoutes } from '../../../src/adapters/calendar/calendar-routes.ts'
import type { Card } from '../../../src/chat/index.ts'
import { encodeAction } from '../../../src/chat/index.ts'
import type { CheckIn } from '../../../src/domain/check-in/check-in.ts'
import type { Partnership } from '../../../src/domain/partnership/partnership.ts'
import { type Andon, buttonOf, cardOf, type Options, startAndon } from '../../support/andon.ts'
import { aCheckIn } from '../../support/rows.ts'

const action = (verb: string, ...args: string[]) => encodeAction({ verb, partnershipId: 'aurora', args })

const linksOf = (card: Card): string[] =>
  card.elements.flatMap((element) =>
    element.type === 'facts' ? element.facts.map(({ value }) => value) : [],
  )
const notesOf = (card: Card): string =>
  card.elements.flatMap((element) => (element.type === 'note' ? [element.text] : [])).join('\n')

/** The address of somebody's own calendar, and of their side's. */
async function addressesOf(andon: Andon, person: string): Promise<readonly [string, string]> {
  const [mine = '', ours = ''] = linksOf(cardOf(await andon.at(person, 'dm').press(action('calendar'))))
  return [new URL(mine).pathname, new URL(ours).pathname]
}

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

/** The bot's own web port, with nothing but calendars on it. */
async function serve(andon: Andon) {
  const app = express()
  addCalendarRoutes(app, { feeds: andon.app.calendarFeeds, clock: andon.clock, logger: andon.logger })
  const server = app.listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return (path: string, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}${path}`, { headers })
}

const save = (andon: Andon, ...checkIns: CheckIn[]) =>
  andon.store.transaction(async (tx) => {
    for (const checkIn of checkIns) await tx.checkIns.save(checkIn)
  })

const events = (text: string) =>
  new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))

const begin = (options: Options = {}) => startAndon({ at: '2026-02-13T10:00:00Z', ...options })
const START = new Date('2026-02-19T01:00:00Z')
const nextWeek = (changes: Partial<CheckIn> = {}): CheckIn =>
  aCheckIn('aurora', { week: '2026-02-16', start: START, state: 'published', ...changes })

describe('a calendar link', () => {
  test('shows the check-ins of the partnership in the own language and zone, and nothing else', async () => {
    const andon = await begin()
    const get = await serve(andon)
    await andon
      .at('b-liaison', 'shared')
      .command('/defect Hairline cracks at the hinge, 14 of 500 units of lot L-77')
    await save(
      andon,
      nextWeek({ sequence: 2 }),
      nextWeek({ week: '2026-02-23', start: new Date('2026-02-26T01:00:00Z'), state: 'planned' }),
      nextWeek({ week: '2026-03-02', start: new Date('2026-03-05T01:00:00Z'), state: 'skipped' }),
      nextWeek({ week: '2026-03-09', start: null, state: 'skipped' }),
    )
    const [brandMine] = await addressesOf(andon, 'b-liaison')
    const [, factorySide] = await addressesOf(andon, 'f-liaison')

    const english = await (await get(brandMine)).text()
    const found = events(english)
    expect(found.map(({ startDate }) => startDate.toJSDate().toISOString())).toEqual([
      '2026-02-19T01:00:00.000Z',
      '2026-02-26T01:00:00.000Z',
      '2026-03-05T01:00:00.000Z',
    ])
    expect(found.map((one) => one.component.getFirstPropertyValue('status'))).toEqual([
      'CONFIRMED',
      'TENTATIVE',
      'CANCELLED',
    ])
    expect(found[0]?.sequence).toBe(2)
    expect(found[0]?.description.split('\n').slice(0, 2)).toEqual([
      expect.stringMatching(/^\S.*: Wed, Feb 18 17:00–17:30 \(America\/Los_Angeles\)$/),
      expect.stringMatching(/^.*: Thu, Feb 19 09:00–09:30 \(Asia\/Shanghai\)$/),
    ])
    expect(english).not.toMatch(/crack|L-77|D-1/)

    const chinese = await (await get(factorySide)).text()
    expect(chinese).toContain('DTSTART;TZID=Asia/Shanghai:20260219T090000')
    expect(events(chinese)[0]?.description).toContain('2月19日周四 09:00–09:30（Asia/Shanghai）')
    expect(events(chinese)[0]?.uid).toBe(found[0]?.uid)
  })

  test('follows a move: the same UID, the new time, a higher SEQUENCE', async () => {
    const andon = await begin()
    const get = await serve(andon)
    const checkIn = nextWeek()
    await save(andon, checkIn)
    const [mine] = await addressesOf(andon, 'b-liaison')
    const before = events(await (await get(mine)).text())
    await save(andon, { ...checkIn, start: new Date('2026-02-20T02:15:00Z'), sequence: checkIn.sequence + 1 })
    const after = events(await (await get(mine)).text())
    expect(after.map(({ uid }) => uid)).toEqual(before.map(({ uid }) => uid))
    expect(after[0]?.startDate.toJSDate().toISOString()).toBe('2026-02-20T02:15:00.000Z')
    expect(after[0]?.sequence).toBe((before[0]?.sequence ?? 0) + 1)
  })

  test('is the same each time it is asked for, and differs between people, sides and partnerships', async () => {
    const andon = await begin()
    const first = await addressesOf(andon, 'b-liaison')
    expect(await addressesOf(andon, 'b-liaison')).toEqual(first)
    const colleague = await addressesOf(andon, 'b-quality')
    const other = await addressesOf(andon, 'f-liaison')
    expect(colleague[1]).toBe(first[1])
    expect(new Set([...first, colleague[0], ...other]).size).toBe(5)
    for (const path of first) expect(path).toMatch(/^\/calendar\/[A-Za-z0-9_-]{43}\.ics$/)
  })

  test('is not in the database', async () => {
    const andon = await begin()
    const [mine] = await addressesOf(andon, 'b-liaison')
    const secret = mine.slice('/calendar/'.length, -'.ics'.length)
    const rows = await andon.database.prisma.calendarLink.findMany()
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows)).not.toContain(secret)
    expect(rows.map(({ hash }) => hash)).toContain(andon.app.features.hash(secret))
  })

  test('renewed, the old one opens nothing and the other one goes on', async () => {
    const andon = await begin()
    const get = await serve(andon)
    await save(andon, nextWeek())
    const [old, ours] = await addressesOf(andon, 'b-liaison')
    const card = cardOf(await andon.at('b-liaison', 'dm').press(action('calendar')))
    const renewed = cardOf(await andon.at('b-liaison', 'dm').press(buttonOf(card, 'New link for me')))
    const [fresh = '', still = ''] = linksOf(renewed).map((url) => new URL(url).pathname)
    expect(notesOf(renewed)).toContain('Your link is new')
    expect(fresh).not.toBe(old)
    expect(still).toBe(ours)
    expect((await get(old)).status).toBe(404)
    expect((await get(fresh)).status).toBe(200)
    expect((await get(ours)).status).toBe(200)
  })

  test('of a side is renewed by its liaison or a manager', async () => {
    const andon = await begin()
    const [, before] = await addressesOf(andon, 'b-liaison')
    const refused = cardOf(await andon.at('b-quality', 'dm').press(action('calendar-renew', 'side')))
    expect(JSON.stringify(refused)).toContain('liaison or a manager')
    const card = cardOf(await andon.at('b-quality', 'dm').press(action('calendar')))
    expect(JSON.stringify(card)).not.toContain('calendar-renew|aurora|side')
    expect((await addressesOf(andon, 'b-liaison'))[1]).toBe(before)
    await andon.at('b-liaison', 'dm').press(action('calendar-renew', 'side'))
    expect((await addressesOf(andon, 'b-quality'))[1]).not.toBe(before)
  })

  test('of somebody who left opens nothing', async () => {
    const andon = await begin()
    const get = await serve(andon)
    const [mine, ours] = await addressesOf(andon, 'b-quality')
    expect((await get(mine)).status).toBe(200)
    const without = (partnership: Partnership): Partnership => ({
      ...partnership,
      people: partnership.people.filter(({ id }) => id !== 'b-quality'),
    })
    await andon.store.transaction(async (tx) => {
      const found = await tx.partnerships.lock('aurora')
      if (found) await tx.partnerships.save(without(found))
    })
    expect((await get(mine)).status).toBe(404)
    expect((await get(ours)).status).toBe(200)
  })

  test('says when it works on this machine only', async () => {
    const andon = await begin()
    const card = cardOf(await andon.at('f-liaison', 'dm').press(action('calendar')))
    expect(notesOf(card)).toContain('PUBLIC_URL')
    expect(notesOf(card)).toContain('请像密码一样保管')
  })
})

describe('the calendar pages', () => {
  test('answer an unchanged calendar with 304, a changed one with its text', async () => {
    const andon = await begin()
    const get = await serve(andon)
    const checkIn = nextWeek()
    await save(andon, checkIn)
    const [mine] = await addressesOf(andon, 'b-liaison')
    const first = await get(mine)
    const etag = first.headers.get('etag') ?? ''
    expect(first.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
    expect(first.headers.get('cache-control')).toBe('private, max-age=300')
    expect(first.headers.get('referrer-policy')).toBe('no-referrer')
    await andon.advance('2026-02-13T11:00:00Z')
    expect((await get(mine, { 'if-none-match': etag })).status).toBe(304)
    await save(andon, { ...checkIn, state: 'skipped', sequence: 9 })
    const changed = await get(mine, { 'if-none-match': etag })
    expect(changed.status).toBe(200)
    expect(changed.headers.get('etag')).not.toBe(etag)
  })

  test.each([
    ['a secret that was never made', `/calendar/${'A'.repeat(43)}.ics`],
    ['half a secret', '/calendar/abc.ics'],
    ['another ending', `/calendar/${'A'.repeat(43)}.txt`],
    ['a path', '/calendar/..%2F..%2Fetc%2Fpasswd'],
    ['strange bytes', '/calendar/%F0%9F%94%A5%00.ics'],
    ['a quote', "/calendar/'%20OR%201=1--.ics"],
  ])('say nothing about %s', async (_what, path) => {
    const get = await serve(await begin())
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(await answer.text()).toBe('')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('slow down who guesses, for a minute; a calendar that was read goes on', async () => {
    const andon = await begin()
    const get = await serve(andon)
    const [mine, ours] = await addressesOf(andon, 'b-liaison')
    expect((await get(mine)).status).toBe(200)
    const guess = (index: number) => get(`/calendar/${String(index).padStart(43, 'A')}.ics`)
    const statuses = []
    for (let index = 0; index < 31; index++) statuses.push((await guess(index)).status)
    expect(statuses).toEqual([...Array.from({ length: 30 }, () => 404), 429])
    const stopped = await get(ours)
    expect(stopped.status).toBe(429)
    expect(Number(stopped.headers.get('retry-after'))).toBeGreaterThan(0)
    expect((await get(mine)).status).toBe(200)
    await andon.advance(new Date(andon.clock.now().getTime() + 60_000))
    expect((await get(ours)).status).toBe(200)
  })

  test('without a database ask to come back, and do not log the address', async () => {
    const andon = await begin()
    const broken = { read: () => Promise.reject(new Error('down')) }
    const app = { ...andon, app: { ...andon.app, calendarFeeds: broken } }
    const get = await serve(app)
    const secret = 'A'.repeat(43)
    const answer = await get(`/calendar/${secret}.ics`)
    expect(answer.status).toBe(503)
    expect(answer.headers.get('retry-after')).toBe('300')
    expect(andon.logger.lines.some(({ level }) => level === 'error')).toBe(true)
    expect(JSON.stringify(andon.logger.lines)).not.toContain(secret)
  })
})
