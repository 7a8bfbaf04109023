import type { Translate } from '../ports/index.ts'
import type { Command, OptionSpec } from './command.ts'
import { textKeyOf } from './commands.ts'
import { padEnd, widthOf } from './text-width.ts'

/** How a command is called from a clone. */
export const CALL = 'npm run -s andon --'

/** What `andon help` prints: every command in one line. */
export function overview(t: Translate, names: readonly string[]): string {
  const width = Math.max(...names.map(widthOf))
  const lines = names.map(
    (name) => `  ${padEnd(name, width)}  ${t(`cli:commands.${textKeyOf(name)}.summary`)}`,
  )
  return [
    t('cli:help.title'),
    '',
    `${t('cli:help.usage')} ${CALL} ${t('cli:help.command')}`,
    '',
    ...lines,
    '',
    t('cli:help.more', { call: `${CALL} help` }),
  ].join('\n')
}

const HELP: [string, OptionSpec] = ['help', { type: 'flag' }]

/** What `andon help COMMAND` prints. */
export function helpOf(t: Translate, command: Command): string {
  const key = `cli:commands.${textKeyOf(command.name)}`
  const options = [...Object.entries(command.options), HELP]
  const labels = options.map(([name, spec]) => labelOf(t, name, spec))
  const width = Math.max(...labels.map(widthOf))
  const described = options.map(
    ([name], index) =>
      `  ${padEnd(labels[index] ?? '', width)}  ${name === 'help' ? t('cli:help.help-option') : t(`${key}.options.${name}`)}`,
  )
  return [
    `${t('cli:help.usage')} ${usageOf(t, command)}`,
    '',
    t(`${key}.about`),
    '',
    t('cli:help.options'),
    ...described,
    '',
    t('cli:help.example'),
    `  ${CALL} ${t(`${key}.example`)}`,
  ].join('\n')
}

/** The one line that says how a command is called. */
export function usageOf(t: Translate, command: Command): string {
  const words = command.positionals.map((value) => t(`cli:values.${value}`))
  const more = (command.optional ?? []).map((value) => `[${t(`cli:values.${value}`)}]`)
  const options = Object.entries(command.options).map(([name, spec]) => {
    const label = labelOf(t, name, spec)
    return spec.type === 'text' && spec.required ? label : `[${label}]`
  })
  return [CALL, command.name, ...words, ...more, ...options].join(' ')
}

const labelOf = (t: Translate, name: string, spec: OptionSpec): string =>
  spec.type === 'flag' ? `--${name}` : `--${name} ${t(`cli:values.${spec.value}`)}`
