/** Checks the Slack manifest, for HTTP and for Socket Mode, against Slack's own JSON Schema: `node scripts/check-slack-manifest.ts SCHEMA`. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { createI18nextTexts } from '../src/adapters/i18n/i18next-texts.ts'
import { slackManifest } from '../src/adapters/slack/manifest.ts'

const path = process.argv[2]
if (!path) {
  console.error('Usage: node scripts/check-slack-manifest.ts SCHEMA')
  process.exit(2)
}
const schema = z.fromJSONSchema(JSON.parse(readFileSync(path, 'utf8')))
const texts = createI18nextTexts(join(import.meta.dirname, '..', 'locales'))
for (const language of texts.languages)
  for (const socket of [false, true]) {
    const manifest = slackManifest({ url: 'https://andon.example.com', socket, t: texts.in(language) })
    const result = schema.safeParse(manifest)
    if (result.success) continue
    console.error(`${language}, ${socket ? 'Socket Mode' : 'HTTP'}: ${result.error.message}`)
    process.exitCode = 1
  }
