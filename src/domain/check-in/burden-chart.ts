import type { Voice } from '../agreement/sentence-text.ts'
import { SIDES, type Side } from '../partnership/partnership.ts'
import { dateText, sentences } from './check-in-text.ts'
import { cut, INK, rect, svgImage, text } from './svg-parts.ts'

/** What one past check-in cost the sides; null for one that was not held. */
interface BurdenEntry {
  /** Local to the side whose weekday the check-in has, `YYYY-MM-DD`. */
  readonly date: string
  readonly burden: Readonly<Record<Side, number>> | null
}

/** Past check-ins, oldest first, and what each side has carried since the first one of all. */
export interface BurdenChart {
  readonly entries: readonly BurdenEntry[]
  readonly total: Readonly<Record<Side, number>>
}

type Names = Readonly<Record<Side, string>>

const WIDTH = 480
const MARGIN = 12
const HEIGHT = 206
/** Where the brand's bars stand on, and the factory's hang from. */
const AXIS: Readonly<Record<Side, number>> = { brand: 92, factory: 110 }
/** Of the longest bar. */
const REACH = 48
const ROOM = { top: 30, bottom: 174 }
const PLACES = 12

/** Two rows of bars, the brand's up and the factory's down, with a grey column where no check-in was held. */
export const burdenChartSvg = (
  chart: BurdenChart,
  names: Names,
  voice: Voice,
  id = 'burden-chart',
): string => {
  const { t, language } = voice
  const step = (WIDTH - 2 * MARGIN) / Math.max(PLACES, chart.entries.length)
  const most = largest(chart)
  const words = { title: t('pictures:burden.title'), alt: burdenChartAlt(chart, names, voice) }
  return svgImage({ width: WIDTH, height: HEIGHT, name: 'burden-chart', id, language, ...words }, [
    ...headParts(chart, names, 'brand', 18),
    ...chart.entries.flatMap((entry, index) =>
      entryParts(entry, { left: MARGIN + index * step, width: step, most }),
    ),
    ...headParts(chart, names, 'factory', 196),
  ])
}

const headParts = ({ total }: BurdenChart, names: Names, side: Side, y: number): string[] => [
  text('name', INK[side], MARGIN, y, cut(names[side]), 'start', true),
  text('total', INK.text, WIDTH - MARGIN, y, String(total[side]), 'end', true),
]

interface Column {
  readonly left: number
  readonly width: number
  readonly most: number
}

const entryParts = ({ date, burden }: BurdenEntry, { left, width, most }: Column): string[] => {
  const middle = left + width / 2
  const label = text('date', INK.soft, middle, AXIS.brand + 13, date.slice(5), 'middle', false, 10)
  if (!burden) {
    const height = ROOM.bottom - ROOM.top
    return [rect('skipped', INK.track, { x: left + 2, y: ROOM.top, width: width - 4, height }), label]
  }
  return [
    label,
    ...SIDES.flatMap((side) => {
      const height = Math.round((REACH * burden[side]) / most)
      const up = side === 'brand'
      const y = up ? AXIS.brand - height : AXIS.factory
      const number = up ? y - 4 : y + height + 12
      return [
        rect('base', INK.line, { x: left, y: AXIS[side], width, height: 1 }),
        rect(side, INK[side], { x: left + 5, y, width: width - 10, height }),
        text('points', INK.text, middle, number, String(burden[side]), 'middle', false, 10),
      ]
    }),
  ]
}

/** Columns of the longest bar on each side of the middle. */
const CELLS = 12
/** ASCII only: other signs are twice as wide in East Asian fonts. */
const SIGNS: Readonly<Record<Side, string>> = { brand: '=', factory: '#' }

/** The chart for a chat message, for a fixed-width block: a line for each check-in. */
export const burdenChartText = (chart: BurdenChart, names: Names, { t }: Voice): string => {
  const most = largest(chart)
  const heads = SIDES.map((side) => `${SIGNS[side]} ${names[side]}: ${chart.total[side]}`)
  const lines = chart.entries.map(({ date, burden }) => {
    const day = date.slice(5)
    if (!burden) return `${day}  ${t('pictures:burden.none')}`
    const bar = (side: Side): string => SIGNS[side].repeat(Math.ceil((CELLS * burden[side]) / most))
    const bars = `${bar('brand').padStart(CELLS)}|${bar('factory').padEnd(CELLS)}`
    return `${day}  ${String(burden.brand).padStart(4)} ${bars} ${String(burden.factory).padStart(4)}`
  })
  return [...heads, ...lines].join('\n')
}

/** The chart in sentences, for those who do not see it. */
export const burdenChartAlt = ({ entries, total }: BurdenChart, names: Names, voice: Voice): string => {
  const { t, language } = voice
  const params = { brand: names.brand, factory: names.factory }
  return sentences(
    [
      t('pictures:burden.alt-total', { ...params, brandPoints: total.brand, factoryPoints: total.factory }),
      ...entries.map(({ date, burden }) => {
        const day = dateText(date, language)
        return burden
          ? t('pictures:burden.alt-held', {
              ...{ ...params, date: day },
              ...{ brandPoints: burden.brand, factoryPoints: burden.factory },
            })
          : t('pictures:burden.alt-none', { date: day })
      }),
    ],
    voice,
  )
}

const largest = ({ entries }: BurdenChart): number =>
  Math.max(1, ...entries.flatMap(({ burden }) => (burden ? [burden.brand, burden.factory] : [])))
