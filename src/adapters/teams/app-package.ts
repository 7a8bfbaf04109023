import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { strToU8, zipSync } from 'fflate'
import type { teamsManifest } from './manifest.ts'

/** Sizes Teams asks for, in pixels: in colour, and white on nothing. */
const ICONS = { color: 192, outline: 32 } as const
/** The first day a zip file can name: the same content makes the same bytes, whenever and wherever it is packed. */
const ALWAYS = '1980-01-01T00:00:00'

/** The package that is uploaded to Teams: manifest, translations and both icons, as the bytes of a zip file. */
export function appPackage({ manifest, localizations }: ReturnType<typeof teamsManifest>): Uint8Array {
  const texts = { 'manifest.json': manifest, ...localizations }
  const files = {
    ...Object.fromEntries(Object.entries(texts).map(([name, content]) => [name, strToU8(json(content))])),
    ...Object.fromEntries(Object.entries(ICONS).map(([name, size]) => [`${name}.png`, icon(name, size)])),
  }
  return zipSync(files, { mtime: ALWAYS, level: 9, os: 3 })
}

const json = (content: unknown): string => `${JSON.stringify(content, null, 2)}\n`

function icon(name: string, size: number): Uint8Array {
  const drawing = readFileSync(join(import.meta.dirname, 'icons', `${name}.svg`), 'utf8')
  return new Resvg(drawing, { fitTo: { mode: 'width', value: size }, font: { loadSystemFonts: false } })
    .render()
    .asPng()
}
