/** Checks every card of the Teams goldens against the published schema of Adaptive Cards: `node scripts/check-teams-goldens.ts SCHEMA`. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const path = process.argv[2]
if (!path) {
  console.error('Usage: node scripts/check-teams-goldens.ts SCHEMA')
  process.exit(2)
}
// Published as draft 06, whose words it uses mean the same in draft 07.
const schema = z.fromJSONSchema({
  ...JSON.parse(readFileSync(path, 'utf8')),
  $schema: 'http://json-schema.org/draft-07/schema#',
})
const folder = join(import.meta.dirname, '..', 'test', 'fixtures', 'goldens', 'teams')

/** Every Adaptive Card inside of anything. */
function cardsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(cardsIn)
  if (typeof value !== 'object' || value === null) return []
  if ((value as { readonly type?: unknown }).type === 'AdaptiveCard') return [value]
  return Object.values(value).flatMap(cardsIn)
}

let checked = 0
for (const file of readdirSync(folder)) {
  const shown: Record<string, unknown> = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  for (const [name, one] of Object.entries(shown))
    for (const card of cardsIn(one)) {
      checked++
      // What only Teams knows stands apart: the published schema lets hosts add it.
      const { msteams: _ofTeams, ...published } = card as Record<string, unknown>
      const result = schema.safeParse(published)
      if (result.success) continue
      console.error(`${file}, “${name}”: ${result.error.message.slice(0, 2_000)}`)
      process.exitCode = 1
    }
}
if (checked === 0) {
  console.error(`${folder} holds no card`)
  process.exitCode = 1
}
