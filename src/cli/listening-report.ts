import { type Ends, groupEnds, type Judged } from '../domain/listening/judged.ts'
import type { Command, CommandContext } from './command.ts'
import { padEnd, widthOf } from './text-width.ts'

/** `andon listening report`: how often people agreed with what listening proposed, by signal, language and rule. */
export const listeningReport: Command = {
  name: 'listening report',
  needs: 'database',
  positionals: [],
  options: { partnership: { type: 'text', value: 'partnership' }, json: { type: 'flag' } },
  async run(args, context, { features }) {
    const id = args.text('partnership')
    const ends = await features.store.transaction((tx) => tx.proposals.ends(id))
    const groups = BY.map(({ by, keyOf }) => ({ by, rows: groupEnds(ends, keyOf) }))
    if (args.flag('json')) {
      const rows = groups.flatMap(({ by, rows: all }) =>
        all.map(({ key, judged }) => ({ by, key, ...judged })),
      )
      context.io.out(`${JSON.stringify(rows)}\n`)
      return 0
    }
    if (ends.length === 0) {
      context.io.out(`${context.t('cli:listening-report.none')}\n`)
      return 0
    }
    for (const { by, rows } of groups) context.io.out(`${table(context, by, rows)}\n\n`)
    context.io.out(`${context.t('cli:listening-report.note')}\n`)
    return 0
  },
}

const BY: readonly { readonly by: 'signal' | 'language' | 'rule'; readonly keyOf: (ends: Ends) => string }[] =
  [
    { by: 'signal', keyOf: ({ signal }) => signal },
    { by: 'language', keyOf: ({ lang }) => lang },
    { by: 'rule', keyOf: ({ rule, signal }) => `${rule} (${signal})` },
  ]

interface Row {
  readonly key: string
  readonly judged: Judged
}

function table({ t }: CommandContext, by: string, rows: readonly Row[]): string {
  const head = [`by-${by}`, 'right', 'wrong', 'open', 'precision'].map((name) =>
    t(`cli:listening-report.${name}`),
  )
  const lines = rows.map(({ key, judged: { right, wrong, open, precision } }) => [
    key,
    String(right),
    String(wrong),
    String(open),
    precision === null ? '–' : precision.toFixed(2),
  ])
  const widths = head.map((_, column) =>
    Math.max(...[head, ...lines].map((line) => widthOf(line[column] ?? ''))),
  )
  return [head, ...lines]
    .map((line) =>
      line
        .map((cell, column) => padEnd(cell, widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
