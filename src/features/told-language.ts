import { detectLanguage } from '../domain/language/detect-language.ts'
import type { Context } from './context.ts'

/** A function that tells the language of words somebody wrote; `writer` is the language its writer reads. */
export const toldLanguage =
  ({ deps }: Context, writer: string) =>
  (text: string): string =>
    detectLanguage(text, { writer, latin: deps.latinLanguage })
