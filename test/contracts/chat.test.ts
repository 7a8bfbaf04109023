import { expect, test } from 'vitest'
import { openConsoleWorld } from './chat/console-world.ts'
import { openSlackWorld } from './chat/slack-world.ts'
import { openTeamsWorld } from './chat/teams-world.ts'
import { chatContract } from './chat.contract.ts'

/** Every platform there is; each must keep the whole contract. */
const PLATFORMS = { console: openConsoleWorld, slack: openSlackWorld, teams: openTeamsWorld } as const

for (const [name, open] of Object.entries(PLATFORMS)) chatContract(name, open)

test('only the console, which is our own, asks nobody to wait', async () => {
  for (const [name, open] of Object.entries(PLATFORMS)) {
    const world = await open()
    expect(world.limit === 'never').toBe(name === 'console')
    await world.stop()
  }
})
