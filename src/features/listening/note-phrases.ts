import type { Card } from '../../chat/index.ts'
import { type FoundPhrase, phrasesFor } from '../../domain/listening/phrasebook.ts'
import { languageOf, otherSide, type Person } from '../../domain/partnership/partnership.ts'
import type { DeliveryTarget, Tx } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'
import { channelsOf, enqueue, type Reader, variantsFor } from '../outbox/enqueue.ts'
import type { Heard } from './hear.ts'
import { listeningCard } from './listening-card.ts'
import { nextMidnight } from './local-days.ts'
import { readerOf } from './show-proposal.ts'
import { noteSubject } from './subjects.ts'

/** Phrases of the phrasebook that readers on the other side may take otherwise than they are meant. */
export async function phrasesHeard(tx: Tx, heard: Heard): Promise<readonly FoundPhrase[]> {
  if (heard.audience !== 'both') return []
  const { platform, channelId } = heard.message.ref
  const channel = await tx.partnerships.ofChannel(platform, channelId)
  const partnership = channel && (await tx.partnerships.get(channel.partnershipId))
  if (!partnership) return []
  const reader = partnership.sides[otherSide(heard.writer.side)].language
  return phrasesFor(heard.text, heard.finding.lang, reader)
}

/**
 * A small note for the reading side, in its own channel or else to its liaisons, about each phrase at most once in that side's
 * day. It speaks of the phrase, never of who used it, and is said whether or not anybody was asked anything.
 */
export async function notePhrases(context: PersonContext, heard: Heard): Promise<void> {
  const { tx, partnership, now } = context
  const side = otherSide(heard.writer.side)
  const phrases = await phrasesHeard(tx, heard)
  const subjects = phrases.map(({ id }) => noteSubject(side, id))
  const hushed = await tx.listening.hushed(partnership.id, subjects, now)
  const until = nextMidnight(now, partnership.sides[side].zone)
  for (const phrase of phrases) {
    if (hushed.has(noteSubject(side, phrase.id))) continue
    await tx.listening.hush(partnership.id, noteSubject(side, phrase.id), until)
    await tell(context, side, phrase)
  }
}

async function tell(context: PersonContext, side: Person['side'], phrase: FoundPhrase): Promise<void> {
  const [channel] = channelsOf(context, side)
  if (channel) {
    const variants = variantsFor(context, side, (reader) => noteCard(phrase, reader))
    return enqueue(context, { audience: side, target: channel, variants })
  }
  const liaisons = context.partnership.people.filter(
    (person) => person.side === side && person.roles.includes('liaison'),
  )
  for (const person of liaisons) {
    // Somebody who reads the phrase's own language needs no note.
    if (phrasesFor(phrase.words, phrase.language, languageOf(context.partnership, person)).length === 0)
      continue
    const target: DeliveryTarget = { kind: 'person', platform: context.place.platform, personId: person.id }
    const card = noteCard(phrase, readerOf(context, person))
    await enqueue(context, { audience: side, target, variants: { [side]: card } })
  }
}

const noteCard = ({ id, words }: FoundPhrase, { t }: Reader): Card =>
  listeningCard({
    title: t('listening:title.phrase'),
    text: t('listening:phrase', { words, note: t(`phrasebook:notes.${id}`) }),
  })
