import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = join(import.meta.dirname, '..')
const SRC = join(ROOT, 'src')
const MAX_LINES = 400

const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/generated/'))

interface Import {
  readonly from: string
  /** Path below src, or the bare name of a package. */
  readonly to: string
  readonly typeOnly: boolean
}

const STATEMENT = /^(import|export)\s+(type\s+)?(?:[^'";]*?\sfrom\s+)?'([^']+)'/gm
const DYNAMIC = /\bimport\(\s*'([^']+)'\s*\)/g

function importsOf(path: string): Import[] {
  const text = readFileSync(path, 'utf8')
  const from = relative(SRC, path)
  const below = (target: string) =>
    target.startsWith('.') ? relative(SRC, join(dirname(path), target)) : target
  const found = [...text.matchAll(STATEMENT)].map(([statement, , type, target = '']) => ({
    from,
    to: below(target),
    typeOnly: type !== undefined || onlyTypes(statement),
  }))
  const late = [...text.matchAll(DYNAMIC)].map(([, target = '']) => ({
    from,
    to: below(target),
    typeOnly: false,
  }))
  return [...found, ...late]
}

/** `import { type A, type B } from …` brings no value either. */
function onlyTypes(statement: string): boolean {
  const names =
    /\{([^}]*)\}/
      .exec(statement)?.[1]
      ?.split(',')
      .map((name) => name.trim()) ?? []
  return names.length > 0 && names.every((name) => name === '' || name.startsWith('type '))
}

const all = files(SRC).flatMap(importsOf)
const isPackage = (to: string) => !to.endsWith('.ts') && !to.endsWith('.json')
const inFolder = (path: string, ...folders: string[]) =>
  folders.some((folder) => path.startsWith(`${folder}/`))
const offenders = (wrong: (one: Import) => boolean) =>
  all.filter(wrong).map(({ from, to }) => `${from} → ${to}`)
/** Where the parts are put together: the bot, the command line, and what both stand on. */
const COMPOSITION = ['main.ts', 'runtime.ts', 'cli.ts']
const composes = (path: string) => COMPOSITION.includes(path) || inFolder(path, 'cli')

describe('the layers', () => {
  test('there is something to look at', () => {
    expect(all.length).toBeGreaterThan(300)
    expect(all.some(({ typeOnly }) => typeOnly)).toBe(true)
  })

  test('domain imports only domain, errors and luxon as values', () => {
    expect(
      offenders(
        ({ from, to, typeOnly }) =>
          inFolder(from, 'domain') &&
          !inFolder(to, 'domain') &&
          to !== 'errors.ts' &&
          to !== 'luxon' &&
          !typeOnly,
      ),
    ).toEqual([])
  })

  test('domain never asks what time it is, and nothing in it is random', () => {
    const asking = files(join(SRC, 'domain')).filter((path) =>
      /new Date\(\)|Date\.now\(|DateTime\.(now|local|utc)\(\)|Temporal\.Now|Math\.random|performance\.now/.test(
        readFileSync(path, 'utf8'),
      ),
    )
    expect(asking).toEqual([])
  })

  test('chat imports only types of the domain, and errors', () => {
    expect(
      offenders(
        ({ from, to, typeOnly }) =>
          inFolder(from, 'chat') &&
          !inFolder(to, 'chat') &&
          to !== 'errors.ts' &&
          !(inFolder(to, 'domain') && typeOnly),
      ),
    ).toEqual([])
  })

  test('ports import types of chat and domain; values only of ports and errors', () => {
    expect(
      offenders(
        ({ from, to, typeOnly }) =>
          inFolder(from, 'ports') &&
          !inFolder(to, 'ports') &&
          to !== 'errors.ts' &&
          !(inFolder(to, 'domain', 'chat') && typeOnly),
      ),
    ).toEqual([])
  })

  test('features import features, domain, chat, ports, errors; of packages only luxon and what Node brings', () => {
    expect(
      offenders(
        ({ from, to }) =>
          inFolder(from, 'features') &&
          !inFolder(to, 'features', 'domain', 'chat', 'ports') &&
          to !== 'errors.ts' &&
          to !== 'luxon' &&
          !to.startsWith('node:'),
      ),
    ).toEqual([])
  })

  test('adapters import ports, chat, domain, errors and packages: no feature, and no other adapter', () => {
    const folderOf = (path: string) => path.split('/').slice(0, 2).join('/')
    expect(
      offenders(
        ({ from, to }) =>
          inFolder(from, 'adapters') &&
          !isPackage(to) &&
          to !== 'errors.ts' &&
          !inFolder(to, 'ports', 'chat', 'domain') &&
          folderOf(to) !== folderOf(from),
      ),
    ).toEqual([])
  })

  test('only what puts the parts together imports adapters', () => {
    expect(
      offenders(({ from, to }) => inFolder(to, 'adapters') && !inFolder(from, 'adapters') && !composes(from)),
    ).toEqual([])
  })

  test('the environment is read in config.ts only', () => {
    const reading = files(SRC).filter((path) => /process\.env\b/.test(readFileSync(path, 'utf8')))
    expect(reading.map((path) => relative(SRC, path))).toEqual(['config.ts'])
  })

  test('no feature, port or rule asks which platform it is', () => {
    const asking = files(SRC)
      .filter((path) => !inFolder(relative(SRC, path), 'adapters'))
      .filter((path) => /[!=]==?\s*'(slack|teams)'/.test(readFileSync(path, 'utf8')))
    expect(asking.map((path) => relative(SRC, path))).toEqual([])
  })
})

describe('the files', () => {
  test(`none is longer than ${MAX_LINES} lines`, () => {
    const long = files(SRC)
      .map((path) => ({ path: relative(SRC, path), lines: readFileSync(path, 'utf8').split('\n').length }))
      .filter(({ lines }) => lines > MAX_LINES)
    expect(long).toEqual([])
  })

  test('are named in kebab-case and export by name', () => {
    const odd = files(SRC).filter(
      (path) =>
        !/^[a-z0-9]+([.-][a-z0-9]+)*\.ts$/.test(path.split('/').at(-1) ?? '') ||
        /^export default/m.test(readFileSync(path, 'utf8')),
    )
    expect(odd.map((path) => relative(SRC, path))).toEqual([])
  })
})

describe('ARCHITECTURE.md', () => {
  const text = readFileSync(join(ROOT, 'ARCHITECTURE.md'), 'utf8')

  test('names only paths that exist', () => {
    const named = [
      ...text.matchAll(/`((?:src|test|docs|locales|prisma|examples|scripts)\/[^`\s*<>]*)`/g),
    ].map(([, path = '']) => path)
    expect(named.length).toBeGreaterThan(10)
    expect(named.filter((path) => !existsSync(join(ROOT, path)))).toEqual([])
  })

  test('is at most 150 lines', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(150)
  })
})
