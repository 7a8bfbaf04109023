import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { CONSOLE_CAPABILITIES } from '../../src/adapters/console/capabilities.ts'
import { SLACK_CAPABILITIES } from '../../src/adapters/slack/capabilities.ts'
import { TEAMS_CAPABILITIES } from '../../src/adapters/teams/capabilities.ts'
import type { Capabilities } from '../../src/chat/index.ts'
import type { Platform } from '../../src/domain/partnership/partnership.ts'

/** A new platform must be written here, and so into the table. */
const DECLARED: Readonly<Record<Platform, Capabilities>> = {
  console: CONSOLE_CAPABILITIES,
  slack: SLACK_CAPABILITIES,
  teams: TEAMS_CAPABILITIES,
}
const HEADING: Readonly<Record<string, Platform>> = { console: 'console', Slack: 'slack', Teams: 'teams' }

const page = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'platforms.md'), 'utf8')
const cellsOf = (line: string): string[] =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())

/** Every row of a table that ends in the column `capability`: what it says of each platform. */
const rows = page.split(/\n\n/).flatMap((block) => {
  const [head = '', , ...lines] = block.split('\n').filter((line) => line.startsWith('|'))
  const columns = cellsOf(head)
  if (columns.at(-1) !== 'capability') return []
  return lines.map((line) => {
    const cells = cellsOf(line)
    const said = columns.flatMap((column, index) => {
      const platform = HEADING[column]
      return platform ? [[platform, cells[index] ?? ''] as const] : []
    })
    return { capability: /`(\w+)`/.exec(cells.at(-1) ?? '')?.[1] ?? null, said }
  })
})

test('every declared capability has its row, and no row names another', () => {
  const named = rows.flatMap(({ capability }) => (capability === null ? [] : [capability]))
  for (const declared of Object.values(DECLARED)) expect(named.sort()).toEqual(Object.keys(declared).sort())
})

test('every row says yes or no for each platform', () => {
  expect(rows.length).toBeGreaterThan(10)
  for (const { said } of rows) {
    expect(said.map(([platform]) => platform).sort()).toEqual(Object.keys(DECLARED).sort())
    for (const [, words] of said) expect(words).toMatch(/^(yes|no)(:|$)/)
  }
})

test('what a row says of a capability is what the adapters declare', () => {
  const told = rows.flatMap(({ capability, said }) =>
    capability === null
      ? []
      : said.map(([platform, words]) => `${platform}.${capability}: ${words.startsWith('yes')}`),
  )
  const declared = Object.entries(DECLARED).flatMap(([platform, capabilities]) =>
    Object.entries(capabilities).map(([name, value]) => `${platform}.${name}: ${value}`),
  )
  expect(told.sort()).toEqual(declared.sort())
})
