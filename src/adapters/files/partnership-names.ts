import { SIDES } from '../../domain/partnership/partnership.ts'
import type { DirectoryName } from '../../ports/chat-directory.ts'
import type { FileProblem } from './file-problem.ts'
import type { PartnershipFile } from './partnership-schema.ts'
import type { YamlSource } from './yaml-source.ts'

/** A name that has to be looked up, and how to complain about it where it stands. */
export interface NamedInFile {
  readonly name: DirectoryName
  readonly problem: (code: string, params: Readonly<Record<string, string | number>>) => FileProblem
}

export const isSlackEmail = (text: string): boolean => text.includes('@')
export const isSlackChannelName = (text: string): boolean => !/^[CGD][A-Z0-9]{2,30}$/.test(text)

const AUDIENCES = { shared: 'both', brand: 'brand', factory: 'factory' } as const
const LISTS = ['shared', 'brand', 'factory'] as const

/** Every name of a valid file that has to be looked up, in the order of the file. */
export function namesIn(file: PartnershipFile, source: YamlSource): readonly NamedInFile[] {
  const people = SIDES.flatMap((side) =>
    file[side].people.flatMap(({ id, slack }, index): NamedInFile[] => {
      if (typeof slack !== 'string' || !isSlackEmail(slack)) return []
      const name = { kind: 'person', platform: 'slack', personId: id, email: slack } as const
      return [{ name, problem: at(source, [side, 'people', index, 'slack']) }]
    }),
  )
  const channels = LISTS.flatMap((list) =>
    (file.channels?.[list] ?? []).flatMap(({ slack }, index): NamedInFile[] => {
      if (slack === undefined || !isSlackChannelName(slack)) return []
      const channel = slack.replace(/^#/, '')
      const name = { kind: 'channel', platform: 'slack', audience: AUDIENCES[list], channel } as const
      return [{ name, problem: at(source, ['channels', list, index, 'slack']) }]
    }),
  )
  return [...people, ...channels]
}

const at =
  (source: YamlSource, path: readonly (string | number)[]): NamedInFile['problem'] =>
  (code, params) =>
    source.problem(path, { code, params })
