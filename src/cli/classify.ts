import { createEldLatin } from '../adapters/language/eld-latin.ts'
import { detectLanguage } from '../domain/language/detect-language.ts'
import { createClassifier } from '../domain/listening/classify.ts'
import type { Finding, HeardMessage } from '../domain/listening/finding.ts'
import { SIDES } from '../domain/partnership/partnership.ts'
import { spokenTag } from '../domain/translation/language-table.ts'
import type { Command } from './command.ts'
import { jsonLines, STANDARD_INPUT, shown } from './json-lines.ts'

/** `andon classify`: what listening finds in messages, one JSON object a line, answered as the lines come. */
export const classify: Command = {
  name: 'classify',
  needs: 'nothing',
  positionals: [],
  optional: ['file'],
  options: { json: { type: 'flag' } },
  async run(args, { io, t }) {
    const latin = createEldLatin()
    const hear = createClassifier({ detect: (text, writer) => detectLanguage(text, { writer, latin }) })
    let unreadable = 0
    for await (const written of jsonLines(io, args.positionals[0] ?? STANDARD_INPUT)) {
      const read = written.kind === 'object' ? readMessage(written.object) : written
      if ('problem' in read) {
        unreadable++
        io.err(`${t(`cli:classify.${read.problem}`, { field: '', ...read, line: written.line })}\n`)
      } else io.out(`${JSON.stringify(answerOf(hear(read)))}\n`)
    }
    return unreadable > 0 ? 2 : 0
  },
}

/** The finding as other programs are told it: days as they were written, since a line does not say when and where. */
const answerOf = ({ lang, signal, confidence, why, entities }: Finding) => ({
  lang,
  signal,
  confidence,
  why,
  entities: {
    partNumbers: entities.partNumbers,
    lots: entities.lots,
    quantities: entities.quantities,
    rates: entities.rates,
    dates: [...new Set(entities.dates.map((date) => date.text))],
  },
})

interface Unreadable {
  /** Under `cli:classify`. */
  readonly problem: 'text-missing' | 'not-text' | 'side-unknown'
  readonly field: string
  readonly found: string
}

function readMessage(given: Readonly<Record<string, unknown>>): HeardMessage | Unreadable {
  const { text, author_side: side = null, author_lang: language = null } = given
  if (text === undefined) return unreadable('text-missing', 'text', Object.keys(given).join(', '))
  if (typeof text !== 'string') return unreadable('not-text', 'text', text)
  if (language !== null && typeof language !== 'string')
    return unreadable('not-text', 'author_lang', language)
  const known = SIDES.find((one) => one === side) ?? null
  if (side !== null && known === null) return unreadable('side-unknown', 'author_side', side)
  return { text, authorSide: known, authorLanguage: language === null ? null : spokenTag(language) }
}

const unreadable = (problem: Unreadable['problem'], field: string, value: unknown): Unreadable => ({
  problem,
  field,
  found: shown(value),
})
