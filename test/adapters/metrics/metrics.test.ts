import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPrometheusMetrics } from '../../../src/adapters/metrics/prometheus-metrics.ts'
import { timedStore } from '../../../src/adapters/metrics/timed-store.ts'
import { createWebServer } from '../../../src/adapters/web/web-server.ts'
import { createApp } from '../../../src/app.ts'
import type { Census } from '../../../src/ports/index.ts'
import { startAndon } from '../../support/andon.ts'

const CENSUS: Census = {
  tickets: [{ kind: 'defect', status: 'open', number: 3 }],
  obligations: [
    { state: 'open', number: 5 },
    { state: 'late', number: 2 },
  ],
  deliveries: [{ state: 'queued', number: 1 }],
  timers: { due: 4, waiting: 7 },
}

const figure = (text: string, line: string): number => {
  const found = text.split('\n').find((each) => each.startsWith(`${line} `))
  if (found === undefined) throw new Error(`no ${line} in\n${text}`)
  return Number(found.slice(line.length + 1))
}

describe('figures for Prometheus', () => {
  test('counts what it is told and shows what there is', async () => {
    let census: Census = CENSUS
    const { metrics, render } = createPrometheusMetrics({ census: async () => census, parked: async () => 9 })
    metrics.event('command', 'done')
    metrics.event('command', 'done')
    metrics.event('message', 'refused')
    metrics.delivery('sent')
    metrics.lag('message', 700)
    metrics.lag('clock', -5)
    metrics.obligationStopped(0)
    metrics.obligationStopped(5 * 3_600_000)
    metrics.transaction('committed', 3)
    const { contentType, text } = await render()
    expect(contentType).toContain('text/plain')
    expect(figure(text, 'andon_events_total{kind="command",outcome="done"}')).toBe(2)
    expect(figure(text, 'andon_events_total{kind="message",outcome="refused"}')).toBe(1)
    expect(figure(text, 'andon_delivery_attempts_total{result="sent"}')).toBe(1)
    expect(figure(text, 'andon_lag_seconds_bucket{le="0.5",what="message"}')).toBe(0)
    expect(figure(text, 'andon_lag_seconds_bucket{le="1",what="message"}')).toBe(1)
    expect(figure(text, 'andon_lag_seconds_sum{what="clock"}')).toBe(0)
    expect(figure(text, 'andon_obligation_lateness_seconds_bucket{le="0"}')).toBe(1)
    expect(figure(text, 'andon_obligation_lateness_seconds_bucket{le="14400"}')).toBe(1)
    expect(figure(text, 'andon_obligation_lateness_seconds_bucket{le="28800"}')).toBe(2)
    expect(figure(text, 'andon_database_transaction_seconds_count{outcome="committed"}')).toBe(1)
    expect(figure(text, 'andon_tickets{kind="defect",status="open"}')).toBe(3)
    expect(figure(text, 'andon_obligations{state="late"}')).toBe(2)
    expect(figure(text, 'andon_deliveries{state="queued"}')).toBe(1)
    expect(figure(text, 'andon_queue_depth{state="due"}')).toBe(4)
    expect(figure(text, 'andon_queue_depth{state="waiting"}')).toBe(7)
    expect(figure(text, 'andon_queue_depth{state="parked"}')).toBe(9)
    // What there is no more of is not shown with its last number.
    census = { ...CENSUS, tickets: [] }
    expect((await render()).text).not.toContain('andon_tickets{')
  })

  test('a whole story: events, messages, clocks; no name of anybody in it', async () => {
    const andon = await startAndon()
    const store = andon.store
    const figures = createPrometheusMetrics({
      census: () => store.transaction((tx) => tx.census.take(andon.clock.now())),
      parked: async () => 0,
    })
    const app = createApp({
      ...andon.app.features,
      holidays: { table: async () => ({}) as never, regions: async () => null },
      store: timedStore(store, figures.metrics),
      metrics: figures.metrics,
    })
    app.connect(andon.platform)
    const event = (text: string, eventKey: string = randomUUID()) => ({
      type: 'command' as const,
      name: 'defect',
      text,
      eventKey,
      actor: { platform: 'console' as const, userId: 'f-liaison', workspaceId: 'aurora' },
      conversation: { kind: 'channel' as const, channelId: 'aurora/factory' },
      at: andon.clock.now(),
    })
    // The calendars of the example, with their holidays.
    Object.assign(app.features, { calendars: andon.app.features.calendars })
    await app.inbound.handle(event('Burrs on the hinge', 'one'))
    await app.inbound.handle(event('Burrs on the hinge', 'one'))
    const stranger = { ...event('x'), actor: { ...event('x').actor, userId: 'nobody' } }
    await app.inbound.handle(stranger)
    const broken = { ...event('x'), eventKey: null as never }
    await expect(app.inbound.handle(broken)).rejects.toThrow()
    await app.sweep()
    const { text } = await figures.render()
    const events = (outcome: string) =>
      figure(text, `andon_events_total{kind="command",outcome="${outcome}"}`)
    expect([events('done'), events('repeated'), events('refused'), events('failed')]).toEqual([1, 1, 1, 1])
    expect(figure(text, 'andon_tickets{kind="defect",status="open"}')).toBe(1)
    expect(figure(text, 'andon_delivery_attempts_total{result="sent"}')).toBeGreaterThan(0)
    expect(figure(text, 'andon_lag_seconds_count{what="message"}')).toBeGreaterThan(0)
    expect(figure(text, 'andon_database_transaction_seconds_count{outcome="failed"}')).toBeGreaterThan(0)
    expect(text).not.toMatch(/aurora|f-liaison|F-1|Burrs|factory|brand/)
  })
})

describe('/metrics', () => {
  let url: string
  let broken = false
  const web = createWebServer({
    host: '127.0.0.1',
    port: 0,
    ready: async () => undefined,
    metrics: async () => {
      if (broken) throw new Error('database away')
      return { contentType: 'text/plain; version=0.0.4', text: 'andon 1\n' }
    },
  })
  beforeAll(async () => {
    url = (await web.start()).url
  })
  afterAll(() => web.stop())

  test('is for the host, not for who comes through a proxy; says when the database is away', async () => {
    const get = (headers: Record<string, string> = {}) => fetch(`${url}metrics`, { headers })
    const answer = await get()
    expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
      200,
      expect.stringContaining('version=0.0.4'),
      'andon 1\n',
    ])
    expect((await get({ 'X-Forwarded-For': '203.0.113.9' })).status).toBe(404)
    expect((await get({ Forwarded: 'for=203.0.113.9' })).status).toBe(404)
    broken = true
    expect((await get()).status).toBe(503)
  })
})
