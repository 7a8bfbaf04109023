import { createHash } from 'node:crypto'
import { chmodSync, lstatSync, mkdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../errors.ts'

/** The kernel's limit is 108 bytes with the closing zero on Linux, 104 on macOS. */
const LONGEST_PATH = 100
/** Names the socket when the folder's own path is too long for one. */
const POINTER = 'andon.sock.path'

/** Where the socket of a data folder has to be: in the folder, or where that path would be too long, in a private folder. */
export function socketPathFor(folder: string): string {
  const real = realpathSync(folder)
  if (process.platform === 'win32') return `\\\\.\\pipe\\andon-${digest(real)}`
  const inside = join(real, 'andon.sock')
  if (Buffer.byteLength(inside) <= LONGEST_PATH) return inside
  const short = join(privateFolder(real), 'andon.sock')
  writeFileSync(join(real, POINTER), short, { mode: 0o600 })
  return short
}

/** Where a caller finds the socket of a data folder; null when there can be none. */
export function findSocketPath(folder: string): string | null {
  const real = existing(folder)
  if (real === null) return null
  if (process.platform === 'win32') return `\\\\.\\pipe\\andon-${digest(real)}`
  const inside = join(real, 'andon.sock')
  if (Buffer.byteLength(inside) <= LONGEST_PATH) return inside
  const pointed = textOf(join(real, POINTER))
  // Anybody may create things in the common temporary folder: only one of our own is believed.
  return pointed !== null && isPrivate(join(pointed, '..')) ? pointed : null
}

function privateFolder(real: string): string {
  const folder = join(realpathSync(tmpdir()), `andon-${digest(real)}`)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (isOwn(folder)) chmodSync(folder, 0o700)
  if (!isPrivate(folder)) throw new AppError('control-folder-not-private', { folder })
  return folder
}

/** True for a real folder of this user. */
const isOwn = (folder: string): boolean => {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  return found?.isDirectory() === true && found.uid === userInfo().uid
}

/** True when, besides, nobody else can enter it. */
const isPrivate = (folder: string): boolean => isOwn(folder) && (lstatSync(folder).mode & 0o077) === 0

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)

function existing(folder: string): string | null {
  try {
    return realpathSync(folder)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function textOf(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}
