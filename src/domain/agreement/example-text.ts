import { midnightReading } from '../calendar/local-date.ts'
import { otherSide, type Partnership } from '../partnership/partnership.ts'
import type { ObligationRule } from './agreement.ts'
import type { Voice } from './sentence-text.ts'
import type { DaysOff, WorkedExample } from './worked-examples.ts'

type Sides = Partnership['sides']

/** A deadline of months passes every weekend on the way; the first few show what is meant. */
const DAYS_OFF_TOLD = 3

/** A worked example in words: every instant in the owing side's zone, then in the other side's. */
export const exampleText = (
  example: WorkedExample,
  rule: ObligationRule,
  sides: Sides,
  voice: Voice,
): string => {
  const { t } = voice
  const { owing, raisedBy } = example
  const local = (at: Date): string =>
    t('agreement:example.instant', {
      own: instantText(at, sides[owing].zone, voice.language),
      other: instantText(at, sides[otherSide(owing)].zone, voice.language),
    })
  const moved = example.start.getTime() !== example.at.getTime()
  const sentences = [
    t('agreement:example.start', {
      raiser: sides[raisedBy].name,
      event: t(`agreement:event.${rule.starts}`),
      at: local(example.at),
    }),
    ...(moved ? [t('agreement:example.moved', { start: local(example.start) })] : []),
    t('agreement:example.due', { due: local(example.due) }),
    ...daysOffSentence(example, rule, voice),
    ...example.notes.map(({ params }) => t('agreement:example.holidays-missing', params)),
  ]
  return sentences.reduce((first, next) => t('agreement:example.join', { first, next }))
}

const daysOffSentence = (
  { daysOff }: WorkedExample,
  rule: ObligationRule,
  { t, language }: Voice,
): string[] => {
  if (daysOff.length === 0) return []
  const told = daysOff.slice(0, DAYS_OFF_TOLD).map((run) => daysOffText(run, { t, language }))
  const first = told.join(t('agreement:example.day-separator'))
  const count = daysOff.length - told.length
  const days = count === 0 ? first : t('agreement:example.more-days', { days: first, count })
  return [
    t(rule.clock === 'elapsed' ? 'agreement:example.days-off-count' : 'agreement:example.days-off-skipped', {
      days,
    }),
  ]
}

const daysOffText = ({ from, to, names }: DaysOff, { t, language }: Voice): string => {
  const format = new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  })
  const dates = format.formatRange(midnightReading(from), midnightReading(to))
  if (names.length === 0) return dates
  const named = names.join(t('agreement:example.name-separator'))
  return t('agreement:example.days-named', { dates, names: named })
}

const instantText = (at: Date, timeZone: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(at.getTime() % 60_000 === 0 ? {} : { second: '2-digit' }),
    hourCycle: 'h23',
    timeZoneName: 'short',
  }).format(at)
