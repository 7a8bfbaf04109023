import type { FileProblem, PathPart } from './file-problem.ts'
import { pathText } from './file-problem.ts'
import type { YamlSource } from './yaml-source.ts'
import { valueAt } from './zod-problems.ts'

const CHANNEL_LISTS = ['shared', 'brand', 'factory'] as const

/**
 * What must not be written twice in one partnership: a person's id, an account, a channel. Two people with one account
 * could not be told apart, and a channel with two audiences would leak. Works on the raw document, so that these are
 * found beside mistakes of shape.
 */
export const repeatedEntries = (source: YamlSource): FileProblem[] => {
  const people = (['brand', 'factory'] as const).flatMap((side) => itemPaths(source, [side, 'people']))
  const channels = CHANNEL_LISTS.flatMap((list) => itemPaths(source, ['channels', list]))
  return [
    ...repeats(source, people, 'files:person-repeated', [['id']]),
    ...repeats(source, people, 'files:account-repeated', [['slack'], ['slack', 'user']]),
    ...repeats(source, people, 'files:account-repeated', [['teams', 'objectId']]),
    ...repeats(source, channels, 'files:channel-repeated', [['slack'], ['teams']]),
  ]
}

type Path = readonly PathPart[]

const itemPaths = (source: YamlSource, path: Path): Path[] => {
  const list = valueAt(source.value, path)
  return Array.isArray(list) ? list.map((_, index) => [...path, index]) : []
}

const repeats = (
  source: YamlSource,
  items: readonly Path[],
  code: string,
  fields: readonly Path[],
): FileProblem[] => {
  const first = new Map<string, Path>()
  return items.flatMap((item) =>
    fields.flatMap((field) => {
      const path = [...item, ...field]
      const value = valueAt(source.value, path)
      if (typeof value !== 'string') return []
      // Teams object ids are the same in either letter case.
      const before = first.get(value.toLowerCase())
      first.set(value.toLowerCase(), before ?? path)
      return before === undefined ? [] : [source.problem(path, { code, params: { first: pathText(before) } })]
    }),
  )
}
