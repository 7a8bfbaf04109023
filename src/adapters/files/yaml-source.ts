import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, type Pair } from 'yaml'
import { type FileProblem, FileProblemsError, type PathPart, pathText, shorten } from './file-problem.ts'
import { documentProblems } from './yaml-errors.ts'
import { composeBounded, type TextProblem, textProblem } from './yaml-guard.ts'

/** What a problem says beside its place. */
interface ProblemDetail {
  readonly code: string
  readonly allowed?: readonly string[]
  readonly params?: Readonly<Record<string, string | number>>
  /** Overrides what stands in the file at that place; null leaves it out. */
  readonly found?: string | null
}

/** A parsed YAML text that still knows where everything stood. */
export interface YamlSource {
  /** Plain objects, lists and scalars; an empty file is null. */
  readonly value: unknown
  /** A problem with the value at `path`, or with its key. A missing value is reported at the nearest key above it. */
  problem(path: readonly PathPart[], detail: ProblemDetail, on?: 'value' | 'key'): FileProblem
}

/**
 * Parses one YAML 1.2 document (core schema: dates and times stay text, `NO` is not false). Throws `FileProblemsError`
 * for everything that makes the text itself unusable: size, encoding, control characters, syntax, repeated keys, tabs,
 * several documents, tags, merge keys, more than a few aliases, too deep nesting.
 */
export const openYaml = (text: string, file: string): YamlSource => {
  const lines = new LineCounter()
  const refused = textProblem(text)
  if (refused !== null) {
    for (const match of text.matchAll(/^/gm)) lines.addNewLine(match.index)
    throw new FileProblemsError([atOffset(file, lines, refused)])
  }
  const documents = composeBounded(text, lines)
  if (!Array.isArray(documents)) throw new FileProblemsError([atOffset(file, lines, documents)])
  const problems = documentProblems(documents, text)
  if (problems.length > 0) throw new FileProblemsError(problems.map((each) => atOffset(file, lines, each)))
  const document = documents[0]
  if (document === undefined) throw new TypeError('the composer was told to yield a document')
  return {
    value: document.toJS({ maxAliasCount: -1 }),
    problem: (path, detail, on = 'value') => describe(file, text, lines, document, path, detail, on),
  }
}

const atOffset = (file: string, lines: LineCounter, { offset, ...rest }: TextProblem): FileProblem => ({
  file,
  line: Math.max(1, lines.linePos(offset).line),
  column: Math.max(1, lines.linePos(offset).col),
  path: '',
  allowed: [],
  ...rest,
})

const describe = (
  file: string,
  text: string,
  lines: LineCounter,
  document: Document.Parsed,
  path: readonly PathPart[],
  detail: ProblemDetail,
  on: 'value' | 'key',
): FileProblem => {
  const { pair, node, reached } = walk(document, path)
  const target = reached && on === 'value' ? node : ((pair?.key as Node | undefined) ?? node)
  const [from, to] = target?.range ?? [0, 0]
  const written = reached ? shorten(text.slice(from, to)) : ''
  return {
    ...atOffset(file, lines, { offset: from, code: detail.code, found: null, params: detail.params ?? {} }),
    path: pathText(path),
    found: detail.found === undefined ? (written === '' ? null : written) : detail.found,
    allowed: detail.allowed ?? [],
  }
}

interface Walked {
  /** The innermost pair on the way, whose key is shown when the value is missing. */
  readonly pair: Pair | null
  readonly node: Node | null
  /** True when the whole path exists. */
  readonly reached: boolean
}

const walk = (document: Document.Parsed, path: readonly PathPart[]): Walked => {
  let pair: Pair | null = null
  let node: Node | null = document.contents
  for (const part of path) {
    const at: Node | null = resolve(document, node)
    if (isMap(at)) {
      const next: Pair | undefined = at.items.find((item) => keyText(item.key) === String(part))
      if (next === undefined) return { pair, node, reached: false }
      pair = next
      node = (next.value ?? next.key) as Node
    } else if (isSeq(at) && typeof part === 'number' && at.items[part] !== undefined) {
      pair = null
      node = at.items[part] as Node
    } else {
      return { pair, node, reached: false }
    }
  }
  return { pair, node, reached: true }
}

const resolve = (document: Document.Parsed, node: Node | null): Node | null =>
  isAlias(node) ? (node.resolve(document) ?? null) : node

const keyText = (key: unknown): string => (isScalar(key) ? String(key.value) : '')
