import { join } from 'node:path'
import { createI18nextTexts, nearestLanguage } from '../adapters/i18n/i18next-texts.ts'
import { BadSettings, type Config, callersFolder, loadConfig } from '../config.ts'
import type { Texts } from '../ports/index.ts'
import { createProcessIo } from './process-io.ts'
import { createDatabaseReach } from './reach-database.ts'
import { runCli } from './run-cli.ts'

/** How long a command waits for a process that has the database but does not answer yet. */
const PATIENCE_MS = 3_000

/** Carries out what this process was called with. Resolves with the exit code, once everything is written. */
export async function main(): Promise<number> {
  endQuietlyWhenNobodyReads()
  const texts = createI18nextTexts(join(import.meta.dirname, '..', '..', 'locales'))
  const config = readConfig(texts)
  if (!config) return 2
  const language = nearestLanguage(config.language ?? 'en', texts.languages)
  const t = texts.in(language)
  const folder = callersFolder() ?? process.cwd()
  const io = createProcessIo(folder, {
    hint: t('cli:yes-no'),
    yes: t('cli:yes').split(' '),
  })
  const withDatabase = createDatabaseReach({
    databaseUrl: config.databaseUrl,
    dataFolder: config.dataFolder,
    patienceMs: PATIENCE_MS,
    open: async () => (await import('./open-database.ts')).openDatabaseHere(config),
    callHost: async (...call) => (await import('../adapters/control/control-client.ts')).callControl(...call),
  })
  const onUnexpected = (error: unknown): void => {
    if (config.logLevel === 'debug') console.error(error)
  }
  const code = await runCli(
    { words: process.argv.slice(2), language, io, folder },
    { texts, withDatabase, onUnexpected },
  )
  const streams = [process.stdout, process.stderr]
  await Promise.all(
    streams.map((stream) => new Promise<void>((written) => stream.write('', () => written()))),
  )
  return code
}

/** The settings; null when they cannot be used, which is then said. */
function readConfig(texts: Texts): Config | null {
  try {
    return loadConfig()
  } catch (error) {
    if (!(error instanceof BadSettings)) throw error
    process.stderr.write(`${texts.in('en')(`errors:${error.code}`, error.params)}\n`)
    return null
  }
}

/** A reader that has seen enough (`| head`) closes the pipe: nothing went wrong. */
function endQuietlyWhenNobodyReads(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error
      process.exit(0)
    })
  }
}
