import { createEldLatin } from '../../../src/adapters/language/eld-latin.ts'
import { detectLanguage } from '../../../src/domain/language/detect-language.ts'
import { createClassifier } from '../../../src/domain/listening/classify.ts'
import type { Finding, HeardMessage } from '../../../src/domain/listening/finding.ts'

const latin = createEldLatin()
const hearMessage = createClassifier({
  detect: (text, writer) => detectLanguage(text, { writer, latin }),
})

/** What listening finds in a message, as the bot would hear it. */
export const hear = (text: string, around: Partial<HeardMessage> = {}): Finding =>
  hearMessage({ text, ...around })
