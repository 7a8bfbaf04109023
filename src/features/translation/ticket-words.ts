import type { Ticket } from '../../domain/ticket/ticket.ts'
import type { Context } from '../context.ts'
import { toldLanguage } from '../told-language.ts'
import { isTitleOf } from './word-elements.ts'
import { languagesOf, type Words, type WordsFor, wordsFor } from './words.ts'

/** The words of a ticket that people wrote and a card shows; everything else on it is a fact. */
export const WORD_PARTS = ['title', 'text', 'rejection', 'withdrawal', 'assessment'] as const
export type WordPart = (typeof WORD_PARTS)[number]

/** The words a ticket has now, in the order of the card. A title taken from the text goes with it. */
export function partsOf(context: Context, ticket: Ticket): readonly (readonly [WordPart, Words])[] {
  const { fields, rejection, withdrawalRequest, assessment } = ticket
  const writer = ticket.writtenBy ?? ticket.filedBy
  const sideOf = (personId: string) =>
    context.partnership.people.find(({ id }) => id === personId)?.side ?? ticket.raiser
  const told = (text: string, personId: string | null, side = sideOf(personId ?? '')): Words => ({
    text,
    language: toldLanguage(context, context.partnership.sides[side].language)(text),
    writerId: personId,
  })
  const assessor = ticket.raiser === 'brand' ? 'factory' : 'brand'
  const parts: (readonly [WordPart, Words] | null)[] = [
    isTitleOf(fields.title, fields.text) ? null : ['title', told(fields.title, writer)],
    ['text', { text: fields.text, language: fields.language, writerId: writer }],
    rejection && ['rejection', told(rejection.reason, rejection.by)],
    withdrawalRequest && ['withdrawal', told(withdrawalRequest.reason, withdrawalRequest.by)],
    assessment && ['assessment', told(assessment.text, null, assessor)],
  ]
  return parts.filter((part) => part !== null)
}

/** The ticket's words in the languages of everybody who may see it. What is missing is asked for. */
export const wordsOfTicket = (context: Context, ticket: Ticket): Promise<WordsFor> =>
  wordsFor(context, {
    words: partsOf(context, ticket).map(([, words]) => words),
    audience: ticket.audience,
    ticketId: ticket.id,
    languages: languagesOf(context, ticket.audience),
  })
