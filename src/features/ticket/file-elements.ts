import type { CardElement } from '../../chat/index.ts'
import type { TicketFile, Translate } from '../../ports/index.ts'

/** More would push everything else off a phone's screen; the history has them all. */
const SHOWN = 5

/** Where both sides read, what only one may know of is left out, whoever it is rendered for. */
export function fileElements(
  files: readonly TicketFile[],
  { t, shared, key }: { readonly t: Translate; readonly shared: boolean; readonly key: string },
): readonly CardElement[] {
  const readable = files.filter(({ audience }) => !shared || audience === 'both')
  const shown = readable.slice(-SHOWN)
  const more = readable.length - shown.length
  return [
    ...shown.map((file): CardElement => {
      if (file.deletedAt) return { type: 'note', text: t('ticket:file.deleted', { file: fileLine(file) }) }
      const label = t('ticket:file.label', { file: fileLine(file) })
      return file.url === '' ? { type: 'note', text: label } : { type: 'link', label, url: file.url }
    }),
    ...(more > 0 ? [{ type: 'note' as const, text: t('ticket:file.more', { count: more, key }) }] : []),
  ]
}

/** `bulge.jpg (image/jpeg, 41 kB)`: the same in every language. */
export function fileLine({ name, mimeType, size }: Pick<TicketFile, 'name' | 'mimeType' | 'size'>): string {
  const about = [mimeType, size > 0 ? sizeText(size) : ''].filter((part) => part !== '').join(', ')
  return about === '' ? name : `${name} (${about})`
}

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB']

/** In units of a thousand, as platforms show sizes; one decimal below ten. */
function sizeText(bytes: number): string {
  const power = Math.min(Math.floor(Math.log10(bytes) / 3), UNITS.length - 1)
  const value = bytes / 1000 ** power
  return `${value < 10 && power > 0 ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`
}
