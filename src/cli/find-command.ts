import { nearest } from '../domain/language/nearest.ts'
import { CalledWrongly } from './command.ts'

/** What was called: a command with what follows its name, help about one, or the overview. */
export type Called =
  | { readonly kind: 'overview' }
  | { readonly kind: 'help'; readonly name: string }
  | { readonly kind: 'command'; readonly name: string; readonly rest: readonly string[] }

/**
 * Finds the command in the words of a call. `names` have one or two words.
 * @throws CalledWrongly with the nearest command
 */
export function findCommand(words: readonly string[], names: readonly string[]): Called {
  const [first, second] = words
  if (first === undefined || first === '--help' || first === '-h') return { kind: 'overview' }
  if (first === '--version' || first === '-v')
    return { kind: 'command', name: 'version', rest: words.slice(1) }
  if (first === 'help') {
    const about = words.slice(1).filter((word) => word !== '--help' && word !== '-h')
    if (about.length === 0) return { kind: 'overview' }
    const found = findCommand(about, names)
    return found.kind === 'command' ? { kind: 'help', name: found.name } : found
  }
  if (first.startsWith('-')) throw new CalledWrongly('command-first', { found: first })
  if (names.includes(first)) return { kind: 'command', name: first, rest: words.slice(1) }
  const both = `${first} ${second ?? ''}`
  if (names.includes(both)) return { kind: 'command', name: both, rest: words.slice(2) }
  throw unknownCommand(first, second, names)
}

function unknownCommand(first: string, second: string | undefined, names: readonly string[]): CalledWrongly {
  const ofFamily = names.filter((name) => name.startsWith(`${first} `))
  if (ofFamily.length > 0) {
    const near = second === undefined ? null : nearest(`${first} ${second}`, ofFamily)
    if (near) return new CalledWrongly('command-near', { found: `${first} ${second}`, near })
    return new CalledWrongly('command-half', { found: first, allowed: ofFamily.join(', ') })
  }
  const near =
    nearest(`${first} ${second ?? ''}`.trim(), names) ?? nearest(first, names) ?? nearFamily(first, names)
  return near
    ? new CalledWrongly('command-near', { found: first, near })
    : new CalledWrongly('command-unknown', { found: first })
}

/** `agreemnt` when nothing or something unknown follows: the first command of the family. */
function nearFamily(first: string, names: readonly string[]): string | null {
  const family = nearest(
    first,
    names.map((name) => name.split(' ')[0] ?? name),
  )
  return names.find((name) => name.split(' ')[0] === family) ?? null
}
