import type { TranslationRequest, Translator, WritingRequest } from '../../src/ports/index.ts'

export interface ScriptedTranslator extends Translator {
  readonly requests: TranslationRequest[]
  readonly writings: WritingRequest[]
  /** Thrown by the next calls, in order. */
  readonly troubles: Error[]
  /** What a text becomes; a list is used up one by one. */
  readonly says: Map<string, string | string[]>
}

/** A translation provider of a few words: what it was not told to say, it leaves out. */
export function scriptedTranslator(
  says: Readonly<Record<string, string | string[]>> = {},
  { id = 'scripted', name = 'Scripted', writes = null as Translator['write'] } = {},
): ScriptedTranslator {
  const requests: TranslationRequest[] = []
  const writings: WritingRequest[] = []
  const troubles: Error[] = []
  const known = new Map(Object.entries(says))
  return {
    ...{ id, name, requests, writings, troubles, says: known },
    async translate(request) {
      requests.push(request)
      const trouble = troubles.shift()
      if (trouble) throw trouble
      return request.texts.map((text) => {
        const said = known.get(text)
        return (Array.isArray(said) ? said.shift() : said) ?? ''
      })
    },
    write:
      writes &&
      (async (request) => {
        writings.push(request)
        const trouble = troubles.shift()
        if (trouble) throw trouble
        return writes(request)
      }),
  }
}
