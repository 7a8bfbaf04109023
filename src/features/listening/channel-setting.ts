import type { Card } from '../../chat/index.ts'
import { type ListeningMode, usualMode } from '../../domain/listening/proposal.ts'
import { mayRead } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { ListenWord } from '../commands/words.ts'
import type { PersonContext } from '../context.ts'
import { enqueue, type Reader } from '../outbox/enqueue.ts'
import { keepHistory } from '../ticket/save-ticket.ts'
import { listeningCard } from './listening-card.ts'
import { readerOf } from './show-proposal.ts'
import { everyHintOf } from './subjects.ts'

const MODE_OF: Readonly<Partial<Record<ListenWord, ListeningMode>>> = {
  on: 'draft',
  auto: 'auto',
  private: 'quiet',
  off: 'off',
}
const WORD_OF: Readonly<Record<ListeningMode, ListenWord>> = {
  draft: 'on',
  auto: 'auto',
  quiet: 'private',
  off: 'off',
}

/** `/andon listen`: without a word, what it does here; `more` and `less` are for the person, the others for the channel. */
export async function listenCommand(context: PersonContext, word: ListenWord | null): Promise<InboundReply> {
  if (word === 'more' || word === 'less') return chooseHints(context, word === 'more')
  const mode = word === null ? null : (MODE_OF[word] ?? null)
  const { tx, place, t } = context
  if (place.kind !== 'channel') throw new UserError('listen-needs-channel')
  if (mode === null) {
    const now = (await tx.listening.modeOf(place.platform, place.channelId)) ?? usualMode(context.audience)
    return { kind: 'card', card: settingCard(t, `listening:setting.${WORD_OF[now]}`) }
  }
  await setMode(context, mode)
  return { kind: 'card', card: settingCard(t, `listening:setting.${WORD_OF[mode]}`) }
}

/** Whoever reads a channel may say what Andon does there; the liaisons who read it are told who said so. */
async function setMode(context: PersonContext, mode: ListeningMode): Promise<void> {
  const { tx, place, person, partnership, audience, now } = context
  const before = (await tx.listening.modeOf(place.platform, place.channelId)) ?? usualMode(audience)
  if (before === mode) return
  await tx.listening.setMode(place.platform, place.channelId, { mode, by: person.id, at: now })
  const record = {
    what: 'listening-set',
    audience,
    old: before,
    new: { text: WORD_OF[mode], channel: place.channelId },
  }
  await keepHistory(context, null, [record], person)
  for (const liaison of partnership.people) {
    if (!liaison.roles.includes('liaison') || !mayRead(liaison.side, audience)) continue
    const reader = readerOf(context, liaison)
    await enqueue(context, {
      audience: liaison.side,
      target: { kind: 'person', platform: place.platform, personId: liaison.id },
      variants: { [liaison.side]: toldCard(context, reader, mode) },
    })
  }
}

function toldCard({ person, place }: PersonContext, { t }: Reader, mode: ListeningMode): Card {
  const what = t(`listening:setting.${WORD_OF[mode]}`)
  return listeningCard({
    title: t('listening:title.setting'),
    text: t('listening:setting.told', { who: person.name, channel: place.channelId, what }),
    notes: [t('listening:setting.back')],
  })
}

const settingCard = (t: PersonContext['t'], key: string): Card =>
  listeningCard({ title: t('listening:title.setting'), text: t(key), notes: [t('listening:setting.words')] })

async function chooseHints(
  { tx, partnership, person, t }: PersonContext,
  every: boolean,
): Promise<InboundReply> {
  await tx.settings.set(everyHintOf(partnership.id, person.id), every ? 'yes' : 'no')
  return { kind: 'card', card: settingCard(t, every ? 'listening:setting.more' : 'listening:setting.less') }
}
