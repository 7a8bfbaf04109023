import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    pool: 'forks',
    // Most files end before optimising the embedded database's WebAssembly would pay.
    execArgv: ['--liftoff-only'],
    maxWorkers: 2,
  },
})
