import { createPackageHolidays } from '../adapters/holidays/package-holidays.ts'
import type { Agreement } from '../domain/agreement/agreement.ts'
import type { ClockNote } from '../domain/clocks/clock-note.ts'
import { type DeadlineRow, deadlinesReport } from '../domain/clocks/deadlines-report.ts'
import { yearsToLookUp } from '../domain/clocks/years-to-look-up.ts'
import { type Partnership, SIDES, type SideProfile } from '../domain/partnership/partnership.ts'
import { DEFECT_CLASSES, SEVERITIES, TICKET_KINDS } from '../domain/ticket/fields.ts'
import { type Arguments, CalledWrongly, type Command, type CommandContext } from './command.ts'
import { countryName, localText, parseInstant } from './instants.ts'
import { besides, loadAgreement, loadPartnership } from './load-files.ts'
import { oneOf } from './parse-arguments.ts'
import { textTable } from './text-width.ts'

/** `andon deadlines`: what an agreement would ask for on one ticket, and when. */
export const deadlines: Command = {
  name: 'deadlines',
  needs: 'nothing',
  positionals: [],
  options: {
    partnership: { type: 'text', value: 'file', required: true },
    agreement: { type: 'text', value: 'file' },
    kind: { type: 'text', value: 'kind', required: true },
    class: { type: 'text', value: 'class' },
    severity: { type: 'text', value: 'severity' },
    'raised-by': { type: 'text', value: 'side', required: true },
    at: { type: 'text', value: 'instant', required: true },
    json: { type: 'flag' },
  },
  async run(args, context) {
    const { io, t } = context
    const ticket = subject(args)
    const at = parseInstant('at', args.required('at'))
    if (ticket.kind === 'change' && (args.text('class') ?? args.text('severity')) !== null)
      io.err(`${t('cli:deadlines.change-has-no-class')}\n`)
    const { partnership, agreement } = await files(args, context)
    const years = yearsToLookUp(agreement, at)
    const source = createPackageHolidays()
    const table = ({ country, region }: SideProfile) => source.table(country, region, years)
    const { brand, factory } = partnership.sides
    const holidays = { brand: await table(brand), factory: await table(factory) }
    const { rows, dataMissing } = deadlinesReport({ partnership, agreement, holidays, ticket, at })
    const said = rows.map((row) => ({ ...row, notes: row.notes.map((note) => noteText(note, context)) }))
    if (args.flag('json')) io.out(`${JSON.stringify(said, null, 2)}\n`)
    else if (said.length > 0)
      io.out(`${said.map((row) => ruleText(row, partnership, agreement, context)).join('\n\n')}\n`)
    if (rows.length === 0) io.err(`${t('cli:deadlines.no-rule')}\n`)
    return dataMissing ? 1 : 0
  },
}

function subject(args: Arguments) {
  const kind = oneOf(args, 'kind', TICKET_KINDS)
  const raisedBy = oneOf(args, 'raised-by', SIDES)
  const defectClass = oneOf(args, 'class', DEFECT_CLASSES)
  const severity = oneOf(args, 'severity', SEVERITIES)
  if (!kind || !raisedBy)
    throw new CalledWrongly('option-missing', { option: kind ? '--raised-by' : '--kind' })
  if (kind === 'change') return { kind, raisedBy, class: null, severity: null }
  return { kind, raisedBy, class: defectClass, severity }
}

/** Without `--agreement` the one the partnership's file names. */
async function files(args: Arguments, context: CommandContext) {
  const path = args.required('partnership')
  const { partnership, agreementPath } = await loadPartnership(context, path)
  const named = args.text('agreement') ?? (agreementPath === null ? null : besides(path, agreementPath))
  if (named === null) throw new CalledWrongly('option-missing', { option: '--agreement' })
  return { partnership, agreement: await loadAgreement(context, named, partnership) }
}

const noteText = ({ code, params }: ClockNote, { t, language }: CommandContext): string =>
  t(`cli:notes.${code}`, { ...params, country: countryName(params.country, language) })

type SaidRow = Omit<DeadlineRow, 'notes'> & { readonly notes: readonly string[] }

/** One rule: a line for each instant, in UTC and on both sides' clocks. */
function ruleText(
  row: SaidRow,
  { sides }: Partnership,
  agreement: Agreement,
  { t, language }: CommandContext,
): string {
  const line = (what: string, at: string, more = ''): string[] => [
    what,
    at,
    ...SIDES.map((side) => localText(new Date(at), sides[side].zone, language)),
    more,
  ]
  const name = agreement.obligations.find(({ id }) => id === row.id)?.name ?? row.id
  return [
    t('cli:deadlines.rule', { id: row.id, name, owing: sides[row.owedBy].name }),
    textTable(
      [
        ['', 'UTC', ...SIDES.map((side) => `${sides[side].name} (${sides[side].zone})`), ''],
        line(t('cli:deadlines.start'), row.start),
        ...row.warnings.map((at) => line(t('cli:deadlines.warning'), at)),
        line(t('cli:deadlines.due'), row.due),
        ...row.ladder.map(({ at, tell }) => line(t('cli:deadlines.rung'), at, tell.join(', '))),
      ],
      '  ',
    ),
    ...row.notes.map((note) => `  ! ${note}`),
  ].join('\n')
}
