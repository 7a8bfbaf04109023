import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { UserError } from '../../../src/errors.ts'
import { problemCard } from '../../../src/features/problem-card.ts'
import { texts } from '../../support/andon.ts'
import type { Chapter } from '../scene.ts'

const ERRORS: Readonly<Record<string, string>> = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../locales/en/errors.json'), 'utf8'),
)

/** Parameters that are words of the product need one that exists. */
const WORDS: Readonly<Record<string, string>> = {
  step: 'corrected',
  missing: 'contained',
  act: 'approve',
  side: 'brand',
  status: 'closed',
}

/** Every refusal there is a text for, as the person who is refused reads it. */
export const problems: Chapter = {
  name: 'problems',
  shows: ['problem-card.ts#problemCard'],
  tell: async ({ tongue, keepCard }) => {
    const t = texts.in(tongue === 'both' ? 'en' : tongue)
    for (const [code, text] of Object.entries(ERRORS)) {
      if (code === 'title') continue
      const names = [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name)
      const params = Object.fromEntries(names.map((name) => [name, WORDS[name] ?? `‹${name}›`]))
      keepCard(code, problemCard(t, new UserError(code, params)))
    }
  },
}
