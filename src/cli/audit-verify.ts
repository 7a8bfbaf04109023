import { type HistoryReport, verifyHistory } from '../features/audit/verify-history.ts'
import { CalledWrongly, type Command, type CommandContext } from './command.ts'
import { pickPartnership, pickPartnerships } from './pick-partnership.ts'

/** `andon audit verify`: recomputes the history's chain. */
export const auditVerify: Command = {
  name: 'audit verify',
  needs: 'database',
  positionals: [],
  options: {
    head: { type: 'text', value: 'hash' },
    partnership: { type: 'text', value: 'partnership' },
    json: { type: 'flag' },
  },
  async run(args, context, { features }) {
    const kept = args.text('head')?.toLowerCase() ?? null
    if (kept !== null && !/^[0-9a-f]{64}$/.test(kept)) throw new CalledWrongly('not-a-hash', { found: kept })
    // A head belongs to one chain.
    const ids = await features.store.transaction(async (tx) =>
      kept === null ? pickPartnerships(tx, args) : [await pickPartnership(tx, args)],
    )
    const reports: HistoryReport[] = []
    for (const id of ids) reports.push(await features.store.transaction((tx) => verifyHistory(tx, id, kept)))
    if (args.flag('json')) context.io.out(`${JSON.stringify(reports.map(asJson), null, 2)}\n`)
    else for (const report of reports) context.io.out(`${chainText(report, context)}\n`)
    return reports.some(({ problem }) => problem !== null) ? 1 : 0
  },
}

const asJson = ({ partnershipId, rows, head, problem }: HistoryReport) => ({
  partnership: partnershipId,
  rows,
  head,
  problem,
})

/** What was found about a chain, in one line. */
export function chainText(
  { partnershipId, rows, head, problem }: HistoryReport,
  { t }: CommandContext,
): string {
  const params = { partnership: partnershipId, rows, head }
  if (!problem) return t('cli:audit.whole', params)
  return t(`cli:audit.${problem.kind}`, 'seq' in problem ? { ...params, seq: problem.seq } : params)
}
