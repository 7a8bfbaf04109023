import { expect, test } from 'vitest'
import { type Andon, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'

const BEGIN = Date.parse('2026-02-13T10:00:00Z')
const END = Date.parse('2026-03-08T10:00:00Z')

/** UUIDs in order: what falls due at the same instant then comes in the same order in both runs. */
function counting(): () => string {
  let last = 0
  return () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`
}

/** Clocks of every kind, some that will be missed, one that is held. */
async function begin(): Promise<Andon> {
  const andon = await startAndon({ at: '2026-02-13T10:00:00Z', newId: counting() })
  const factory = andon.at('f-liaison', 'factory')
  await factory.command('/defect 电池鼓包')
  const edit = formOf(await factory.command('/ticket F-1 edit'))
  await factory.submit(edit, { ...initialOf(edit), class: 'safety', severity: 'critical' })
  const shared = andon.at('b-quality', 'shared')
  await shared.command('/defect hinge cracked')
  const facts = formOf(await shared.command('/ticket D-1 edit'))
  await shared.submit(facts, { ...initialOf(facts), severity: 'major' })
  await shared.command('/change thicker foam')
  return andon
}

async function lived(steps: number) {
  const andon = await begin()
  for (let step = 1; step <= steps; step++)
    await andon.advance(new Date(BEGIN + ((END - BEGIN) * step) / steps))
  const rows = await andon.database.prisma.history.findMany({ orderBy: { seq: 'asc' } })
  return {
    history: rows.map(({ seq, at, side, audience, what }) => ({ seq, at, side, audience, what })),
    // Sorted: two clocks due at the same instant have no order among themselves.
    shown: andon.platform.shown
      .map(({ place, variants }) => [place, variants.brand?.title, variants.factory?.title].join(' | '))
      .sort(),
  }
}

test('one jump and a thousand small steps leave the same history and the same messages', async () => {
  const jump = await lived(1)
  const steps = await lived(1000)
  expect(steps).toEqual(jump)
  expect(jump.history.filter(({ what }) => what === 'clock-missed').length).toBeGreaterThanOrEqual(3)
}, 300_000)
