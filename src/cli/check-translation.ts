import { LOCALE_TAGS } from '../domain/language/locale-tags.ts'
import { checkTranslation, type Translation } from '../domain/translation/check-translation.ts'
import { spokenTag } from '../domain/translation/language-table.ts'
import type { Command, CommandContext } from './command.ts'

const STANDARD_INPUT = '-'

/** `andon check-translation`: whether translations state what their sources state, one JSON object a line. */
export const checkTranslationCommand: Command = {
  name: 'check-translation',
  needs: 'nothing',
  positionals: [],
  optional: ['file'],
  options: { json: { type: 'flag' } },
  async run(args, context) {
    const text = await context.io.readFile(args.positionals[0] ?? STANDARD_INPUT)
    const counted = { withheld: 0, unreadable: 0 }
    for (const [index, line] of text.split('\n').entries()) {
      const written = index === 0 ? line.replace(/^\ufeff/, '') : line
      if (written.trim() === '') continue
      const read = readLine(written)
      if (read.kind === 'unreadable') {
        counted.unreadable++
        context.io.err(`${said(read, index + 1, context)}\n`)
        continue
      }
      const verdict = checkTranslation(read.translation)
      if (!verdict.ok) counted.withheld++
      context.io.out(`${JSON.stringify(verdict)}\n`)
    }
    if (counted.unreadable > 0) return 2
    return counted.withheld > 0 ? 1 : 0
  },
}

type Line =
  | { readonly kind: 'translation'; readonly translation: Translation }
  | {
      readonly kind: 'unreadable'
      /** Under `cli:check-translation`. */
      readonly problem:
        | 'not-json'
        | 'not-an-object'
        | 'field-missing'
        | 'not-text'
        | 'language-unknown'
        | 'masks-unreadable'
      readonly field: string
      readonly found: string
    }

const FIELDS = ['source', 'target', 'from', 'to'] as const

function readLine(line: string): Line {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return unreadable('not-json', '', line.trim())
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return unreadable('not-an-object', '', value)
  }
  const given = value as Record<string, unknown>
  for (const field of FIELDS) {
    if (!Object.hasOwn(given, field)) return unreadable('field-missing', field, Object.keys(given).join(', '))
    if (typeof given[field] !== 'string') return unreadable('not-text', field, given[field])
  }
  const { source, target, masks = [] } = given as { source: string; target: string; masks?: unknown }
  const [from, to] = [spokenTag(String(given.from)), spokenTag(String(given.to))]
  if (from === null) return unreadable('language-unknown', 'from', given.from)
  if (to === null) return unreadable('language-unknown', 'to', given.to)
  if (!isTexts(masks)) return unreadable('masks-unreadable', 'masks', masks)
  return { kind: 'translation', translation: { source, target, from, to, masks } }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((mask) => typeof mask === 'string' && mask !== '')

const LONGEST_SHOWN = 60

function unreadable(
  problem: (Line & { kind: 'unreadable' })['problem'],
  field: string,
  value: unknown,
): Line {
  const found = typeof value === 'string' ? value : JSON.stringify(value)
  return {
    kind: 'unreadable',
    problem,
    field,
    found: found.length > LONGEST_SHOWN ? `${found.slice(0, LONGEST_SHOWN)}…` : found,
  }
}

const said = (
  { problem, field, found }: Line & { kind: 'unreadable' },
  line: number,
  { t }: CommandContext,
): string => t(`cli:check-translation.${problem}`, { line, field, found, allowed: LOCALE_TAGS.join(', ') })
