import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SCOPES, slackManifest } from '../adapters/slack/manifest.ts'
import type { Command } from './command.ts'
import { EXAMPLE_ADDRESS, publicAddress } from './public-address.ts'

const FOLDER = join(import.meta.dirname, '..', '..', 'manifests')

/** `andon manifest slack`: the file that makes the app in Slack, ready to paste. */
export const manifestSlack: Command = {
  name: 'manifest slack',
  needs: 'nothing',
  positionals: [],
  options: { url: { type: 'text', value: 'url' }, socket: { type: 'flag' }, json: { type: 'flag' } },
  async run(args, { io, t }) {
    const socket = args.flag('socket')
    const given = args.text('url') ?? (socket ? EXAMPLE_ADDRESS : null)
    const manifest = slackManifest({ url: publicAddress(given), socket, t })
    const text = `${JSON.stringify(manifest, null, 2)}\n`
    if (args.flag('json')) {
      io.out(text)
      return 0
    }
    await mkdir(FOLDER, { recursive: true })
    await writeFile(join(FOLDER, 'slack.json'), text)
    io.out(`${t('slack:manifest.written', { path: 'manifests/slack.json' })}\n`)
    io.out(`${t('slack:manifest.scopes')}\n`)
    for (const scope of SCOPES) io.out(`  ${scope}: ${t(`slack:scopes.${scope.replaceAll(/[:.]/g, '-')}`)}\n`)
    return 0
  },
}
