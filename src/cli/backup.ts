import type { Command } from './command.ts'

/** `andon backup FILE`: everything Andon knows, as of one instant, in one file. */
export const backup: Command = {
  name: 'backup',
  needs: 'database',
  positionals: ['file'],
  paths: true,
  options: { json: { type: 'flag' } },
  async run(args, { io, t }, { operations }) {
    const [path = ''] = args.positionals
    const done = await operations.backup(path)
    if (args.flag('json')) {
      io.out(`${JSON.stringify(done)}\n`)
      return 0
    }
    const kilobytes = Math.ceil(done.bytes / 1024)
    io.out(`${t('cli:backup.done', { path: done.path, rows: done.rows, kilobytes })}\n`)
    for (const head of done.heads) io.out(`${t('cli:backup.head', { ...head })}\n`)
    io.out(`${t('cli:backup.keep')}\n`)
    return 0
  },
}
