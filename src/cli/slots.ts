import { createPackageHolidays } from '../adapters/holidays/package-holidays.ts'
import { addDays, midnightReading, yearOf } from '../domain/calendar/local-date.ts'
import { createWorkCalendar } from '../domain/calendar/work-calendar.ts'
import { dayOffText, reasonText } from '../domain/check-in/check-in-text.ts'
import type { SideCalendars } from '../domain/check-in/day-slots.ts'
import type { Occurrence } from '../domain/check-in/occurrence.ts'
import { planCheckIns } from '../domain/check-in/plan-check-ins.ts'
import {
  CHECK_IN_MODES,
  type CheckInSpec,
  type Partnership,
  SIDES,
  type Side,
} from '../domain/partnership/partnership.ts'
import { AppError } from '../errors.ts'
import { type Arguments, CalledWrongly, type Command, type CommandContext } from './command.ts'
import { countryName, localText } from './instants.ts'
import { loadPartnership } from './load-files.ts'
import { oneOf } from './parse-arguments.ts'
import { textTable } from './text-width.ts'

const WEEKS = { least: 1, most: 104, usual: 12 }
/** As in the partnership's file. */
const MINUTES = { least: 5, most: 480 }

/** `andon slots`: when a partnership would meet in the coming weeks, with an empty ledger. */
export const slots: Command = {
  name: 'slots',
  needs: 'nothing',
  positionals: [],
  options: {
    partnership: { type: 'text', value: 'file', required: true },
    weeks: { type: 'text', value: 'number' },
    from: { type: 'text', value: 'date', required: true },
    mode: { type: 'text', value: 'mode' },
    minutes: { type: 'text', value: 'number' },
    json: { type: 'flag' },
  },
  async run(args, context) {
    const { io, t } = context
    const weeks = numberIn(args, 'weeks', WEEKS) ?? WEEKS.usual
    const minutes = numberIn(args, 'minutes', MINUTES)
    const mode = oneOf(args, 'mode', CHECK_IN_MODES)
    const from = dateOf(args)
    const path = args.required('partnership')
    const { partnership } = await loadPartnership(context, path)
    if (!partnership.checkIn) {
      io.err(`${t('check-in:slots.no-check-in', { path })}\n`)
      return 1
    }
    const spec: CheckInSpec = {
      ...partnership.checkIn,
      ...(mode === null ? {} : { mode }),
      ...(minutes === null ? {} : { minutes }),
    }
    const calendars = await calendarsOf(partnership, from, weeks)
    const occurrences = planCheckIns({ calendars, spec, from, weeks, ledger: { brand: 0, factory: 0 } })
    const rows = occurrences.map((occurrence) => asJson(occurrence, partnership, context))
    if (args.flag('json')) io.out(`${JSON.stringify(rows, null, 2)}\n`)
    else io.out(`${asText(occurrences, partnership, spec, context)}\n`)
    const missing = missingYears(occurrences, calendars)
    for (const { country, year } of missing) {
      const params = { country: countryName(country, context.language), year }
      io.err(`${t('cli:notes.holidays-missing', params)}\n`)
    }
    return missing.length > 0 ? 1 : 0
  },
}

function numberIn(
  args: Arguments,
  option: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | null {
  const found = args.text(option)
  if (found === null) return null
  const value = /^\d{1,6}$/.test(found) ? Number(found) : Number.NaN
  if (value >= least && value <= most) return value
  throw new CalledWrongly('value-unknown', { option: `--${option}`, found, allowed: `${least}–${most}` })
}

function dateOf(args: Arguments): string {
  const found = args.required('from')
  const refusal = new CalledWrongly('value-unknown', {
    option: '--from',
    found,
    allowed: '1970-01-01 – 2199-12-31',
  })
  try {
    midnightReading(found)
  } catch (error) {
    if (error instanceof AppError) throw refusal
    throw error
  }
  if (found < '1970-01-01' || found > '2199-12-31') throw refusal
  return found
}

async function calendarsOf({ sides }: Partnership, from: string, weeks: number): Promise<SideCalendars> {
  const source = createPackageHolidays()
  const first = yearOf(from) - 1
  const last = yearOf(addDays(from, 7 * (weeks + 2)))
  const years = Array.from({ length: last - first + 1 }, (_, index) => first + index)
  const calendar = async (side: Side) =>
    createWorkCalendar(sides[side], await source.table(sides[side].country, sides[side].region, years))
  return { brand: await calendar('brand'), factory: await calendar('factory') }
}

/** Years the shown dates lie in for which a side's holidays are not known. */
function missingYears(occurrences: readonly Occurrence[], calendars: SideCalendars) {
  const missing = SIDES.flatMap((side) => {
    const dates = occurrences
      .flatMap((occurrence) => [
        ...occurrence.passedOver.filter((one) => one.side === side).map(({ date }) => date),
        ...(occurrence.kind === 'held' ? [calendars[side].localDate(occurrence.start)] : []),
      ])
      .sort()
    const [first] = dates
    return first === undefined ? [] : calendars[side].missingYears(first, dates.at(-1) ?? first)
  })
  return missing.filter(
    ({ country, year }, index) =>
      missing.findIndex((other) => other.country === country && other.year === year) === index,
  )
}

/** A week without a check-in keeps its row, without a time. */
const asJson = (occurrence: Occurrence, { sides }: Partnership, voice: CommandContext) => {
  const held = occurrence.kind === 'held' ? occurrence : null
  return {
    start: held ? `${held.start.toISOString().slice(0, 19)}Z` : null,
    brandLocal: held?.local.brand ?? null,
    factoryLocal: held?.local.factory ?? null,
    burden: held?.burden ?? { brand: 0, factory: 0 },
    total: occurrence.total,
    reason: reasonText(occurrence, sides, voice),
    skipped: occurrence.passedOver.map((one) => ({
      date: one.date,
      side: one.side,
      reason: dayOffText(one, voice),
    })),
  }
}

function asText(
  occurrences: readonly Occurrence[],
  { name, sides }: Partnership,
  spec: CheckInSpec,
  context: CommandContext,
): string {
  const { t, language } = context
  const heading = t('check-in:slots.heading', {
    partnership: name,
    minutes: spec.minutes,
    mode: t(`check-in:mode.${spec.mode}`),
  })
  const titles = SIDES.flatMap((side) => [
    `${sides[side].name} (${sides[side].zone})`,
    t('check-in:slots.burden'),
  ])
  const rows = occurrences.map((occurrence) => [
    occurrence.week,
    ...SIDES.flatMap((side) =>
      occurrence.kind === 'held'
        ? [
            localText(occurrence.start, sides[side].zone, language),
            `${occurrence.burden[side]} (${occurrence.total[side]})`,
          ]
        : [t('check-in:slots.none'), `– (${occurrence.total[side]})`],
    ),
    reasonText(occurrence, sides, context),
  ])
  return [heading, '', textTable([[t('check-in:slots.week'), ...titles, ''], ...rows])].join('\n')
}
