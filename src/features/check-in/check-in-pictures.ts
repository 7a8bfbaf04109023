import type { Picture } from '../../chat/index.ts'
import {
  type BurdenChart,
  burdenChartAlt,
  burdenChartSvg,
  burdenChartText,
} from '../../domain/check-in/burden-chart.ts'
import type { CheckIn } from '../../domain/check-in/check-in.ts'
import { clockStrip } from '../../domain/check-in/clock-strip.ts'
import { clockStripSvg } from '../../domain/check-in/clock-strip-svg.ts'
import { clockStripAlt, clockStripText } from '../../domain/check-in/clock-strip-text.ts'
import type { PersonContext } from '../context.ts'
import { keepPicture } from '../pictures/keep-picture.ts'

/** The day around a live check-in on both sides' clocks; nothing for one without a time of its own. */
export async function stripPicture(context: PersonContext, checkIn: CheckIn): Promise<Picture[]> {
  const { start, minutes, mode } = checkIn
  if (!start || mode === 'written') return []
  const strip = clockStrip(context.calendars, start, minutes)
  const names = namesOf(context)
  const drawn = { svg: clockStripSvg(strip, names, context), alt: clockStripAlt(strip, names, context) }
  return [await keepPicture(context, { ...drawn, text: clockStripText(strip, names, context) })]
}

/** What each side has carried at the past check-ins, which come latest first. Nothing before there was one. */
export async function burdenPicture(context: PersonContext, past: readonly CheckIn[]): Promise<Picture[]> {
  const { tx, partnership } = context
  if (past.length === 0) return []
  const names = namesOf(context)
  const entries = past.toReversed().map(({ state, burden, wanted }) => ({
    date: wanted,
    burden: state === 'held' ? burden : null,
  }))
  const chart: BurdenChart = { entries, total: await tx.checkIns.ledger(partnership.id) }
  const drawn = { svg: burdenChartSvg(chart, names, context), alt: burdenChartAlt(chart, names, context) }
  return [await keepPicture(context, { ...drawn, text: burdenChartText(chart, names, context) })]
}

const namesOf = ({ partnership: { sides } }: PersonContext) => ({
  brand: sides.brand.name,
  factory: sides.factory.name,
})
