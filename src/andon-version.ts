import { createRequire } from 'node:module'

/** Version of Andon, as its package says. */
export const ANDON_VERSION: string = (
  createRequire(import.meta.url)('../package.json') as { readonly version: string }
).version
