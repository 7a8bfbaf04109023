import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as delay } from 'node:timers/promises'
import { AppError } from '../../errors.ts'

/** Held by this process until `release`, or until the process ends in whatever way. */
export interface FolderLock {
  release(): void
}

/** SQLite's code for a lock that somebody else holds. */
const SQLITE_BUSY = 5
/** How long a fresh holder may take to say who it is. */
const NAMING_MS = 500

/**
 * Makes this process the only one that uses the folder. The lock is one of the operating system's on a file, taken
 * through SQLite because Node has no call of its own: the system drops it when the holder ends, killed or not, so there
 * is no stale lock to judge and no process id to mistake. Rejects with `folder-locked` and the holder's pid (null when
 * it did not say) while another holds it.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  mkdirSync(folder, { recursive: true })
  const names = join(folder, 'lock.pid')
  const file = new DatabaseSync(join(folder, 'lock'), { timeout: 0 })
  try {
    file.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    file.close()
    if ((error as { errcode?: number }).errcode !== SQLITE_BUSY) throw error
    throw new AppError('folder-locked', { pid: await holderOf(names), folder }, { cause: error })
  }
  const draft = `${names}.${process.pid}`
  writeFileSync(draft, String(process.pid))
  renameSync(draft, names)
  return {
    release() {
      if (!file.isOpen) return
      rmSync(names, { force: true })
      file.close()
    },
  }
}

/** The pid in the file. A dead one was left by a killed holder: the present holder is about to write its own. */
async function holderOf(file: string): Promise<number | null> {
  const giveUp = performance.now() + NAMING_MS
  for (;;) {
    const pid = pidIn(file)
    if (pid !== null && isAlive(pid)) return pid
    if (performance.now() > giveUp) return null
    await delay(20)
  }
}

function pidIn(file: string): number | null {
  try {
    const pid = Number(readFileSync(file, 'utf8'))
    return Number.isInteger(pid) && pid > 0 ? pid : null
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
