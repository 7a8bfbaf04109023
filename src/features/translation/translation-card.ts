import { type Card, type CardElement, encodeAction, type Form, type FormValues } from '../../chat/index.ts'
import { checkTranslation } from '../../domain/translation/check-translation.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply, StoredTranslation } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { type FoundTicket, findTicket } from '../ticket/find-ticket.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'
import { partsOf, WORD_PARTS, type WordPart, wordsOfTicket } from './ticket-words.ts'
import { quotedWords } from './word-elements.ts'
import { BY_PERSON, type Words, type WordsFor } from './words.ts'

/** Longest translation a form takes; the longest text of a ticket may grow by half. */
const LONGEST = 12_000

/** `/ticket D-12 translate`: originals and translations whole, for the person alone, with a way to correct each. */
export async function translationCard(context: PersonContext, key: string): Promise<InboundReply> {
  const found = await findTicket(context, key)
  const words = await wordsOfTicket(context, found.ticket)
  const card = renderCard(context, found, words)
  return { kind: 'card', card }
}

function renderCard(context: PersonContext, { ticket, view }: FoundTicket, words: WordsFor): Card {
  const { t, language, partnership } = context
  const reading = { t, language, shared: false }
  const parts = partsOf(context, ticket)
  const foreign = parts.filter(([, { text }]) => words(language, text).kind !== 'same')
  const elements = parts.flatMap(([part, { text, language: written }]): CardElement[] => [
    { type: 'text', text: t(`translation:parts.${part}`) },
    ...quotedWords({ text, by: nameOf(context, part, writerOf(ticket)), language: written }, words, reading),
  ])
  const buttons = foreign.map(([part]) => ({
    label: t('translation:buttons.correct', { part: t(`translation:parts.${part}`) }),
    action: encodeAction({ verb: 'words-correct', partnershipId: partnership.id, args: [view.key, part] }),
    style: 'normal' as const,
  }))
  return {
    title: t('translation:title', { key: view.key }),
    tone: 'normal',
    summary: t('translation:title', { key: view.key }),
    elements: [
      ...elements,
      ...(foreign.length === 0 ? [{ type: 'note' as const, text: t('translation:nothing') }] : []),
      ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
    ],
  }
}

const writerOf = (ticket: FoundTicket['ticket']): string => ticket.writtenBy ?? ticket.filedBy

/** Whose words they are is on the ticket's card; here only the writer of the report is named. */
const nameOf = ({ partnership }: PersonContext, part: WordPart, writer: string): string | null =>
  part === 'title' || part === 'text'
    ? (partnership.people.find(({ id }) => id === writer)?.name ?? null)
    : null

/** The question for a better translation, with the present one to start from. `typed` are words given with a command. */
export async function correctionForm(
  context: PersonContext,
  key: string,
  part: string,
  typed = '',
): Promise<InboundReply> {
  const { t, language, partnership } = context
  const { ticket, view } = await findTicket(context, key)
  const words = wordsOf(context, ticket, part)
  const rendering = (await wordsOfTicket(context, ticket))(language, words.text)
  const before = rendering.kind === 'translated' ? rendering.text : ''
  const form: Form = {
    action: encodeAction({
      verb: 'words-correct',
      partnershipId: partnership.id,
      args: [view.key, part, context.deps.hash(words.text).slice(0, 16)],
    }),
    title: t('translation:form-title'),
    submit: t('translation:buttons.keep'),
    intro: t('translation:form-intro', { text: cut(words.text) }),
    fields: [
      {
        type: 'text',
        name: 'translation',
        label: t('translation:form-label', { language: languageName(language) }),
        hint: null,
        required: true,
        multiline: true,
        initial: typed === '' ? before : typed,
        maxLength: LONGEST,
      },
    ],
  }
  return { kind: 'form', form }
}

/** Keeps a person's translation, credited to them, and shows it wherever the words stand. */
export async function correctTranslation(
  context: PersonContext,
  [key = '', part = '', hash = '']: readonly string[],
  values: FormValues,
): Promise<InboundReply> {
  const { t, tx, deps, now, person, partnership, language } = context
  const { ticket, view } = await findTicket(context, key)
  const words = wordsOf(context, ticket, part)
  const sourceHash = deps.hash(words.text)
  if (!sourceHash.startsWith(hash)) throw new UserError('translation-outdated', { key: view.key })
  const text = (values.translation ?? '').trim()
  if (text === '') throw new UserError('translation-empty')
  const { problems } = checkTranslation({
    source: words.text,
    target: text,
    from: words.language,
    to: language,
  })
  const { audience } = ticket
  const corrected: StoredTranslation = {
    ...{ partnershipId: partnership.id, audience, sourceHash, from: words.language, to: language },
    ...{ glossary: '', provider: BY_PERSON, id: deps.newId(), state: 'done', source: words.text, text },
    ...{ madeBy: person.name, correctedBy: person.id, writerId: words.writerId, ticketIds: [ticket.id] },
    // A person may know better than the check; what it found is shown beside their words.
    ...{ problems, reason: null, attempts: 0, dueAt: now, usedAt: now },
  }
  await tx.translations.put(corrected)
  const record = { part, language, text }
  await keepHistory(
    context,
    ticket,
    [{ what: 'translation-corrected', audience, old: null, new: record }],
    person,
  )
  await showCards(context, ticket)
  const summary = t('translation:kept', { key: view.key })
  return {
    kind: 'card',
    card: {
      title: view.key,
      tone: 'good',
      summary,
      elements: [
        { type: 'text', text: summary },
        ...quotedWords(
          { text: words.text, by: null, language: words.language },
          await wordsOfTicket(context, ticket),
          { t, language, shared: false },
        ),
      ],
    },
  }
}

/** Words that exist and are not in the person's language already. */
function wordsOf(context: PersonContext, ticket: FoundTicket['ticket'], part: string): Words {
  const name = WORD_PARTS.find((known) => known === part)
  const words = partsOf(context, ticket).find(([known]) => known === name)?.[1]
  if (!words) throw new UserError('translation-outdated', { key: ticket.key ?? ticket.internalKey ?? '' })
  if (words.language === context.language || words.language === 'und')
    throw new UserError('translation-not-needed', { language: languageName(context.language) })
  return words
}

const languageName = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag

const cut = (text: string): string => ([...text].length > 600 ? `${[...text].slice(0, 599).join('')}…` : text)
