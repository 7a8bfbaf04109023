import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SETTINGS } from '../src/config.ts'

/** Writes the table of settings into README.md from src/config.ts. With --check it only says whether it is up to date. */
const README = join(import.meta.dirname, '..', 'README.md')
const BEGIN = '<!-- settings: made by npm run readme:settings -->'
const END = '<!-- /settings -->'

const rows = Object.values(SETTINGS).map(
  ({ name, about, fallback }) => `| \`${name}\` | ${fallback === null ? '' : `\`${fallback}\``} | ${about} |`,
)
const table = ['| setting | default | meaning |', '| --- | --- | --- |', ...rows].join('\n')
const before = readFileSync(README, 'utf8')
const start = before.indexOf(BEGIN)
const end = before.indexOf(END)
if (start < 0 || end < start) throw new Error(`README.md has no place for the settings (${BEGIN} … ${END})`)
const after = `${before.slice(0, start)}${BEGIN}\n${table}\n${before.slice(end)}`
if (process.argv.includes('--check')) {
  if (after !== before) {
    process.stderr.write('README.md: the settings are not up to date. Run: npm run readme:settings\n')
    process.exit(1)
  }
} else writeFileSync(README, after)
