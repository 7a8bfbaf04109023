import { randomBytes } from 'node:crypto'
import type { Context } from './context.ts'

/** Name of the setting that holds the key of installations without `ANDON_SECRET_KEY`. */
const KEY = 'calendar-key'
const KEY_BYTES = 32

/** What the secrets in Andon's links are worked out with; with another one, every link given out before opens nothing. */
export async function linkKey({ deps, tx }: Pick<Context, 'deps' | 'tx'>): Promise<string> {
  if (deps.secretKey !== null) return deps.secretKey
  const known = await tx.settings.get(KEY)
  if (known !== null) return known
  const made = randomBytes(KEY_BYTES).toString('base64url')
  await tx.settings.set(KEY, made)
  return made
}
