import { createPackageHolidays } from '../adapters/holidays/package-holidays.ts'
import { type Partnership, SIDES, type Side } from '../domain/partnership/partnership.ts'
import type { FeatureDeps } from '../features/deps.ts'
import {
  confirmationName,
  confirmationOf,
  type PublicDays,
  publicDays,
} from '../features/setup/public-days.ts'
import type { SetUpPlan } from '../features/setup/set-up-partnership.ts'
import type { Tx } from '../ports/index.ts'
import { CalledWrongly, type CommandContext } from './command.ts'
import { countryName } from './instants.ts'
import { textTable } from './text-width.ts'

type Confirmed = ReadonlyMap<Side, string>

/**
 * Says for which years no holidays are known, and has the computed ones of this year confirmed unless that was done
 * before. Null when the person says no. Throws CalledWrongly when nobody is there to ask and `yes` was not given.
 */
export async function confirmHolidays(
  partnership: Partnership,
  { yes, plan }: { readonly yes: boolean; readonly plan: SetUpPlan },
  context: CommandContext,
  features: FeatureDeps,
): Promise<Confirmed | null> {
  const { io, t, language } = context
  const year = features.clock.now().getUTCFullYear()
  const lists = await listsOf(partnership, [year, year + 1])
  for (const list of lists.filter(({ known }) => !known))
    io.err(`${missingText(list, partnership, context)}\n`)

  const thisYear = lists.filter((list) => list.year === year && list.toConfirm)
  const before = await features.store.transaction((tx) => confirmedBefore(tx, partnership.id))
  const isNew = ({ side }: PublicDays): boolean => concernsHolidays(plan, side)
  const open = thisYear.filter((list) => {
    const known = before.get(list.side) ?? null
    return known !== confirmationOf(list) && (known !== null || isNew(list))
  })
  for (const list of open) {
    const params = {
      side: partnership.sides[list.side].name,
      country: countryName(list.country, language),
      year,
    }
    io.err(`${t('cli:setup.holidays', params)}\n`)
    io.err(
      `${textTable(
        list.days.map((day) => dayRow(day, language, t('cli:setup.added'))),
        '  ',
      )}\n`,
    )
  }
  if (open.length > 0 && !yes) {
    const answer = await io.confirm(t('cli:setup.confirm'))
    // Only the year has changed: that must not stop an update that is about something else.
    if (answer === null && !open.some(isNew)) return new Map()
    if (answer === null) throw new CalledWrongly('holidays-unconfirmed')
    if (!answer) {
      io.err(`${t('cli:setup.not-confirmed')}\n`)
      return null
    }
  }
  return new Map(open.map((list) => [list.side, confirmationOf(list)]))
}

/** True when the update is about which days a side has off for its country. */
const concernsHolidays = ({ kind, changes }: SetUpPlan, side: Side): boolean =>
  kind === 'create' ||
  changes.some(({ path }) => /^\w+\.(country|region|holidays)\b/.test(path) && path.startsWith(side))

/** Remembers what was confirmed, so that it is not asked again before it changes. */
export async function keepConfirmations(tx: Tx, partnershipId: string, confirmed: Confirmed): Promise<void> {
  for (const [side, list] of confirmed) await tx.settings.set(confirmationName(partnershipId, side), list)
}

async function confirmedBefore(tx: Tx, partnershipId: string): Promise<ReadonlyMap<Side, string | null>> {
  const found = new Map<Side, string | null>()
  for (const side of SIDES) found.set(side, await tx.settings.get(confirmationName(partnershipId, side)))
  return found
}

async function listsOf({ sides }: Partnership, years: readonly number[]): Promise<PublicDays[]> {
  const source = createPackageHolidays()
  const lists = SIDES.map(async (side) => {
    const { country, region } = sides[side]
    const table = await source.table(country, region, years)
    return years.map((year) => publicDays(side, sides[side], table, year))
  })
  return (await Promise.all(lists)).flat()
}

function missingText(list: PublicDays, { sides }: Partnership, { t, language }: CommandContext): string {
  const country = countryName(list.country, language)
  return t('cli:setup.holidays-missing', { country, year: list.year, side: sides[list.side].name })
}

function dayRow({ date, name }: PublicDays['days'][number], language: string, added: string): string[] {
  const at = new Date(`${date}T00:00:00Z`)
  const weekday = new Intl.DateTimeFormat(language, { timeZone: 'UTC', weekday: 'short' }).format(at)
  return [date, weekday, name ?? added]
}
