import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { Census, Metrics } from '../../ports/index.ts'

export interface PrometheusMetrics {
  readonly metrics: Metrics
  /** What a scrape gets. Rejects when the database does not answer. */
  render(): Promise<{ readonly contentType: string; readonly text: string }>
}

interface PrometheusDeps {
  /** Counts what there is; asked anew for each scrape. */
  readonly census: () => Promise<Census>
  /** How many jobs were given up. */
  readonly parked: () => Promise<number>
}

const LAG_BUCKETS = [0.1, 0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600]
const HOUR = 3600
const LATENESS_BUCKETS = [0, HOUR, 4 * HOUR, 8 * HOUR, 24 * HOUR, 72 * HOUR, 168 * HOUR, 720 * HOUR]
const TRANSACTION_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 5, 15]

/** Andon's figures and those of the process, for Prometheus. Labels are few and fixed. */
export function createPrometheusMetrics({ census, parked }: PrometheusDeps): PrometheusMetrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const gauges = createGauges(registry)
  return {
    metrics: createRecorders([registry]),
    async render() {
      const [counted, given] = await Promise.all([census(), parked()])
      gauges.set(counted, given)
      return { contentType: registry.contentType, text: await registry.metrics() }
    },
  }
}

function createRecorders(registers: Registry[]): Metrics {
  const events = new Counter({
    ...{ name: 'andon_events_total', help: 'Events from the platforms, by kind and outcome', registers },
    labelNames: ['kind', 'outcome'],
  })
  const deliveries = new Counter({
    ...{ name: 'andon_delivery_attempts_total', help: 'Attempts to send a message, by result', registers },
    labelNames: ['result'],
  })
  const lag = new Histogram({
    ...{ name: 'andon_lag_seconds', help: 'From when Andon should have acted until it did', registers },
    labelNames: ['what'],
    buckets: LAG_BUCKETS,
  })
  const lateness = new Histogram({
    ...{
      name: 'andon_obligation_lateness_seconds',
      help: 'How late the steps clocks wait for were done',
      registers,
    },
    buckets: LATENESS_BUCKETS,
  })
  const transactions = new Histogram({
    ...{
      name: 'andon_database_transaction_seconds',
      help: 'Time of transactions, waiting included',
      registers,
    },
    labelNames: ['outcome'],
    buckets: TRANSACTION_BUCKETS,
  })
  const calls = new Counter({
    ...{ name: 'andon_translation_calls_total', help: 'Calls to translators, by outcome', registers },
    labelNames: ['provider', 'outcome'],
  })
  const characters = new Counter({
    ...{ name: 'andon_translation_characters_total', help: 'Characters sent to translators', registers },
    labelNames: ['provider'],
  })
  const translations = new Counter({
    ...{
      name: 'andon_translations_total',
      help: 'Translations of texts: shown, withheld, failed, or hit in the memory',
      registers,
    },
    labelNames: ['result'],
  })
  return {
    translationCall: (provider, outcome, sent) => {
      calls.inc({ provider, outcome })
      characters.inc({ provider }, sent)
    },
    translationResult: (result) => translations.inc({ result }),
    event: (kind, outcome) => events.inc({ kind, outcome }),
    delivery: (result) => deliveries.inc({ result }),
    lag: (what, milliseconds) => lag.observe({ what }, Math.max(0, milliseconds) / 1000),
    obligationStopped: (milliseconds) => lateness.observe(milliseconds / 1000),
    transaction: (outcome, milliseconds) => transactions.observe({ outcome }, milliseconds / 1000),
  }
}

function createGauges(registry: Registry) {
  const gauge = <Label extends string>(name: string, help: string, labelNames: Label[]) =>
    new Gauge<Label>({ name, help, labelNames, registers: [registry] })
  const tickets = gauge('andon_tickets', 'Tickets, by kind and status', ['kind', 'status'])
  const obligations = gauge(
    'andon_obligations',
    'Clocks, by state; late: missed and still owed, counted under missed too',
    ['state'],
  )
  const deliveries = gauge('andon_deliveries', 'Messages in the outbox, by state', ['state'])
  const queue = gauge('andon_queue_depth', 'Timers that are due or wait, and jobs that were given up', [
    'state',
  ])
  return {
    set(census: Census, parked: number): void {
      for (const each of [tickets, obligations, deliveries, queue]) each.reset()
      for (const { kind, status, number } of census.tickets) tickets.set({ kind, status }, number)
      for (const { state, number } of census.obligations) obligations.set({ state }, number)
      for (const { state, number } of census.deliveries) deliveries.set({ state }, number)
      queue.set({ state: 'due' }, census.timers.due)
      queue.set({ state: 'waiting' }, census.timers.waiting)
      queue.set({ state: 'parked' }, parked)
    },
  }
}
