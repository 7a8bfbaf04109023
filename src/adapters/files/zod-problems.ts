import type { z } from 'zod'
import { LOCALE_TAGS } from '../../domain/language/locale-tags.ts'
import { nearest } from '../../domain/language/nearest.ts'
import { nearestZoneName } from '../../domain/partnership/zone-name.ts'
import type { FileProblem, PathPart } from './file-problem.ts'
import { keysAllowedAt } from './json-schema.ts'
import type { YamlSource } from './yaml-source.ts'

/** What a value may look like, by the problem that names it. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  'files:not-an-id': ['aurora', 'b-liaison'],
  'files:not-a-date': ['2026-12-24'],
  'files:not-a-zone': ['Asia/Shanghai', 'America/Los_Angeles', 'Europe/Berlin'],
  'files:not-a-country': ['US', 'CN', 'GB', 'DE', 'VN'],
  'files:not-a-region': ['CA', 'BY', 'NSW'],
  'files:not-days': ['mon', 'mon-fri', '"sat,sun"'],
  'files:not-hours': ['"09:00-17:30"', '"08:00-12:00, 13:00-17:30"', '"20:00-04:00"'],
  'files:no-hours': ['"09:00-17:30"', '"08:00-12:00, 13:00-17:30"', '"20:00-04:00"'],
  'files:no-week': ['{ mon-fri: "09:00-17:30" }'],
  'files:not-an-email': ['name@company.example'],
  'files:not-a-slack-user': ['U012AB3CD'],
  'files:not-a-slack-team': ['T012AB3CD'],
  'files:not-a-slack-channel': ['C012AB3CD'],
  'files:not-a-teams-channel': ['"19:requests@thread.tacv2"'],
  'files:not-a-guid': ['12345678-90ab-cdef-1234-567890abcdef'],
  'files:not-an-emoji': ['beetle', '":wrench:"', 'shushing_face'],
  'files:not-minutes': ['15', '30', '60'],
  'files:not-a-version': ['1', '2', '3'],
}

type Issue = z.core.$ZodIssue
type Path = readonly PathPart[]

/** The problems of one issue, placed in the file. `root` is where the schema that found it was applied. */
export const problemsOfIssue = (
  issue: Issue,
  source: YamlSource,
  schema: z.ZodType,
  root: Path,
): readonly FileProblem[] => {
  const path: Path = [...root, ...(issue.path as PathPart[])]
  const value = valueAt(source.value, path)
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        unknownKey(source, path, key, keysAllowedAt(schema, issue.path as PathPart[])),
      )
    case 'invalid_union':
      return betterBranch(issue.errors, value).flatMap((inner) =>
        problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, source, schema, root),
      )
    case 'invalid_key': {
      const code = issue.issues[0]?.message ?? 'files:not-an-id'
      return [source.problem(path, { code, allowed: EXAMPLES[code] ?? [] }, 'key')]
    }
    case 'invalid_type':
      return [wrongType(source, path, value, issue.expected, issue.message)]
    case 'invalid_value':
      return [wrongValue(source, path, value, issue.values.map(String), issue.message)]
    default:
      return [constraint(source, path, value, issue)]
  }
}

const unknownKey = (source: YamlSource, path: Path, key: string, allowed: readonly string[]): FileProblem => {
  const near = nearest(key, allowed)
  const detail =
    near === null ? { code: 'files:unknown-key' } : { code: 'files:unknown-key-near', params: { near } }
  return source.problem([...path, key], { ...detail, found: key, allowed }, 'key')
}

/** Of the forms a value may have, the one it was meant to have: that with the deepest complaint, not of another type. */
const betterBranch = (branches: readonly (readonly Issue[])[], value: unknown): readonly Issue[] => {
  const score = (issues: readonly Issue[]): number => {
    const otherType = issues.some(
      ({ path, code }) =>
        path.length === 0 &&
        (code === 'invalid_type' ||
          (code === 'invalid_value' && typeof value === 'object' && value !== null)),
    )
    return otherType ? -1 : Math.max(...issues.map(({ path }) => path.length))
  }
  return branches.toSorted((a, b) => score(b) - score(a))[0] ?? []
}

const EXPECTED: Readonly<Record<string, string>> = {
  string: 'files:expected-text',
  number: 'files:expected-number',
  int: 'files:expected-number',
  array: 'files:expected-list',
  object: 'files:expected-fields',
  record: 'files:expected-fields',
}

const wrongType = (
  source: YamlSource,
  path: Path,
  value: unknown,
  expected: string,
  message: string,
): FileProblem => {
  const key = String(path.at(-1) ?? '')
  if (value === undefined)
    return source.problem(path, { code: 'files:missing-key', found: null, params: { key } }, 'key')
  if (message.startsWith('files:'))
    return source.problem(path, { code: message, allowed: EXAMPLES[message] ?? [] })
  if (value === null) {
    if (path.length === 0) return source.problem(path, { code: 'files:nothing', found: null })
    return source.problem(path, { code: 'files:no-value', found: null, params: { key } }, 'key')
  }
  const scalar = typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
  if (expected === 'string' && scalar) return source.problem(path, { code: 'files:needs-quotes' })
  return source.problem(path, { code: EXPECTED[expected] ?? 'files:not-allowed' })
}

const wrongValue = (
  source: YamlSource,
  path: Path,
  value: unknown,
  values: readonly string[],
  message: string,
): FileProblem => {
  if (value === undefined || value === null) return wrongType(source, path, value, 'string', '')
  if (message.startsWith('files:'))
    return source.problem(path, { code: message, allowed: EXAMPLES[message] ?? [] })
  const near = typeof value === 'string' ? (nearest(value, values) ?? likelyTag(value, values)) : null
  const detail =
    near === null ? { code: 'files:not-allowed' } : { code: 'files:not-allowed-near', params: { near } }
  return source.problem(path, { ...detail, allowed: values })
}

/** `zh-CN` is two edits too far from `zh-Hans` for a typing error, and everybody's first try. */
const likelyTag = (value: string, values: readonly string[]): string | null => {
  if (!values.includes(LOCALE_TAGS[0]) || !/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/.test(value)) return null
  const locale = new Intl.Locale(value.replaceAll('_', '-')).maximize()
  return (
    values.find((tag) => tag === `${locale.language}-${locale.script}` || tag === locale.language) ?? null
  )
}

const constraint = (source: YamlSource, path: Path, value: unknown, issue: Issue): FileProblem => {
  const code = issue.message.startsWith('files:') ? issue.message : 'files:not-allowed'
  if (code === 'files:not-a-zone' && typeof value === 'string') {
    const near = nearestZoneName(value)
    if (near !== null) return source.problem(path, { code: 'files:not-a-zone-near', params: { near } })
  }
  const params = 'params' in issue && issue.params !== undefined ? issue.params : {}
  const limit = 'maximum' in issue ? { limit: Number(issue.maximum) } : {}
  return source.problem(path, { code, allowed: EXAMPLES[code] ?? [], params: { ...limit, ...params } })
}

/** The plain value at a path; undefined when there is none. */
export const valueAt = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, part) => {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, part)) return undefined
    return (inner as Record<PathPart, unknown>)[part]
  }, value)
