import { defineConfig } from 'prisma/config'

// `prisma generate` needs no schema engine, but the command fetches a native one from the network unless it is told
// where one lies. Any file that exists will do; migrations use the engine's WASM build (see src/adapters/database).
process.env.PRISMA_SCHEMA_ENGINE_BINARY ??= process.execPath

export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
})
