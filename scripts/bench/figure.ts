import { cpus } from 'node:os'

/** One measured value beside what it is compared with, in the same run. */
export interface Line {
  readonly what: string
  readonly value: number
  readonly unit: string
  readonly baseline: number | null
  /** value / baseline; null without one. */
  readonly ratio: number | null
  /** In words; null when none was set. */
  readonly aim: string | null
  readonly met: boolean | null
}

export interface Figure {
  readonly name: string
  /** What the third column is. */
  readonly baseline: string
  readonly lines: readonly Line[]
}

export interface Report {
  readonly at: string
  readonly quick: boolean
  readonly machine: string
  readonly versions: Readonly<Record<string, string>>
  readonly figures: readonly Figure[]
}

interface Aim {
  readonly text: string
  readonly met: (value: number, ratio: number) => boolean
}

export function line(
  what: string,
  value: number,
  unit: string,
  baseline: number | null = null,
  aim: Aim | null = null,
): Line {
  const ratio = baseline === null ? null : value / baseline
  const met = aim?.met(value, ratio ?? Number.NaN)
  return { what, value, unit, baseline, ratio, aim: aim?.text ?? null, met: met ?? null }
}

export const machine = (): string => {
  const [first] = cpus()
  return `${cpus().length} × ${first?.model.trim() ?? 'unknown CPU'}`
}

/** For people: Markdown, so that it can stand in a document. */
export function asTable({ name, baseline, lines }: Figure): string {
  const rows = lines.map(({ what, value, unit, ratio, aim, met, ...rest }) => [
    what,
    `${shown(value)} ${unit}`,
    rest.baseline === null ? '–' : `${shown(rest.baseline)} ${unit}`,
    ratio === null ? '–' : ratio.toFixed(2),
    aim === null ? '' : `${aim}: ${met ? 'met' : 'missed'}`,
  ])
  const all = [['what', 'Andon', baseline, 'ratio', 'aim'], ...rows]
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? []
  const print = (row: readonly string[]) =>
    `| ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join(' | ')} |`
  const [head = [], ...body] = all
  const rule = widths.map((width) => '-'.repeat(width))
  return [`### ${name}`, '', print(head), print(rule), ...body.map(print), ''].join('\n')
}

const shown = (value: number): string =>
  value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2)
