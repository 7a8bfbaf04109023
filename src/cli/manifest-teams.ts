import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { appPackage } from '../adapters/teams/app-package.ts'
import { checkManifest } from '../adapters/teams/check-manifest.ts'
import { PERMISSIONS, teamsManifest } from '../adapters/teams/manifest.ts'
import { ANDON_VERSION } from '../andon-version.ts'
import { AppError } from '../errors.ts'
import { COMMAND_WORDS } from '../features/commands/words.ts'
import { type Arguments, CalledWrongly, type Command } from './command.ts'
import { publicAddress } from './public-address.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const DEFAULT_FILE = 'manifests/andon-teams.zip'
const GUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const EXAMPLE_GUID = '00000000-0000-0000-0000-000000000000'
const THREE_NUMBERS = /^(0|[1-9]\d{0,4})(\.(0|[1-9]\d{0,4})){2}$/

/** `andon manifest teams`: the app package that is uploaded to Teams. */
export const manifestTeams: Command = {
  name: 'manifest teams',
  needs: 'nothing',
  positionals: [],
  optional: ['file'],
  paths: true,
  options: {
    url: { type: 'text', value: 'url', required: true },
    'client-id': { type: 'text', value: 'guid', required: true },
    'app-version': { type: 'text', value: 'app-version' },
    json: { type: 'flag' },
  },
  async run(args, { io, t, texts }) {
    const url = publicAddress(args.text('url'))
    const made = teamsManifest({
      url,
      clientId: clientIdOf(args),
      version: versionOf(args),
      commands: COMMAND_WORDS,
      texts,
    })
    const complaints = checkManifest(made)
    if (complaints.length > 0) throw new AppError('manifest-invalid', { complaints: complaints.join('\n  ') })
    if (args.flag('json')) {
      io.out(`${JSON.stringify(made.manifest, null, 2)}\n`)
      return 0
    }
    const [file] = args.positionals
    await write(file ?? join(ROOT, DEFAULT_FILE), appPackage(made))
    io.out(`${t('teams:manifest.written', { path: file ?? DEFAULT_FILE })}\n`)
    io.out(`${t('teams:manifest.endpoint', { url: `${url}/api/messages` })}\n`)
    io.out(`${t('teams:manifest.permissions')}\n`)
    for (const name of PERMISSIONS)
      io.out(`  ${name}: ${t(`teams:permissions.${name.replaceAll('.', '-')}`)}\n`)
    return 0
  },
}

async function write(path: string, bytes: Uint8Array): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new AppError('file-unwritable', { path, code }, { cause })
  }
}

function clientIdOf(args: Arguments): string {
  const found = args.required('client-id')
  if (GUID.test(found)) return found.toLowerCase()
  throw new CalledWrongly('value-unknown', { option: '--client-id', found, allowed: EXAMPLE_GUID })
}

function versionOf(args: Arguments): string {
  const found = args.text('app-version')
  if (found === null || THREE_NUMBERS.test(found)) return found ?? ANDON_VERSION
  throw new CalledWrongly('value-unknown', { option: '--app-version', found, allowed: '1.0.1' })
}
