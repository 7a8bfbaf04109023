import { applyRetention } from '../features/operations/retention.ts'
import type { Command } from './command.ts'
import { localText } from './instants.ts'

/** `andon retention`: forgets now what the bot forgets once a day. */
export const retention: Command = {
  name: 'retention',
  needs: 'database',
  positionals: [],
  options: { 'dry-run': { type: 'flag' }, json: { type: 'flag' } },
  async run(args, { io, t, language }, { features }) {
    const dryRun = args.flag('dry-run')
    const { limits, forgotten } = await applyRetention(features, { dryRun })
    if (args.flag('json')) {
      io.out(`${JSON.stringify({ dryRun, ...limits, ...forgotten })}\n`)
      return 0
    }
    const before = `${localText(limits.eventsBefore, 'UTC', language)} UTC`
    io.out(`${t(dryRun ? 'cli:retention.would' : 'cli:retention.done', { ...forgotten, before })}\n`)
    return 0
  },
}
