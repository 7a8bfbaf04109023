import type { z } from 'zod'
import type { Agreement, ObligationRule, Rung } from '../../domain/agreement/agreement.ts'
import {
  type AgreementProblem,
  repeatedRuleIds,
  validateLadder,
  validateRetention,
  validateRule,
} from '../../domain/agreement/validate.ts'
import type { WorkCalendar } from '../../domain/calendar/work-calendar.ts'
import { checkClock } from '../../domain/clocks/check-clock.ts'
import { elapsedMilliseconds, parseDuration } from '../../domain/clocks/duration.ts'
import type { Side } from '../../domain/partnership/partnership.ts'
import {
  type AgreementFile,
  agreementSchema,
  type LadderFile,
  ladderSchema,
  type RuleFile,
  ruleSchema,
} from './agreement-schema.ts'
import { type FileProblem, FileProblemsError } from './file-problem.ts'
import { type JsonSchema, jsonSchemaOf } from './json-schema.ts'
import { openYaml, type YamlSource } from './yaml-source.ts'
import { problemsOfIssue, valueAt } from './zod-problems.ts'

/**
 * Reads an agreement from the text of a YAML file. `fileName` appears in problems and is not opened. With `calendars` it
 * also refuses what only they can tell: two calendars that share too little time, a warning as long as its deadline.
 * Left out, `changes` is assessed by the factory and decided by the brand, nothing overrides quiet hours, and unneeded
 * messages are kept 30 days.
 * @throws FileProblemsError with every mistake found
 */
export const readAgreementFile = (
  text: string,
  fileName: string,
  calendars?: Readonly<Record<Side, WorkCalendar>>,
): Agreement => {
  const source = openYaml(text, fileName)
  const parsed = agreementSchema.safeParse(source.value)
  const shape = parsed.success
    ? []
    : parsed.error.issues.flatMap((issue) => problemsOfIssue(issue, source, agreementSchema, []))
  const crossed = crossProblems(source, calendars).map((problem) =>
    source.problem(problem.path, {
      code: `agreement:problem.${problem.code}`,
      allowed: problem.allowed,
      params: problem.params,
    }),
  )
  const problems = withoutRepeats([...shape, ...crossed])
  if (problems.length > 0) throw new FileProblemsError(problems)
  return toAgreement(parsed.data as AgreementFile)
}

/** The JSON Schema of an agreement file for editors, described in the language of `t`. */
export const agreementJsonSchema = (t: (key: string) => string): JsonSchema =>
  jsonSchemaOf(agreementSchema as z.ZodType, (name) => t(`files:schema.${name}`))

/** Cross-field mistakes of every part whose own shape is right, whatever is wrong with the others. */
const crossProblems = (
  source: YamlSource,
  calendars: Readonly<Record<Side, WorkCalendar>> | undefined,
): AgreementProblem[] => {
  const rules = listAt(source, 'obligations')
  const ladders = mapAt(source, 'ladders')
  const retention = agreementSchema.shape.retention.safeParse(valueAt(source.value, ['retention']))
  return [
    ...rules.flatMap((value, index) => {
      const parsed = ruleSchema.safeParse(value)
      if (!parsed.success) return []
      const rule = toRule(parsed.data)
      const path = ['obligations', index] as const
      const own = validateRule(rule, path, Object.keys(ladders))
      return own.length > 0 || calendars === undefined ? own : clockProblems(rule, path, calendars)
    }),
    ...repeatedRuleIds(rules.map((rule) => textAt(rule, 'id'))),
    ...Object.entries(ladders).flatMap(([name, value]) => {
      const parsed = ladderSchema.safeParse(value)
      return parsed.success ? validateLadder(toLadder(parsed.data), ['ladders', name]) : []
    }),
    ...(retention.success && retention.data ? validateRetention(retention.data) : []),
  ]
}

const clockProblems = (
  rule: ObligationRule,
  path: readonly (string | number)[],
  calendars: Readonly<Record<Side, WorkCalendar>>,
): AgreementProblem[] =>
  checkClock(rule, calendars).map(({ field, code, params }) => ({
    path: field === 'warn' ? [...path, 'warn', rule.warn.indexOf(String(params.warning))] : [...path, field],
    code,
    allowed: [],
    params: params as Record<string, string | number>,
  }))

const listAt = (source: YamlSource, key: string): readonly unknown[] => {
  const value = valueAt(source.value, [key])
  return Array.isArray(value) ? value : []
}

const mapAt = (source: YamlSource, key: string): Record<string, unknown> => {
  const value = valueAt(source.value, [key])
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {}
}

const textAt = (value: unknown, key: string): string | null => {
  const text = valueAt(value, [key])
  return typeof text === 'string' ? text : null
}

const withoutRepeats = (problems: readonly FileProblem[]): FileProblem[] => {
  const seen = new Set<string>()
  return problems.filter(({ path, code }) => {
    const key = `${path} ${code}`
    const isNew = !seen.has(key)
    seen.add(key)
    return isNew
  })
}

const toAgreement = (file: AgreementFile): Agreement => ({
  version: file.version,
  obligations: file.obligations.map((rule) => {
    const read = toRule(rule)
    return { ...read, warn: read.warn.toSorted((a, b) => lengthOf(b) - lengthOf(a)) }
  }),
  changes: file.changes ?? { assess: 'factory', decide: 'brand' },
  ladders: Object.fromEntries(
    Object.entries(file.ladders ?? {}).map(([name, rungs]) => [name, toLadder(rungs)]),
  ),
  quietHours: {
    overriddenBy: {
      severity: listOf(file.quietHours?.overriddenBy.severity) ?? [],
      class: listOf(file.quietHours?.overriddenBy.class) ?? [],
    },
  },
  retention: file.retention ?? { unneededMessages: 'P30D' },
})

const lengthOf = (text: string): number => elapsedMilliseconds(parseDuration(text))

const toRule = ({ applies, calendars, warn, ...rule }: RuleFile): ObligationRule => ({
  ...rule,
  applies: {
    kind: applies.kind,
    ...(applies.class === undefined ? {} : { class: asList(applies.class) }),
    ...(applies.severity === undefined ? {} : { severity: asList(applies.severity) }),
    ...(applies.raisedBy === undefined ? {} : { raisedBy: asList(applies.raisedBy) }),
  },
  calendars: calendars ?? ['owing'],
  warn: warn ?? [],
})

const asList = <Value>(value: Value | Value[]): Value[] => (Array.isArray(value) ? value : [value])
const listOf = <Value>(value: Value | Value[] | undefined): Value[] | undefined =>
  value === undefined ? undefined : asList(value)

const toLadder = (rungs: LadderFile): Rung[] =>
  rungs.map(({ after, tell }) => ({ after: after ?? null, tell }))
