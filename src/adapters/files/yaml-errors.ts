import {
  type Document,
  type ErrorCode,
  isAlias,
  isNode,
  isScalar,
  type Node,
  visit,
  type YAMLError,
} from 'yaml'
import { shorten } from './file-problem.ts'
import type { TextProblem } from './yaml-guard.ts'

/** Aliases are a convenience for a repeated value. More than this is either a machine's file or an attack. */
const MAX_ALIASES = 20

/** Every reason why composed documents are refused, by offset; empty when the one document can be read. */
export const documentProblems = (documents: readonly Document.Parsed[], text: string): TextProblem[] => {
  const first = documents[0]
  if (first === undefined) return []
  const second = documents[1]
  if (second !== undefined) return [at(second.range[0], 'files:many-documents')]
  const version = first.directives?.yaml
  if (version?.explicit === true && version.version !== '1.2') {
    return [at(0, 'files:yaml-version', version.version)]
  }
  const syntax = first.errors.map((error) => fromYaml(error, text))
  return syntax.length > 0 ? syntax : nodeProblems(first, text)
}

/** Codes of the parser that have a remedy of their own; the rest is `files:syntax` with the line. */
const CODES: Readonly<Partial<Record<ErrorCode, string>>> = {
  DUPLICATE_KEY: 'files:duplicate-key',
  TAB_AS_INDENT: 'files:tab',
  BAD_INDENT: 'files:indent',
  BLOCK_AS_IMPLICIT_KEY: 'files:colon',
  BAD_DQ_ESCAPE: 'files:escape',
  MISSING_CHAR: 'files:missing-character',
  NON_STRING_KEY: 'files:key-not-text',
  MULTIPLE_DOCS: 'files:many-documents',
  ALIAS_PROPS: 'files:alias',
  BAD_ALIAS: 'files:alias',
  TAG_RESOLVE_FAILED: 'files:tag',
  BAD_COLLECTION_TYPE: 'files:tag',
  BAD_DIRECTIVE: 'files:directive',
}

const fromYaml = (error: YAMLError, text: string): TextProblem => {
  const offset = error.pos[0]
  const end = text.indexOf('\n', offset)
  const rest = shorten(text.slice(offset, end < 0 ? undefined : end))
  return at(offset, CODES[error.code] ?? 'files:syntax', rest === '' ? null : rest)
}

const nodeProblems = (document: Document.Parsed, text: string): TextProblem[] => {
  const problems: TextProblem[] = []
  let aliases = 0
  const report = (node: Node, code: string, params: TextProblem['params'] = {}): void => {
    const [from, to] = node.range ?? [0, 0]
    problems.push({ offset: from, code, found: shorten(text.slice(from, to)), params })
  }
  visit(document, {
    Pair: (_, pair) => {
      if (isScalar(pair.key) && pair.key.value === '<<') report(pair.key, 'files:merge-key')
    },
    Node: (_, node, ancestors) => {
      if ('tag' in node && node.tag !== undefined) report(node, 'files:tag')
      if (!isAlias(node)) return
      aliases++
      if (aliases === MAX_ALIASES + 1) report(node, 'files:too-many-aliases', { limit: MAX_ALIASES })
      // An alias within an anchored value multiplies; a few levels of that are a bomb.
      const nested = ancestors.some((each) => isNode(each) && 'anchor' in each && each.anchor !== undefined)
      if (nested) report(node, 'files:alias-nested')
      else if (node.resolve(document) === undefined) report(node, 'files:alias-unknown')
    },
  })
  return problems
}

const at = (offset: number, code: string, found: string | null = null): TextProblem => ({
  offset,
  code,
  found,
  params: {},
})
