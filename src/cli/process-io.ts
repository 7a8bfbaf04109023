import { createReadStream, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline/promises'
import { type CommandIo, UnreadableFile } from '../ports/command-io.ts'

/** No file a person writes for Andon is this large. */
const LARGEST = 2 * 1024 * 1024
/** What programs pipe in may be larger. */
const LARGEST_INPUT = 64 * 1024 * 1024

/** The terminal and the files of this process. Files are looked for from `folder`. */
export function createProcessIo(folder: string, yesNo: { yes: readonly string[]; hint: string }): CommandIo {
  return {
    out: (text) => {
      process.stdout.write(text)
    },
    err: (text) => {
      process.stderr.write(text)
    },
    readFile: (path) =>
      path === '-' ? readAll(process.stdin, LARGEST_INPUT, path) : readText(resolve(folder, path), path),
    readLines: (path) => (path === '-' ? splitLines(process.stdin) : linesOf(resolve(folder, path), path)),
    confirm: async (question) => {
      if (!process.stdin.isTTY || !process.stderr.isTTY) return null
      const terminal = createInterface({ input: process.stdin, output: process.stderr })
      // The end of the input, or Ctrl+C, is no answer, and no answer is a no.
      const ended = new Promise<string>((done) => terminal.once('close', () => done('')))
      const answer = await Promise.race([terminal.question(`${question} ${yesNo.hint} `), ended])
      terminal.close()
      return yesNo.yes.includes(answer.trim().toLowerCase())
    },
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'file-missing',
  ENOTDIR: 'file-missing',
  EACCES: 'file-forbidden',
  EPERM: 'file-forbidden',
  EISDIR: 'file-is-folder',
  ENAMETOOLONG: 'file-missing',
  ERR_INVALID_ARG_VALUE: 'file-missing',
}

async function readText(path: string, asWritten: string): Promise<string> {
  try {
    return await readAll(open(path, asWritten), LARGEST, asWritten)
  } catch (error) {
    throw unreadable(error, asWritten)
  }
}

async function* linesOf(path: string, asWritten: string): AsyncGenerator<string> {
  try {
    yield* splitLines(open(path, asWritten))
  } catch (error) {
    throw unreadable(error, asWritten)
  }
}

function open(path: string, asWritten: string): AsyncIterable<Buffer> {
  if (statSync(path).isDirectory()) throw new UnreadableFile('file-is-folder', { path: asWritten })
  return createReadStream(path)
}

function unreadable(error: unknown, asWritten: string): UnreadableFile {
  if (error instanceof UnreadableFile) return error
  const { code } = error as NodeJS.ErrnoException
  return new UnreadableFile(
    REASONS[code ?? ''] ?? 'file-unreadable',
    { path: asWritten, code },
    { cause: error },
  )
}

/** Lines as they are complete; what is not UTF-8 is told by the reader of the line. */
export async function* splitLines(stream: AsyncIterable<Buffer>): AsyncGenerator<string> {
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of stream) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n')
    rest = cut(rest + lines[0])
    for (const line of lines.slice(1)) {
      yield withoutReturn(rest)
      rest = cut(line)
    }
  }
  rest += decoder.decode()
  if (rest !== '') yield withoutReturn(rest)
}

const cut = (line: string): string => (line.length > LARGEST ? line.slice(0, LARGEST) : line)
const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)

/** Reads at most `most` bytes, so that a device or an endless pipe ends too. */
async function readAll(stream: AsyncIterable<Buffer>, most: number, asWritten: string): Promise<string> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > most) {
      throw new UnreadableFile('file-too-large', { path: asWritten, most: `${most / 1024 / 1024} MB` })
    }
    chunks.push(chunk)
  }
  // What is not UTF-8 is told by the reader of the file, with its line.
  return new TextDecoder().decode(Buffer.concat(chunks))
}
