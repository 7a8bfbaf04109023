import { resolve } from 'node:path'
import { FileProblemsError, renderProblem } from '../adapters/files/file-problem.ts'
import { AppError, UserError } from '../errors.ts'
import { type CommandIo, UnreadableFile } from '../ports/command-io.ts'
import type { Texts } from '../ports/index.ts'
import { type Arguments, CalledWrongly, type Command, type CommandContext, type ExitCode } from './command.ts'
import { COMMANDS } from './commands.ts'
import { findCommand } from './find-command.ts'
import { CALL, helpOf, overview, usageOf } from './help.ts'
import { parseArguments } from './parse-arguments.ts'

/** A call of the command line, wherever it is carried out. */
export interface Call {
  readonly words: readonly string[]
  /** BCP 47 tag of the shipped language the caller reads. */
  readonly language: string
  readonly io: CommandIo
  /** The folder the caller's paths are meant from; absent when they are absolute already. */
  readonly folder?: string
}

export interface CliDeps {
  readonly texts: Texts
  /** Told of every error that nobody foresaw; the caller only gets its message. */
  readonly onUnexpected: (error: unknown) => void
  /** Carries out a command that needs a database, where the database is. */
  readonly withDatabase: (
    command: Command & { needs: 'database' },
    args: Arguments,
    context: CommandContext,
    call: Call,
  ) => Promise<ExitCode>
}

/** Understands a call, runs it and says what went wrong. Never rejects. */
export async function runCli(call: Call, deps: CliDeps): Promise<ExitCode> {
  const { io, language } = call
  const t = deps.texts.in(language)
  const context: CommandContext = { io, t, language, texts: deps.texts }
  let command: Command | null = null
  try {
    const names = Object.keys(COMMANDS)
    const called = findCommand(call.words, names)
    if (called.kind === 'overview') {
      call.io.out(`${overview(t, names)}\n`)
      return 0
    }
    command = await load(called.name)
    const rest = called.kind === 'command' ? absolute(command, called.rest, call.folder) : []
    const args = called.kind === 'command' ? parseArguments(command, rest) : null
    if (!args) {
      call.io.out(`${helpOf(t, command)}\n`)
      return 0
    }
    if (command.needs === 'nothing') return await command.run(args, context)
    return await deps.withDatabase(command, args, context, {
      ...call,
      words: [...command.name.split(' '), ...rest],
    })
  } catch (error) {
    return explain(error, command, context, deps.onUnexpected)
  }
}

/** What was written after the name, with its files named so that another process finds them. */
function absolute(command: Command, words: readonly string[], folder: string | undefined): readonly string[] {
  if (!command.paths || folder === undefined) return words
  const files = parseArguments(command, words)?.positionals ?? []
  return words.map((word) => (files.includes(word) ? resolve(folder, word) : word))
}

async function load(name: string): Promise<Command> {
  const loader = COMMANDS[name]
  if (!loader) throw new CalledWrongly('command-unknown', { found: name })
  return loader()
}

/** Says on the error output what went wrong, in the caller's language. */
function explain(
  error: unknown,
  command: Command | null,
  context: CommandContext,
  onUnexpected: CliDeps['onUnexpected'],
): ExitCode {
  const { t, io } = context
  if (error instanceof CalledWrongly || error instanceof UnreadableFile) {
    io.err(`${t(`cli:wrong.${error.code}`, error.params)}\n`)
    if (command) io.err(`${t('cli:help.usage')} ${usageOf(t, command)}\n`)
    io.err(`${t('cli:help.see', { call: `${CALL} help${command ? ` ${command.name}` : ''}` })}\n`)
    return 2
  }
  if (error instanceof FileProblemsError) {
    for (const problem of error.problems) io.err(`${renderProblem(problem, t)}\n`)
    return 1
  }
  const failure = failureKey(error)
  if (failure && error instanceof AppError) {
    io.err(`${t(failure, error.params)}\n`)
    return 1
  }
  onUnexpected(error)
  io.err(`${t('cli:unexpected', { message: error instanceof Error ? error.message : String(error) })}\n`)
  return 1
}

/** Failures of the installation, which only its operator meets. Their texts are under `cli:failed`. */
const FAILURES = [
  'backup-exists',
  'backup-newer',
  'backup-unreadable',
  'backup-unwritable',
  'calendar-no-working-time',
  'calendars-share-no-time',
  'channel-taken',
  'control-folder-not-private',
  'control-forbidden',
  'control-lost',
  'control-version',
  'database-newer',
  'database-unavailable',
  'erase-nobody',
  'file-unwritable',
  'folder-locked',
  'manifest-invalid',
  'no-partnership',
  'partnership-gone',
  'restore-not-empty',
  'setup-time-moved',
  'setup-would-orphan',
]

/** The text of a foreseen failure, null for an error nobody foresaw. */
function failureKey(error: unknown): string | null {
  if (!(error instanceof AppError)) return null
  if (error.code === 'backup-damaged') return `cli:damaged.${error.params.reason}`
  if (error.code === 'folder-locked' && error.params.pid === null) return 'cli:failed.folder-locked-unnamed'
  if (FAILURES.includes(error.code)) return `cli:failed.${error.code}`
  return error instanceof UserError ? `errors:${error.code}` : null
}
