import type { CardElement } from '../../chat/index.ts'
import type { GlossaryHint } from '../../domain/glossary/glossary-hints.ts'
import type { Problem } from '../../domain/translation/problem.ts'
import type { Translate } from '../../ports/index.ts'
import type { Reader } from '../outbox/enqueue.ts'
import type { Rendering, WordsFor } from './words.ts'

type Reading = Pick<Reader, 't' | 'language' | 'shared'>

interface Quotation {
  readonly text: string
  readonly by: string | null
  readonly language: string
}

/** Where both sides read, a translation is folded beyond three lines of about this width. */
const FOLDED_LINES = 3
const LINE_WIDTH = 90

/**
 * Words as a quotation, with their translation first where there is one: it says who made it and what is doubtful in it. The
 * original always stands there, whole.
 */
export function quotedWords(quotation: Quotation, words: WordsFor, reading: Reading): readonly CardElement[] {
  const { t, language, shared } = reading
  const original: CardElement = { type: 'quote', ...quotation }
  const rendering = words(language, quotation.text)
  if (rendering.kind !== 'translated') return [original, ...notesOf(rendering, t)]
  const text = shared ? fold(rendering.text) : rendering.text
  return [{ type: 'quote', text, by: creditOf(rendering, t), language }, original, ...notesOf(rendering, t)]
}

/** The translation of words that stand in a note of their own; nothing when there is none. */
export function translatedNote(
  text: string,
  words: WordsFor,
  { t, language }: Reading,
): readonly CardElement[] {
  const rendering = words(language, text)
  if (rendering.kind !== 'translated') return rendering.kind === 'same' ? [] : notesOf(rendering, t)
  const by = creditOf(rendering, t)
  return [
    { type: 'note', text: t('translation:beside', { text: rendering.text, by }) },
    ...notesOf(rendering, t),
  ]
}

/** True for a title that was made from the beginning of the text: it needs no translation of its own. */
export const isTitleOf = (title: string, text: string): boolean =>
  text.trim().startsWith(title.replace(/…$/u, ''))

function creditOf({ madeBy, corrected }: Rendering & { readonly kind: 'translated' }, t: Translate): string {
  return t(corrected ? 'translation:by-person' : 'translation:by-machine', { name: madeBy })
}

function notesOf(rendering: Rendering, t: Translate): readonly CardElement[] {
  const note = (...parts: readonly (string | null)[]): CardElement[] => {
    const text = parts.filter((part) => part !== null).join(' ')
    return text === '' ? [] : [{ type: 'note', text }]
  }
  switch (rendering.kind) {
    case 'same':
      return []
    case 'translated':
      return note(
        rendering.marks.length > 0
          ? t('translation:look', {
              what: rendering.marks.map((mark) => problemText(mark, t)).join(t(COMMA)),
            })
          : null,
        rendering.terms.length > 0
          ? t('translation:terms', {
              terms: rendering.terms
                .map(({ written, expected }) => `${written} = ${expected}`)
                .join(t(COMMA)),
            })
          : null,
      )
    case 'withheld':
      return note(withheldText(rendering.problems, t), hintsText(rendering.hints, t))
    case 'original':
      return note(t(`translation:original.${rendering.why}`), hintsText(rendering.hints, t))
  }
}

const COMMA = 'common:list-comma'
const MOST_HINTS = 8

const hintsText = (hints: readonly GlossaryHint[], t: Translate): string | null =>
  hints.length === 0
    ? null
    : t('translation:hints', {
        hints: hints
          .slice(0, MOST_HINTS)
          .map(({ written, word }) => `${written} = ${word}`)
          .join(t(COMMA)),
      })

function withheldText(problems: readonly Problem[], t: Translate): string {
  const hard = problems.find(({ severity }) => severity === 'hard') ?? problems[0]
  // The wrong figure is not shown: somebody might take it for a right one.
  const named = hard && hard.source !== '' ? { ...hard, target: '' } : hard
  return named ? t('translation:withheld', { what: problemText(named, t) }) : t('translation:withheld-whole')
}

/** What the check found, in the reader's language: `23億 does not match`. */
function problemText({ kind, source, target }: Problem, t: Translate): string {
  const what = t(`translation:kinds.${kind}`)
  if (kind === 'mask') return what
  if (source !== '' && target !== '') return t('translation:problem.differs', { source, target, what })
  if (source !== '') return t('translation:problem.missing', { source, what })
  const whole = ['empty', 'same-as-source', 'length', 'script'].includes(kind)
  return whole || target === '' ? what : t('translation:problem.new', { target, what })
}

/** Characters of East Asia take two columns. */
function fold(text: string): string {
  let [line, column] = [1, 0]
  let end = 0
  for (const character of text) {
    if (character === '\n') {
      line++
      column = 0
    } else {
      column += /[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\uff00-\uff60]/u.test(character) ? 2 : 1
      if (column > LINE_WIDTH) {
        line++
        column = 1
      }
    }
    if (line > FOLDED_LINES) return `${text.slice(0, end).trimEnd()}…`
    end += character.length
  }
  return text
}
