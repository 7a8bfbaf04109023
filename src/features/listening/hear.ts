import type { IncomingMessage } from '../../chat/index.ts'
import { detectLanguage } from '../../domain/language/detect-language.ts'
import { createClassifier } from '../../domain/listening/classify.ts'
import type { Finding } from '../../domain/listening/finding.ts'
import { newPart } from '../../domain/listening/new-part.ts'
import { type ListeningMode, usualMode } from '../../domain/listening/proposal.ts'
import {
  type Audience,
  languageOf,
  mayRead,
  type Partnership,
  type Person,
  zoneOf,
} from '../../domain/partnership/partnership.ts'
import type { Tx } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'

/** Nobody writes a report longer than this; the rest of a longer message is not read. */
const LONGEST_READ = 8_000

/** A message of a conversation Andon listens in, and what was found in it. */
export interface Heard {
  readonly message: IncomingMessage
  readonly writer: Person
  readonly audience: Audience
  readonly mode: Exclude<ListeningMode, 'off'>
  /** What the writer added: without quoted and forwarded text. */
  readonly text: string
  readonly finding: Finding
}

/**
 * Reads a message. Null where nobody listens: in private, in a channel no partnership has or that is switched off, to a
 * stranger, a bot or somebody who should not be able to write there.
 */
export async function hear(
  deps: FeatureDeps,
  tx: Tx,
  message: IncomingMessage,
  thread: 'defect' | 'change' | null,
): Promise<Heard | null> {
  const { platform, channelId } = message.ref
  const channel = await tx.partnerships.ofChannel(platform, channelId)
  if (!channel) return null
  const mode = (await tx.listening.modeOf(platform, channelId)) ?? usualMode(channel.audience)
  const text = newPart(message.text).slice(0, LONGEST_READ).toWellFormed()
  if (mode === 'off' || text.trim() === '') return null
  const partnership = await tx.partnerships.get(channel.partnershipId)
  const writer = partnership && (await writerOf(tx, partnership, message))
  if (!writer || !mayRead(writer.side, channel.audience)) return null
  const classify = createClassifier({
    detect: (words, own) => detectLanguage(words, { writer: own, latin: deps.latinLanguage }),
  })
  const finding = classify({
    text,
    authorSide: writer.side,
    authorLanguage: languageOf(partnership, writer),
    context: { thread, hasPicture: message.files.some((file) => file.mimeType.startsWith('image/')) },
    now: message.postedAt,
    zone: zoneOf(partnership, writer),
  })
  return { message, writer, audience: channel.audience, mode, text, finding }
}

async function writerOf(tx: Tx, partnership: Partnership, message: IncomingMessage): Promise<Person | null> {
  const known = await tx.partnerships.ofIdentity(message.author)
  const mine = known.find((one) => one.partnershipId === partnership.id)
  return partnership.people.find((person) => person.id === mine?.personId) ?? null
}
