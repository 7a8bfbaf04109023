import type { Card } from '../../chat/index.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import type { Proposal } from '../../domain/listening/proposal.ts'
import type { TrackedPromise } from '../../domain/promise/promise.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { buttonOf, listeningCard } from './listening-card.ts'

interface Shown {
  readonly proposal: Proposal
  readonly promise: TrackedPromise | null
}

/** What stands about a promise, told to its writer alone: who and by when, or the question for both. */
export function promiseCard(context: Context, { proposal, promise }: Shown, reader: Reader): Card {
  const { t } = reader
  const title = t('listening:title.promise')
  if (!promise || proposal.state === 'dropped')
    return listeningCard({ title, text: t('listening:state.dropped', { key: '' }) })
  if (promise.state === 'dropped') return listeningCard({ title, text: t('listening:promise.dropped') })
  if (promise.state === 'kept')
    return listeningCard({ title, tone: 'good', text: t('listening:promise.kept') })
  const press = (verb: 'set' | 'kept' | 'not') =>
    buttonOf(t(`listening:buttons.promise-${verb}`), `promise-${verb}`, context.partnership.id, [proposal.id])
  const open = promise.owner === null || promise.due === null
  const owner = context.partnership.people.find((person) => person.id === promise.owner)
  return listeningCard({
    title,
    quote: promise.text,
    tone: promise.state === 'late' ? 'warning' : 'normal',
    text: t(`listening:promise.${promise.state === 'late' ? 'late' : open ? 'ask' : 'noted'}`),
    facts: [
      { label: t('listening:promise.owner'), value: owner?.name ?? t('listening:promise.open') },
      {
        label: t('listening:promise.due'),
        value: promise.due ? formatInstantFor(reader, promise.due, context.now) : t('listening:promise.open'),
      },
    ],
    notes: [t('listening:promise.agenda')],
    buttons: [press('set'), press('kept'), press('not')],
  })
}
