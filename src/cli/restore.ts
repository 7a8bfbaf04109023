import { chainText } from './audit-verify.ts'
import { CalledWrongly, type Command } from './command.ts'

/** `andon restore FILE`: puts a backup into the database, all or nothing. */
export const restore: Command = {
  name: 'restore',
  needs: 'database',
  positionals: ['file'],
  paths: true,
  options: { replace: { type: 'flag' }, yes: { type: 'flag' }, json: { type: 'flag' } },
  async run(args, context, { operations, features }) {
    const { io, t } = context
    const [path = ''] = args.positionals
    const replace = args.flag('replace')
    if (replace && !args.flag('yes') && !(await operations.isEmpty())) {
      const database = features.store.description
      const answer = await io.confirm(t('cli:restore.confirm', { database }))
      if (answer === null) throw new CalledWrongly('restore-unconfirmed')
      if (!answer) {
        io.err(`${t('cli:restore.kept')}\n`)
        return 1
      }
    }
    const done = await operations.restore(path, replace)
    if (args.flag('json')) io.out(`${JSON.stringify(done)}\n`)
    else {
      const rows = Object.values(done.tables).reduce((sum, number) => sum + number, 0)
      const { takenAt, andon, nudges } = done
      io.out(`${t('cli:restore.done', { takenAt, andon, rows, nudges })}\n`)
      for (const chain of done.chains) io.out(`${chainText(chain, context)}\n`)
      io.out(`${t('cli:restore.restart')}\n`)
    }
    return done.chains.some(({ problem }) => problem !== null) ? 1 : 0
  },
}
