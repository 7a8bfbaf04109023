import { UserError } from '../errors.ts'
import type { Context } from '../features/context.ts'
import type { FeatureDeps } from '../features/deps.ts'
import type { CommandIo } from '../ports/command-io.ts'
import type { Operations, Texts, Translate } from '../ports/index.ts'

/** 0: done. 1: found a problem. 2: called wrongly. */
export type ExitCode = 0 | 1 | 2

/** What a command needs to speak. */
export interface CommandContext {
  readonly io: CommandIo
  readonly t: Translate
  /** BCP 47 tag of the shipped language the texts are in. */
  readonly language: string
  /** The texts of every shipped language. */
  readonly texts: Texts
}

/** What a command needs of a database somebody opened. */
export interface DatabaseAccess {
  readonly features: FeatureDeps
  /** Lets open tickets follow an agreement that just came into force; in the transaction of the acceptance. */
  readonly onInForce: (context: Context) => Promise<void>
  readonly operations: Operations
}

export type OptionSpec =
  | { readonly type: 'flag' }
  /** `value` is the locale key of what stands for the value in help, under `cli:values`. */
  | { readonly type: 'text'; readonly value: string; readonly required?: true }

/** What was written after the command's name, already checked against its options. */
export interface Arguments {
  /** The option's text; null when it was not given. */
  text(option: string): string | null
  /** The text of a required option. */
  required(option: string): string
  flag(option: string): boolean
  readonly positionals: readonly string[]
}

interface CommandShape {
  /** True when the words after the name are files the database's process itself reads or writes: they are made absolute. */
  readonly paths?: true
  /** One or two words. Its texts are under `cli:commands`, words joined by `-`. */
  readonly name: string
  readonly options: Readonly<Record<string, OptionSpec>>
  /** Locale keys under `cli:values` of the words after the name; all are required. */
  readonly positionals: readonly string[]
  /** The same of words that may follow those. */
  readonly optional?: readonly string[]
}

/** One thing `andon` can do. */
export type Command = CommandShape &
  (
    | { readonly needs: 'nothing'; run(args: Arguments, context: CommandContext): Promise<ExitCode> }
    | {
        readonly needs: 'database'
        run(args: Arguments, context: CommandContext, access: DatabaseAccess): Promise<ExitCode>
      }
  )

/** The caller wrote something that cannot be meant. `code` is a locale key under `cli:wrong`. */
export class CalledWrongly extends UserError {}
