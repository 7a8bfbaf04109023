import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createPrometheusMetrics } from '../../../src/adapters/metrics/prometheus-metrics.ts'

const DOCS = join(import.meta.dirname, '..', '..', '..', 'docs')
const read = (name: string) => readFileSync(join(DOCS, name), 'utf8')

test('dashboard and documentation name only figures there are, and all of them', async () => {
  const { render } = createPrometheusMetrics({
    census: async () => ({ tickets: [], obligations: [], deliveries: [], timers: { due: 0, waiting: 0 } }),
    parked: async () => 0,
  })
  const { text } = await render()
  const there = [...text.matchAll(/^# TYPE (\S+)/gm)].map(([, name = '']) => name)
  const named = (source: string) => [
    ...new Set(
      [...source.matchAll(/\b(?:andon|nodejs|process)_\w+/g)].map(([name]) =>
        name.replace(/_(bucket|count|sum)$/, ''),
      ),
    ),
  ]
  const { panels } = JSON.parse(read('grafana-dashboard.json')) as { panels: object[] }
  expect(panels.length).toBeGreaterThan(5)
  for (const source of [JSON.stringify(panels), read('operations.md')])
    expect(named(source).filter((name) => !there.includes(name))).toEqual([])
  const ours = there.filter((name) => name.startsWith('andon_'))
  expect(ours).toHaveLength(12)
  expect(ours.filter((name) => !named(read('operations.md')).includes(name))).toEqual([])
})
