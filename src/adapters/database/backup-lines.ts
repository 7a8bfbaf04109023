import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { AppError } from '../../errors.ts'
import { createChecksum, DamagedBackup, type EndLine, readMark, type TableLine } from './backup-format.ts'

/** What stands in a backup after its header. Rows come in lists, each row as its line. */
export type BackupPart =
  | { readonly kind: 'table'; readonly table: TableLine }
  | { readonly kind: 'rows'; readonly lines: readonly string[] }

const ROWS_AT_ONCE = 500
const CHARACTERS_AT_ONCE = 4_000_000

/** The first line of a backup. Rejects as `backupLines`. */
export async function firstLine(path: string): Promise<string | undefined> {
  for await (const line of linesOf(path)) return line
  return undefined
}

/**
 * Reads a backup from the line after its header to its end. Throws DamagedBackup when it is cut off, or when at its end
 * the checksum does not fit: only then is it known to be whole.
 */
export async function* readParts(path: string): AsyncGenerator<BackupPart> {
  const checksum = createChecksum()
  let end: EndLine | null = null
  let pending: string[] = []
  let size = 0
  let rows = 0
  let isHeader = true
  for await (const line of linesOf(path)) {
    if (end) throw new DamagedBackup('unfit')
    if (isHeader || line.startsWith('[')) {
      checksum.add(line)
      if (isHeader) {
        isHeader = false
        continue
      }
      rows++
      size += line.length
      pending.push(line)
      if (pending.length < ROWS_AT_ONCE && size < CHARACTERS_AT_ONCE) continue
    }
    if (pending.length > 0) yield { kind: 'rows', lines: pending }
    pending = []
    size = 0
    if (line.startsWith('[')) continue
    const mark = readMark(line)
    if ('end' in mark) {
      end = mark
    } else {
      checksum.add(line)
      yield { kind: 'table', table: mark }
    }
  }
  if (!end) throw new DamagedBackup('cut-off')
  if (end.rows !== rows || end.sha256 !== checksum.hex()) throw new DamagedBackup('checksum')
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const file = createReadStream(path)
  const gunzip = createGunzip()
  file.on('error', (error) => gunzip.destroy(error))
  const decoder = new TextDecoder()
  let rest = ''
  try {
    for await (const chunk of file.pipe(gunzip) as AsyncIterable<Buffer>) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
      rest = lines.pop() ?? ''
      yield* lines
    }
  } catch (error) {
    throw asFileError(error, path)
  } finally {
    file.destroy()
  }
  if (rest !== '') throw new DamagedBackup('cut-off')
}

/** zlib's errors begin with Z_; the others are the file system's. */
function asFileError(error: unknown, path: string): unknown {
  const { code } = error as NodeJS.ErrnoException
  if (code === 'Z_BUF_ERROR') return new DamagedBackup('cut-off', { cause: error })
  if (code?.startsWith('Z_')) return new DamagedBackup('not-a-backup', { cause: error })
  if (typeof code === 'string') return new AppError('backup-unreadable', { path, code }, { cause: error })
  return error
}
