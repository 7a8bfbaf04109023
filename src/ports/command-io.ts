import { UserError } from '../errors.ts'

/**
 * Where a command reads and writes: this terminal, or the one of a caller at the other end of the control socket. What a
 * program may read goes to `out` alone.
 */
export interface CommandIo {
  out(text: string): void
  err(text: string): void
  /** Asks the person at the terminal a yes-or-no question; null when nobody is there to answer. */
  confirm(question: string): Promise<boolean | null>
  /** A text file, `path` relative to the caller's folder; `-` is the standard input. Rejects with UnreadableFile. */
  readFile(path: string): Promise<string>
  /**
   * The lines of a text file, without their ends, as they come: of an endless pipe too. `-` is the standard input. Of a line of
   * more than 2 MB only the beginning is given. Rejects with UnreadableFile.
   */
  readLines(path: string): AsyncIterable<string>
}

/**
 * A file named by the caller that cannot be read: `file-missing`, `file-forbidden`, `file-is-folder`, `file-too-large`,
 * `file-unreadable`; `params.path` is as the caller wrote it.
 */
export class UnreadableFile extends UserError {}
