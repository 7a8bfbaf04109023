import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const MODULE = join(import.meta.dirname, '..', '..', '..', 'src', 'adapters', 'logging', 'pino-logger.ts')

test('an error is written with its message and cause, on the error output', () => {
  const script = `import { createPinoLogger } from ${JSON.stringify(MODULE)}
createPinoLogger('info').error({ error: new Error('nudge broke', { cause: new Error('line cut') }) }, 'nudge failed')`
  const done = spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' })
  expect(done.stdout).toBe('')
  const line = JSON.parse(done.stderr)
  expect(line).toMatchObject({
    msg: 'nudge failed',
    error: { message: 'nudge broke', cause: { message: 'line cut' } },
  })
})
