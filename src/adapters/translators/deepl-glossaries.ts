import { createHash } from 'node:crypto'
import { z } from 'zod'
import { Forbidden, QuotaUsedUp } from '../../errors.ts'
import type { GlossaryPair } from '../../ports/index.ts'
import { call } from './call.ts'
import { halfAnswer } from './translator-errors.ts'

interface Account {
  readonly base: string
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMs: number
}

const glossary = z.object({ glossary_id: z.string(), name: z.string() })
const list = z.object({ glossaries: z.array(glossary) })

/** DeepL keeps no glossaries for Thai. */
const WITHOUT = ['th']
const language = (tag: string): string => (tag.split('-')[0] ?? tag).toLowerCase()

/**
 * Glossaries of the account, made when they are first needed. A glossary's name says what is in it, so that a restarted
 * process finds the one it made, and changed terms make a new one.
 */
export function createDeepLGlossaries({ base, headers, timeoutMs }: Account) {
  const url = `${base}/v3/glossaries`
  const known = new Map<string, string | null>()

  const find = async (name: string): Promise<string | null> => {
    const found = list.safeParse(await call({ url, headers, timeoutMs }))
    if (!found.success) throw halfAnswer(found.error)
    return found.data.glossaries.find((one) => one.name === name)?.glossary_id ?? null
  }
  const create = async (name: string, from: string, to: string, pairs: readonly GlossaryPair[]) => {
    const dictionary = {
      source_lang: language(from),
      target_lang: language(to),
      entries: pairs.map(({ source, target }) => `${source}\t${target}`).join('\n'),
      entries_format: 'tsv',
    }
    const body = { name, dictionaries: [dictionary] }
    const made = glossary.safeParse(await call({ url, headers, body, timeoutMs }))
    if (!made.success) throw halfAnswer(made.error)
    return made.data.glossary_id
  }
  return {
    /** Null where DeepL has no glossary for the pair, or the account may not have one: terms are checked afterwards anyway. */
    async idOf(from: string, to: string, pairs: readonly GlossaryPair[]): Promise<string | null> {
      const [source, target] = [language(from), language(to)]
      if (pairs.length === 0 || source === target || WITHOUT.includes(source) || WITHOUT.includes(target))
        return null
      const digest = createHash('sha256').update(JSON.stringify(pairs)).digest('hex').slice(0, 16)
      const name = `andon ${from} ${to} ${digest}`
      const before = known.get(name)
      if (before !== undefined) return before
      try {
        const id = (await find(name)) ?? (await create(name, from, to, pairs))
        known.set(name, id)
        return id
      } catch (error) {
        if (!(error instanceof Forbidden || error instanceof QuotaUsedUp)) throw error
        known.set(name, null)
        return null
      }
    },
  }
}
