import { Composer, type Document, Lexer, type LineCounter, Parser } from 'yaml'
import type { FileProblem } from './file-problem.ts'

/** A mistake of the text itself, by offset. */
export interface TextProblem extends Pick<FileProblem, 'code' | 'found' | 'params'> {
  readonly offset: number
}

const MAX_FILE_BYTES = 1_000_000
/** The shapes need five levels. Composing is recursive: a hundred thousand end the stack, on older Nodes the whole process. */
const MAX_DEPTH = 40
/** A partnership of five hundred people needs about fifty thousand. */
const MAX_TOKENS = 60_000

/**
 * What is wrong with the characters, before anything is parsed: too long, not UTF-8 (the decoder leaves U+FFFD, which a
 * legitimate file has no use for), control characters. Null when nothing is.
 */
export const textProblem = (text: string): TextProblem | null => {
  const bytes = Buffer.byteLength(text, 'utf8')
  if (bytes > MAX_FILE_BYTES) {
    return { offset: 0, code: 'files:too-large', found: null, params: { bytes, limit: MAX_FILE_BYTES } }
  }
  const broken = text.search(/\ufffd|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/)
  if (broken >= 0) return { offset: broken, code: 'files:not-utf8', found: null, params: {} }
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose
  const control = text.search(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029]/)
  if (control < 0) return null
  const character = `U+${text.charCodeAt(control).toString(16).toUpperCase().padStart(4, '0')}`
  return { offset: control, code: 'files:control-character', found: character, params: {} }
}

/**
 * The documents of a text that already passed `textProblem`, or why it is refused. Depth and length are counted while
 * the tokens arrive, so that a hostile file costs no more than the limits.
 */
export const composeBounded = (text: string, lines: LineCounter): Document.Parsed[] | TextProblem => {
  const parser = new Parser(lines.addNewLine)
  lines.addNewLine(0)
  const tokens = []
  let count = 0
  for (const lexeme of new Lexer().lex(text)) {
    tokens.push(...parser.next(lexeme))
    count++
    const offset = Math.min(parser.offset, text.length)
    if (count > MAX_TOKENS) {
      return { offset, code: 'files:too-many', found: null, params: { limit: MAX_TOKENS } }
    }
    if (parser.stack.length > MAX_DEPTH) {
      return { offset, code: 'files:too-deep', found: null, params: { limit: MAX_DEPTH } }
    }
  }
  tokens.push(...parser.end())
  const composer = new Composer({ version: '1.2', schema: 'core', stringKeys: true, keepSourceTokens: false })
  return [...composer.compose(tokens, true, text.length)] as Document.Parsed[]
}
