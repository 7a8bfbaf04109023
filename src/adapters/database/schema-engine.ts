import { readFile } from 'node:fs/promises'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import type { SchemaEngine } from '@prisma/schema-engine-wasm'

type Exports = Readonly<Record<string, unknown>>

type EngineModule = typeof import('@prisma/schema-engine-wasm') & { __wbg_set_wasm(exports: Exports): void }

/** The part of the global that is used here; its types come with browser libraries only. */
interface Loader {
  instantiate(
    bytes: Uint8Array,
    imports: Record<string, unknown>,
  ): Promise<{ readonly instance: { readonly exports: Exports } }>
}

/**
 * Prisma's own migration engine. Its package is written for bundlers, which import WASM files; Node loads it by hand.
 * `schema` is the text of schema.prisma, null where the work needs none.
 */
export async function loadSchemaEngine(
  adapter: SqlMigrationAwareDriverAdapterFactory,
  schema: string | null,
): Promise<SchemaEngine> {
  engineModule ??= loadModule()
  const engine = await engineModule
  const datamodels: [string, string][] | undefined = schema === null ? undefined : [['schema.prisma', schema]]
  return engine.SchemaEngine.new({ datamodels }, () => {}, bindMigrationAwareSqlAdapterFactory(adapter))
}

/** Once in a process: the package keeps its WASM instance in a variable of its own, and a second one breaks the first. */
let engineModule: Promise<EngineModule> | undefined

async function loadModule(): Promise<EngineModule> {
  const glue = '@prisma/schema-engine-wasm/schema_engine_bg'
  const engine = (await import(glue)) as EngineModule
  const file = new URL(import.meta.resolve(glue).replace(/\.js$/, '.wasm'))
  const loader = (globalThis as unknown as { WebAssembly: Loader }).WebAssembly
  const { instance } = await loader.instantiate(await readFile(file), { './schema_engine_bg.js': engine })
  engine.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start as () => void
  start()
  return engine
}
