import type { CommandIo } from '../ports/command-io.ts'

/** Where a command that reads lines reads them when no file is named. */
export const STANDARD_INPUT = '-'

/** One line of JSON Lines, numbered from 1. */
export type JsonLine =
  | { readonly kind: 'object'; readonly line: number; readonly object: Readonly<Record<string, unknown>> }
  | {
      readonly kind: 'unreadable'
      readonly line: number
      readonly problem: 'not-json' | 'not-an-object'
      readonly found: string
    }

/** The JSON objects of a file, one a line, as they come. Blank lines are passed over; what is no object is told by its line. */
export async function* jsonLines(io: CommandIo, path: string): AsyncGenerator<JsonLine> {
  let line = 0
  for await (const text of io.readLines(path)) {
    line++
    const written = line === 1 ? text.replace(/^\ufeff/, '') : text
    if (written.trim() !== '') yield readLine(written, line)
  }
}

function readLine(text: string, line: number): JsonLine {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { kind: 'unreadable', line, problem: 'not-json', found: shown(text.trim()) }
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { kind: 'unreadable', line, problem: 'not-an-object', found: shown(value) }
  return { kind: 'object', line, object: value as Record<string, unknown> }
}

const LONGEST_SHOWN = 60

/** A value as a message about it shows it. */
export function shown(value: unknown): string {
  const found = typeof value === 'string' ? value : JSON.stringify(value)
  return found.length > LONGEST_SHOWN ? `${found.slice(0, LONGEST_SHOWN)}…` : found
}
