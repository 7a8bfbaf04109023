import { parseArgs } from 'node:util'
import { nearest } from '../domain/language/nearest.ts'
import { type Arguments, CalledWrongly, type Command, type OptionSpec } from './command.ts'

/** Understood by every command. */
const HELP = { type: 'flag' } as const

/**
 * Reads what stands after a command's name. Null when help was asked for.
 * @throws CalledWrongly with what was found and what is allowed
 */
export function parseArguments(command: Command, words: readonly string[]): Arguments | null {
  const options: Readonly<Record<string, OptionSpec>> = { ...command.options, help: HELP }
  const { tokens } = parseArgs({
    args: [...words],
    strict: false,
    allowPositionals: true,
    tokens: true,
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type }]) => [
        name,
        { type: type === 'flag' ? 'boolean' : 'string' },
      ]),
    ) as Record<string, { type: 'boolean' | 'string' }>,
  })
  const positionals: string[] = []
  const found = new Map<string, string | true>()
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    if (token.rawName === '-h') return null
    const spec = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!spec || !token.rawName.startsWith('--')) throw unknownOption(token.rawName, Object.keys(options))
    if (found.has(token.name)) throw new CalledWrongly('option-twice', { option: token.rawName })
    found.set(token.name, spec.type === 'flag' ? flagOf(token) : textOf(token))
  }
  if (found.has('help')) return null
  checkPositionals(command, positionals)
  for (const [name, spec] of Object.entries(command.options)) {
    if (spec.type === 'text' && spec.required && !found.has(name))
      throw new CalledWrongly('option-missing', { option: `--${name}` })
  }
  return argumentsOf(found, positionals)
}

interface OptionToken {
  readonly rawName: string
  readonly value: string | undefined
  readonly inlineValue: boolean | undefined
}

function flagOf({ rawName, value }: OptionToken): true {
  if (value !== undefined) throw new CalledWrongly('option-without-value', { option: rawName, found: value })
  return true
}

function textOf({ rawName, value, inlineValue }: OptionToken): string {
  // `--kind --class safety`: the next option is not a value.
  if (value === undefined || (!inlineValue && value.startsWith('--')) || value.trim() === '')
    throw new CalledWrongly('option-needs-value', { option: rawName })
  return value
}

function unknownOption(found: string, known: readonly string[]): CalledWrongly {
  const allowed = known.map((name) => `--${name}`)
  const near = nearest(found, allowed)
  return new CalledWrongly(near ? 'option-near' : 'option-unknown', {
    found,
    near,
    allowed: allowed.join(' '),
  })
}

function checkPositionals({ positionals: wanted, optional = [] }: Command, found: readonly string[]): void {
  const extra = found[wanted.length + optional.length]
  if (extra !== undefined) throw new CalledWrongly('word-unexpected', { found: extra })
  if (found.length < wanted.length) throw new CalledWrongly('word-missing')
}

function argumentsOf(found: ReadonlyMap<string, string | true>, positionals: readonly string[]): Arguments {
  const text = (option: string): string | null => {
    const value = found.get(option)
    return typeof value === 'string' ? value : null
  }
  return {
    positionals,
    text,
    flag: (option) => found.has(option),
    required: (option) => {
      const value = text(option)
      if (value === null) throw new CalledWrongly('option-missing', { option: `--${option}` })
      return value
    },
  }
}

/** One of the allowed values of an option, or null when the option was not given. Throws CalledWrongly. */
export function oneOf<Value extends string>(
  args: Arguments,
  option: string,
  allowed: readonly Value[],
): Value | null {
  const found = args.text(option)
  if (found === null) return null
  const match = allowed.find((value) => value === found)
  if (match) return match
  const near = nearest(found, allowed)
  const code = near ? 'value-near' : 'value-unknown'
  throw new CalledWrongly(code, { option: `--${option}`, found, near, allowed: allowed.join(', ') })
}
