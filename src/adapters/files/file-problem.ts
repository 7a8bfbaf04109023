import { AppError } from '../../errors.ts'

/** A key or an index on the way to a value of the file. */
export type PathPart = string | number

/** One mistake in a file a person wrote, precise enough to be corrected without asking. */
export interface FileProblem {
  readonly file: string
  /** From 1. */
  readonly line: number
  /** From 1, in UTF-16 units. */
  readonly column: number
  /** Where in the document: `brand.people[0].zone`; empty for the document itself. */
  readonly path: string
  /** Locale key of the sentence. */
  readonly code: string
  /** What stands there as written, shortened; null when nothing does. */
  readonly found: string | null
  /** What may stand there: values, or examples of the form. Empty when the sentence says it all. */
  readonly allowed: readonly string[]
  /** What else the sentence names. */
  readonly params: Readonly<Record<string, string | number>>
}

/** Something odd but usable. Same shape, so that both print alike. */
export type FileWarning = FileProblem

/** Every mistake of one file, in the order of the file. */
export class FileProblemsError extends AppError {
  readonly problems: readonly FileProblem[]

  constructor(problems: readonly FileProblem[]) {
    super('file-problems', { file: problems[0]?.file ?? '', count: problems.length })
    this.problems = [...problems].sort((a, b) => a.line - b.line || a.column - b.column)
  }
}

/** `['people', 0, 'zone']` as a person reads it: `people[0].zone`. */
export const pathText = (path: readonly PathPart[]): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? part : `${text}.${part}`
  }, '')

/** Values longer than this are cut in messages: a pasted page must not fill the screen. */
const FOUND_LIMIT = 60

/** One line, at most 60 characters, of what stands in the file. */
export const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ').trim()
  const characters = [...line]
  return characters.length <= FOUND_LIMIT ? line : `${characters.slice(0, FOUND_LIMIT - 1).join('')}…`
}

/**
 * One mistake as text: `file:line:column`, the sentence, then what was found and what is allowed where they apply.
 * `t` looks keys up in the reader's language.
 */
export const renderProblem = (
  problem: FileProblem,
  t: (key: string, params?: Record<string, unknown>) => string,
): string => {
  const sentence = t(problem.code, { ...problem.params, found: problem.found ?? '', path: problem.path })
  const where = problem.path === '' ? '' : t('files:where', { path: problem.path })
  const found = problem.found === null ? '' : t('files:found', { found: problem.found })
  const allowed =
    problem.allowed.length === 0
      ? ''
      : t('files:allowed', { allowed: problem.allowed.join(t('files:separator')) })
  const place = `${problem.file}:${problem.line}:${problem.column}`
  return [`${place} `, where, sentence, found, allowed].join('')
}
