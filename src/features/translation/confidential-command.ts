import type { Card } from '../../chat/index.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { addedWords, keepAddedWords, ownWords } from './own-words.ts'

const LONGEST_WORD = 80
const MOST_WORDS = 500

/**
 * `/andon confidential`: the side's own words that never leave for a translation provider; with a word one more, with
 * `- word` one less. Only where nobody of the other side reads along.
 */
export async function confidentialCommand(context: PersonContext, text: string): Promise<InboundReply> {
  const { audience, t } = context
  if (audience === 'both') throw new UserError('confidential-here')
  const word = text.normalize('NFC').trim()
  if (word === '') return reply(context, await listText(context))
  const [, removed] = /^[-–—－]\s*(.+)$/su.exec(word) ?? []
  await change(context, removed ?? word, removed === undefined)
  const key = removed === undefined ? 'added' : 'removed'
  return reply(context, t(`translation:confidential.${key}`, { word: removed ?? word }))
}

async function change(context: PersonContext, word: string, add: boolean): Promise<void> {
  const { tx, partnership, person } = context
  if ([...word].length < 2 || [...word].length > LONGEST_WORD)
    throw new UserError('confidential-length', { found: word.slice(0, 40), limit: LONGEST_WORD })
  const before = await addedWords(tx, partnership.id)
  const mine = before.confidential[person.side]
  const same = (one: string) => one.toLowerCase() === word.toLowerCase()
  if (!add && !mine.some(same)) throw new UserError('confidential-unknown', { found: word })
  if (add && mine.length >= MOST_WORDS) throw new UserError('confidential-too-many', { limit: MOST_WORDS })
  const left = mine.filter((one) => !same(one))
  const confidential = { ...before.confidential, [person.side]: add ? [...left, word] : left }
  await keepAddedWords(tx, partnership.id, { ...before, confidential })
  const what = add ? 'confidential-added' : 'confidential-removed'
  await keepHistory(context, null, [{ what, audience: person.side, old: null, new: null }], person)
}

async function listText({ tx, partnership, person, t }: PersonContext): Promise<string> {
  const words = (await ownWords(tx, partnership)).confidential[person.side]
  return words.length === 0
    ? t('translation:confidential.none')
    : t('translation:confidential.list', { words: words.join(t('common:list-comma')) })
}

function reply({ t }: PersonContext, text: string): InboundReply {
  const card: Card = {
    title: t('translation:confidential.title'),
    tone: 'normal',
    summary: t('translation:confidential.title'),
    elements: [
      { type: 'text', text },
      { type: 'note', text: t('translation:confidential.how') },
    ],
  }
  return { kind: 'card', card }
}
