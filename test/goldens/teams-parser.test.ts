import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { expect, test } from 'vitest'

type Cards = typeof import('adaptivecards')

/** Microsoft's own reader of cards; the package's main entry is not made for Node. */
const { AdaptiveCard, SerializationContext }: Cards = createRequire(import.meta.url)(
  'adaptivecards/dist/adaptivecards.js',
)

const FOLDER = join(import.meta.dirname, '../fixtures/goldens/teams')

function cardsIn(value: unknown): object[] {
  if (Array.isArray(value)) return value.flatMap(cardsIn)
  if (typeof value !== 'object' || value === null) return []
  if ((value as { readonly type?: unknown }).type === 'AdaptiveCard') return [value]
  return Object.values(value).flatMap(cardsIn)
}

/** What Microsoft's reader complains about in a card. */
function complaints(content: object): string[] {
  const context = new SerializationContext()
  new AdaptiveCard().parse(content as never, context)
  return Array.from({ length: context.eventCount }, (_, index) => context.getEventAt(index).message)
}

test('Microsoft’s reader understands every card and form of Teams', () => {
  const cards = readdirSync(FOLDER).flatMap((file) =>
    cardsIn(JSON.parse(readFileSync(join(FOLDER, file), 'utf8'))),
  )
  expect(cards.length).toBeGreaterThan(100)
  expect([...new Set(cards.flatMap(complaints))]).toEqual([])
  expect(complaints({ type: 'AdaptiveCard', version: '1.5', body: [{ type: 'Nothing' }] })).toHaveLength(1)
})
