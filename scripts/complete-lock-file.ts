import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Run after `npm install`: puts back into package-lock.json the optional packages of other platforms. npm leaves out those
 * that the registry it asked does not carry, and `npm ci` then calls the lock file out of date, everywhere.
 */
const FILE = join(import.meta.dirname, '..', 'package-lock.json')

interface Entry {
  version?: string
  dev?: boolean
  optional?: boolean
  os?: string[]
  cpu?: string[]
  libc?: string[]
  optionalDependencies?: Record<string, string>
  [key: string]: unknown
}

const SYSTEMS = [
  'android',
  'darwin',
  'freebsd',
  'linux',
  'openharmony',
  'win32',
  'aix',
  'netbsd',
  'openbsd',
  'sunos',
]
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64']

const lock = JSON.parse(readFileSync(FILE, 'utf8')) as { packages: Record<string, Entry> }
const known = lock.packages

/** Where Node would find a package from inside another. */
function isFound(from: string, name: string): boolean {
  for (let place = from; ; place = place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/')))) {
    if (known[`${place === '' ? '' : `${place}/`}node_modules/${name}`]) return true
    if (place === '' || !place.includes('node_modules/')) return false
    if (!place.includes('/node_modules/')) place = '/node_modules/'
  }
}

/** The platform a package is for, as its name tells: `@esbuild/linux-arm64`, `binding-win32-x64-msvc`. */
function platformOf(name: string): Pick<Entry, 'os' | 'cpu' | 'libc'> {
  const words = name.replace('windows', 'win32').split(/[^a-z0-9]+/)
  const os = SYSTEMS.filter((system) => words.includes(system))
  const cpu = PROCESSORS.filter((processor) => words.includes(processor))
  const libc = words.some((word) => word.startsWith('musl'))
    ? ['musl']
    : words.includes('gnu')
      ? ['glibc']
      : []
  return { ...(os.length ? { os } : {}), ...(cpu.length ? { cpu } : {}), ...(libc.length ? { libc } : {}) }
}

let added = 0
for (const [place, entry] of Object.entries(known)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (isFound(place, name)) continue
    const version = /\d+\.\d+\.\d+[^\s|]*/.exec(range)?.[0]
    const platform = platformOf(name)
    if (!version || !(platform.os || platform.cpu)) {
      process.stderr.write(`left alone: ${name}@${range} of ${place}\n`)
      continue
    }
    known[`node_modules/${name}`] = {
      version,
      ...(entry.dev ? { dev: true } : {}),
      optional: true,
      ...platform,
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(known).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(FILE, `${JSON.stringify(lock, null, 2)}\n`)
process.stderr.write(`${added} optional packages of other platforms put back\n`)
