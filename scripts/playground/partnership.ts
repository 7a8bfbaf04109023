import { copyFileSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, stringify } from 'yaml'

const ROOT = join(import.meta.dirname, '..', '..')
const EXAMPLES = join(ROOT, 'examples')
/** The people and places of the playground, as Microsoft's tool reads them. */
export const PLAYGROUND_FILE = join(ROOT, '.m365agentsplayground.yml')

interface User {
  readonly id: string
  readonly aadObjectId: string
}

interface PlaygroundFile {
  readonly tenantId: string
  readonly currentUser: User
  readonly users: readonly User[]
  readonly groupChat: { readonly id: string }
  readonly team: { readonly id: string }
}

interface Side {
  readonly people: Record<string, unknown>[]
}

/**
 * Writes the example partnership into a folder, with the playground's people and places in it: the team's channel is
 * shared, the group chat is the factory's own. Returns the file.
 */
export function writePlaygroundPartnership(folder: string): string {
  const playground = parse(readFileSync(PLAYGROUND_FILE, 'utf8')) as PlaygroundFile
  const users = [playground.currentUser, ...playground.users]
  const example = parse(readFileSync(join(EXAMPLES, 'partnership.yaml'), 'utf8')) as Record<string, unknown>
  const mapped = (side: unknown) => ({
    ...(side as object),
    people: (side as Side).people.map(({ slack: _slack, ...person }) => {
      const user = users.find(({ id }) => id === person.id)
      if (!user)
        throw new Error(`${PLAYGROUND_FILE}: nobody has the id ${person.id} of examples/partnership.yaml`)
      return { ...person, teams: { objectId: user.aadObjectId, tenant: playground.tenantId } }
    }),
  })
  const partnership = {
    ...example,
    brand: mapped(example.brand),
    factory: mapped(example.factory),
    channels: {
      shared: [{ teams: playground.team.id }],
      factory: [{ teams: playground.groupChat.id }],
      brand: [],
    },
    agreement: 'agreement.yaml',
  }
  const file = join(folder, 'partnership.yaml')
  writeFileSync(file, stringify(partnership))
  copyFileSync(join(EXAMPLES, 'agreement.yaml'), join(folder, 'agreement.yaml'))
  return file
}
