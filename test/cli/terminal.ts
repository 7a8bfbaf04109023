import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { runCli } from '../../src/cli/run-cli.ts'
import { startClocks } from '../../src/features/agreement/agreement-card.ts'
import type { FeatureDeps } from '../../src/features/deps.ts'
import { type CommandIo, UnreadableFile } from '../../src/ports/command-io.ts'
import type { Operations } from '../../src/ports/index.ts'
import { texts } from '../support/andon.ts'

const ROOT = join(import.meta.dirname, '..', '..')

/** What was printed, and how the command ended. */
export interface Outcome {
  readonly code: number
  readonly out: string
  readonly err: string
  readonly questions: readonly string[]
  /** Errors nobody foresaw. */
  readonly unexpected: readonly unknown[]
}

export interface Terminal {
  /** Files by the path the command names; `examples/…` are the real ones. */
  readonly files?: Readonly<Record<string, string>>
  /** What the person at the terminal answers; null when nobody is there. */
  readonly answer?: boolean | null
  readonly language?: string
  /** The database; without it, commands that need one fail the test. */
  readonly features?: FeatureDeps
  readonly operations?: Operations
}

export const exampleFile = (name: string): string => readFileSync(join(ROOT, 'examples', name), 'utf8')

const unasked = () => Promise.reject(new Error('this call needs operations'))
const NOTHING_TO_OPERATE: Operations = {
  installation: {
    host: '127.0.0.1',
    loopbackOnly: true,
    embedded: true,
    timeZoneData: '2026a',
    platforms: ['console'],
  },
  backup: unasked,
  restore: unasked,
  isEmpty: unasked,
  parked: async () => [],
}

/** Calls the command line in this process. */
export async function call(words: readonly string[], terminal: Terminal = {}): Promise<Outcome> {
  const { files = {}, answer = null, language = 'en', features, operations = NOTHING_TO_OPERATE } = terminal
  let out = ''
  let err = ''
  const questions: string[] = []
  const unexpected: unknown[] = []
  const read = (path: string): string => {
    const text = files[path] ?? (path.startsWith('examples/') ? exampleFile(path.slice(9)) : undefined)
    if (text === undefined) throw new UnreadableFile('file-missing', { path })
    return text
  }
  const io: CommandIo = {
    out: (text) => {
      out += text
    },
    err: (text) => {
      err += text
    },
    confirm: async (question) => {
      questions.push(question)
      return answer
    },
    readFile: async (path) => read(path),
    readLines: async function* (path) {
      yield* read(path).split('\n')
    },
  }
  const code = await runCli(
    { words, language, io },
    {
      texts,
      onUnexpected: (error) => unexpected.push(error),
      withDatabase: (command, args, context) => {
        if (!features) throw new Error('this call needs a database')
        return command.run(args, context, { features, onInForce: startClocks, operations })
      },
    },
  )
  return { code, out, err, questions, unexpected }
}
