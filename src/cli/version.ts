import { ANDON_VERSION as andon } from '../andon-version.ts'
import type { Command } from './command.ts'

/** `andon version`: of Andon, of Node, and of the time zone data deadlines are computed with. */
export const version: Command = {
  name: 'version',
  needs: 'nothing',
  positionals: [],
  options: { json: { type: 'flag' } },
  async run(args, { io }) {
    const { node, tz = '?' } = process.versions
    if (args.flag('json')) io.out(`${JSON.stringify({ andon, node, tz })}\n`)
    else io.out(`andon ${andon} (node ${node}, tz ${tz})\n`)
    return 0
  },
}
