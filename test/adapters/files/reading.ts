import { readFileSync } from 'node:fs'
import { FileProblemsError } from '../../../src/adapters/files/file-problem.ts'

/** The text of a shipped example. */
export const example = (name: 'partnership' | 'agreement'): string =>
  readFileSync(new URL(`../../../examples/${name}.yaml`, import.meta.url), 'utf8')

/** What a reader complains about: `line:column code path`, in order; empty when it accepts the text. */
export const mistakesIn = (read: () => unknown): string[] => {
  try {
    read()
    return []
  } catch (error) {
    if (!(error instanceof FileProblemsError)) throw error
    return error.problems.map(({ line, column, code, path }) =>
      `${line}:${column} ${code.replace(/^files:|^agreement:problem\./, '')} ${path}`.trimEnd(),
    )
  }
}

/** The first problem a reader reports. */
export const firstProblem = (read: () => unknown) => {
  try {
    read()
  } catch (error) {
    if (error instanceof FileProblemsError) return error.problems[0]!
    throw error
  }
  throw new Error('nothing was refused')
}
