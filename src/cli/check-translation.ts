import { LOCALE_TAGS } from '../domain/language/locale-tags.ts'
import { checkTranslation, type Translation } from '../domain/translation/check-translation.ts'
import { spokenTag } from '../domain/translation/language-table.ts'
import type { Command } from './command.ts'
import { jsonLines, STANDARD_INPUT, shown } from './json-lines.ts'

/** `andon check-translation`: whether translations state what their sources state, one JSON object a line. */
export const checkTranslationCommand: Command = {
  name: 'check-translation',
  needs: 'nothing',
  positionals: [],
  optional: ['file'],
  options: { json: { type: 'flag' } },
  async run(args, { io, t }) {
    const counted = { withheld: 0, unreadable: 0 }
    for await (const written of jsonLines(io, args.positionals[0] ?? STANDARD_INPUT)) {
      const read = written.kind === 'object' ? readTranslation(written.object) : written
      if ('problem' in read) {
        counted.unreadable++
        const said = { field: '', ...read, line: written.line, allowed: LOCALE_TAGS.join(', ') }
        io.err(`${t(`cli:check-translation.${read.problem}`, said)}\n`)
        continue
      }
      const verdict = checkTranslation(read)
      if (!verdict.ok) counted.withheld++
      io.out(`${JSON.stringify(verdict)}\n`)
    }
    if (counted.unreadable > 0) return 2
    return counted.withheld > 0 ? 1 : 0
  },
}

interface Unreadable {
  /** Under `cli:check-translation`. */
  readonly problem: 'field-missing' | 'not-text' | 'language-unknown' | 'masks-unreadable'
  readonly field: string
  readonly found: string
}

const FIELDS = ['source', 'target', 'from', 'to'] as const

function readTranslation(given: Readonly<Record<string, unknown>>): Translation | Unreadable {
  for (const field of FIELDS) {
    if (!Object.hasOwn(given, field)) return unreadable('field-missing', field, Object.keys(given).join(', '))
    if (typeof given[field] !== 'string') return unreadable('not-text', field, given[field])
  }
  const { source, target, masks = [] } = given as { source: string; target: string; masks?: unknown }
  const [from, to] = [spokenTag(String(given.from)), spokenTag(String(given.to))]
  if (from === null) return unreadable('language-unknown', 'from', given.from)
  if (to === null) return unreadable('language-unknown', 'to', given.to)
  if (!isTexts(masks)) return unreadable('masks-unreadable', 'masks', masks)
  return { source, target, from, to, masks }
}

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.every((mask) => typeof mask === 'string' && mask !== '')

const unreadable = (problem: Unreadable['problem'], field: string, value: unknown): Unreadable => ({
  problem,
  field,
  found: shown(value),
})
