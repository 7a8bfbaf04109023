import { DECISIONS, settleDoubt } from '../features/outbox/settle-doubt.ts'
import type { Delivery } from '../ports/index.ts'
import type { Command } from './command.ts'
import { localText } from './instants.ts'
import { textTable } from './text-width.ts'

/** More than this and reading them one by one is not what helps. */
const MOST = 500

/**
 * `andon deliveries`: messages that did not surely arrive, with reasons; their content is not shown. One of them can be sent
 * again or let go.
 */
export const deliveries: Command = {
  name: 'deliveries',
  needs: 'database',
  positionals: [],
  options: {
    failed: { type: 'flag' },
    again: { type: 'text', value: 'delivery' },
    'let-go': { type: 'text', value: 'delivery' },
    json: { type: 'flag' },
  },
  async run(args, { io, t, language }, { features }) {
    for (const decision of DECISIONS) {
      const id = args.text(decision)
      if (id === null) continue
      await features.store.transaction((tx) => settleDoubt(features, tx, id, decision, null))
      io.out(`${t(`cli:deliveries.done.${decision}`, { id })}\n`)
      return 0
    }
    const troubled = await features.store.transaction((tx) => tx.deliveries.troubled(MOST))
    const shown = args.flag('failed') ? troubled.filter(({ state }) => state === 'failed') : troubled
    if (args.flag('json')) io.out(`${JSON.stringify(shown.map(asJson), null, 2)}\n`)
    else if (shown.length === 0) io.out(`${t('cli:deliveries.none')}\n`)
    else {
      const heading = ['created', 'partnership', 'to', 'state', 'attempts', 'reason', 'id']
      const rows = shown.map((delivery) => [
        `${localText(delivery.createdAt, 'UTC', language)} UTC`,
        delivery.partnershipId,
        targetText(delivery),
        t(`cli:deliveries.state.${delivery.state}`),
        String(delivery.attempts),
        delivery.reason ?? '',
        delivery.id,
      ])
      io.out(`${textTable([heading.map((name) => t(`cli:deliveries.column.${name}`)), ...rows])}\n`)
    }
    const left = troubled.length - shown.length
    if (left > 0) io.err(`${t('cli:deliveries.uncertain-not-shown', { number: left })}\n`)
    return shown.length > 0 ? 1 : 0
  },
}

const targetText = ({ target }: Delivery): string =>
  target.kind === 'person'
    ? `${target.platform} @${target.personId}`
    : `${target.platform} ${target.channelId}`

const asJson = (delivery: Delivery) => {
  const { id, partnershipId, target, state, attempts, reason, createdAt, firstAttemptAt, origin } = delivery
  return {
    id,
    partnership: partnershipId,
    target,
    state,
    attempts,
    reason,
    createdAt,
    firstAttemptAt,
    origin,
  }
}
