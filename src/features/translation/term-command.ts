import type { Card } from '../../chat/index.ts'
import { SHIPPED_TERMS } from '../../domain/glossary/glossary.ts'
import type { OwnTerm } from '../../domain/glossary/merge-terms.ts'
import { detectLanguage } from '../../domain/language/detect-language.ts'
import { LOCALE_TAGS, type LocaleTag } from '../../domain/language/locale-tags.ts'
import { otherSide, SIDES } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { addedWords, keepAddedWords } from './own-words.ts'

const LONGEST_WORD = 80
const MOST_TERMS = 500

/** `/andon term`: the partnership's own terms; with `毛刺 = burr` one more, with `- burr` one less. Both sides share them. */
export async function termCommand(context: PersonContext, text: string): Promise<InboundReply> {
  const line = text.normalize('NFC').trim()
  if (line === '') return reply(await listCard(context))
  const removal = /^[-–—－]\s*(.+)$/su.exec(line)
  if (removal) return removeTerm(context, removal[1]?.trim() ?? '')
  const [first, second, ...more] = line.split(/\s*[=＝]\s*/u)
  if (!first || !second || more.length > 0)
    throw new UserError('term-unreadable', { found: line.slice(0, 80) })
  return addTerm(context, wordOf(context, first, 0), wordOf(context, second, 1))
}

interface Word {
  readonly text: string
  readonly language: LocaleTag
}

/** `en: burr` says its language; else the script tells, and between two Latin languages one's own comes first. */
function wordOf(context: PersonContext, written: string, position: 0 | 1): Word {
  const [, tag, rest] = /^([A-Za-z]{2}(?:-[A-Za-z]{4})?)\s*[:：]\s*(.+)$/su.exec(written) ?? []
  const named = LOCALE_TAGS.find((known) => known.toLowerCase() === tag?.toLowerCase())
  const text = (named ? (rest ?? '') : written).trim()
  if (text === '' || [...text].length > LONGEST_WORD)
    throw new UserError('term-unreadable', { found: written.slice(0, 80) })
  return { text, language: named ?? guess(context, text, position) }
}

function guess(context: PersonContext, text: string, position: 0 | 1): LocaleTag {
  const { partnership, person, deps } = context
  const mine = [
    partnership.sides[person.side].language,
    partnership.sides[otherSide(person.side)].language,
  ] as const
  if (!/\p{Script=Latin}/u.test(text)) {
    const writer =
      SIDES.map((side) => partnership.sides[side].language).find((one) => !isLatin(one)) ?? mine[position]
    const found = detectLanguage(text, { writer, latin: deps.latinLanguage })
    if (found !== 'und') return found
  }
  const fitting = mine.filter((one) => isLatin(one) === /\p{Script=Latin}/u.test(text))
  const language = fitting.length === 2 ? mine[position] : (fitting[0] ?? 'en')
  return LOCALE_TAGS.find((known) => known === language) ?? 'en'
}

const isLatin = (tag: string): boolean => ['en', 'vi', 'de', 'es', 'pl'].includes(tag)

async function addTerm(context: PersonContext, a: Word, b: Word): Promise<InboundReply> {
  if (a.language === b.language)
    throw new UserError('term-one-language', { first: a.text, second: b.text, language: a.language })
  const { tx, partnership, deps, t } = context
  const before = await addedWords(tx, partnership.id)
  const term = termOf(a, b, (text) => deps.hash(text).slice(0, 8))
  const others = before.terms.filter(({ id }) => id !== term.id)
  if (others.length >= MOST_TERMS) throw new UserError('term-too-many', { limit: MOST_TERMS })
  const known = before.terms.find(({ id }) => id === term.id)
  const merged = { ...term, words: { ...known?.words, ...term.words } }
  await keepAddedWords(tx, partnership.id, { ...before, terms: [...others, merged] })
  await recorded(context, 'term-added', `${a.text} = ${b.text}`)
  return done(context, t('translation:term.added', { term: `${a.text} = ${b.text}` }))
}

/** A word Andon knows already gets another one beside it; two new words are a new term. */
function termOf(a: Word, b: Word, digest: (text: string) => string): OwnTerm {
  const has = ({ text, language }: Word) =>
    SHIPPED_TERMS.find(({ words }) =>
      words[language]?.some((word) => word.toLowerCase() === text.toLowerCase()),
    )
  const [ofA, ofB] = [has(a), has(b)]
  if (ofA) return { id: ofA.id, words: { [b.language]: [b.text] } }
  if (ofB) return { id: ofB.id, words: { [a.language]: [a.text] } }
  return { id: `own-${digest(a.text)}`, words: { [a.language]: [a.text], [b.language]: [b.text] } }
}

async function removeTerm(context: PersonContext, word: string): Promise<InboundReply> {
  const { tx, partnership, t } = context
  const before = await addedWords(tx, partnership.id)
  const same = (one: string) => one.toLowerCase() === word.toLowerCase()
  const left = before.terms.filter(({ words }) => !Object.values(words).some((list) => list?.some(same)))
  if (left.length === before.terms.length) throw new UserError('term-unknown', { found: word.slice(0, 80) })
  await keepAddedWords(tx, partnership.id, { ...before, terms: left })
  await recorded(context, 'term-removed', word)
  return done(context, t('translation:term.removed', { term: word }))
}

const recorded = (context: PersonContext, what: string, text: string) =>
  keepHistory(context, null, [{ what, audience: 'both', old: null, new: { text } }], context.person)

async function listCard({ tx, partnership, t }: PersonContext): Promise<Card> {
  const added = await addedWords(tx, partnership.id)
  const terms = [...(partnership.translation?.terms ?? []), ...added.terms]
  const lines = terms.map(({ id, words }) => {
    const shown = Object.entries(words).map(([tag, list]) => `${tag}: ${list?.join(', ')}`)
    const shipped = SHIPPED_TERMS.some((one) => one.id === id) ? `${id}: ` : ''
    return `${shipped}${shown.join(' = ')}`
  })
  const title = t('translation:term.title')
  const text = lines.length === 0 ? t('translation:term.none') : t('translation:term.list')
  return {
    ...{ title, tone: 'normal', summary: title },
    elements: [
      { type: 'text', text },
      ...(lines.length === 0 ? [] : [{ type: 'list' as const, items: lines }]),
      { type: 'note', text: t('translation:term.how') },
    ],
  }
}

const reply = (card: Card): InboundReply => ({ kind: 'card', card })

const done = ({ t }: PersonContext, text: string): InboundReply =>
  reply({
    title: t('translation:term.title'),
    tone: 'good',
    summary: text,
    elements: [{ type: 'text', text }],
  })
