import type { Card } from '../../chat/index.ts'
import type { Proposal } from '../../domain/listening/proposal.ts'
import type { Context } from '../context.ts'
import type { Reader } from '../outbox/enqueue.ts'
import { buttonOf, listeningCard } from './listening-card.ts'

/** The private question about a hint, to its writer alone. It names no judgement: it asks what there is to look at. */
export function hintCard({ partnership }: Context, proposal: Proposal, { t }: Reader): Card {
  const press = (verb: 'report' | 'keep' | 'nothing', primary = false) =>
    buttonOf(
      t(`listening:buttons.hint-${verb}`),
      `hint-${verb}`,
      partnership.id,
      [proposal.id],
      primary ? 'primary' : 'normal',
    )
  const title = t('listening:title.soft')
  switch (proposal.state) {
    case 'open':
      return listeningCard({
        title,
        quote: proposal.words?.fields.text,
        text: t(proposal.asked > 1 ? 'listening:hint.again' : 'listening:hint.ask'),
        notes: [t('listening:hint.only-you')],
        buttons: [press('report', true), press('keep'), press('nothing')],
      })
    case 'kept':
      return listeningCard({
        title,
        text: t('listening:hint.kept'),
        buttons: [press('report', true), press('nothing')],
      })
    case 'created':
    case 'joined':
      return listeningCard({ title, tone: 'good', text: t('listening:hint.reported') })
    case 'rejected':
    case 'undone':
      return listeningCard({ title, text: t('listening:hint.nothing') })
    case 'dropped':
      return listeningCard({ title, text: t('listening:state.dropped', { key: '' }) })
  }
}
