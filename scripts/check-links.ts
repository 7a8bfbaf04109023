import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'

/** Relative links and pictures in the documents must lead somewhere. Exit code 1 and a list of those that do not. */
const ROOT = join(import.meta.dirname, '..')
const SKIPPED = new Set(['node_modules', '.git', '.andon', 'generated'])

function documents(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name)) return []
    const path = join(folder, entry.name)
    return entry.isDirectory() ? documents(path) : entry.name.endsWith('.md') ? [path] : []
  })
}

/** A heading as the link to it is written. */
const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const anchors = (path: string): Set<string> =>
  new Set(
    [...readFileSync(path, 'utf8').matchAll(/^#{1,6}\s+(.+)$/gm)].map(([, heading = '']) =>
      anchorOf(heading),
    ),
  )

const dead = documents(ROOT).flatMap((path) => {
  const text = readFileSync(path, 'utf8').replace(/```[\s\S]*?```/g, '')
  return [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)/g)].flatMap(([, link = '']) => {
    if (/^[a-z]+:/i.test(link)) return []
    const [file = '', anchor] = link.split('#')
    const target = file === '' ? path : join(dirname(path), decodeURIComponent(file))
    const found = existsSync(target) && (!anchor || !target.endsWith('.md') || anchors(target).has(anchor))
    return found ? [] : [`${relative(ROOT, path)}: ${link}`]
  })
})

for (const line of dead) process.stderr.write(`dead link: ${line}\n`)
process.exit(dead.length > 0 ? 1 : 0)
