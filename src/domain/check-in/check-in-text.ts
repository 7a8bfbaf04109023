import type { Voice } from '../agreement/sentence-text.ts'
import { otherSide, type Partnership, type Side } from '../partnership/partnership.ts'
import type { ClockChange } from './clock-changes.ts'
import type { Occurrence, PassedOver, SlotReason } from './occurrence.ts'

type Names = { readonly [S in Side]: Pick<Partnership['sides'][Side], 'name'> }

/** A local date with its weekday: `Wed, Nov 11`, `11月11日周三`. */
export const dateText = (date: string, language: string): string =>
  new Intl.DateTimeFormat(language, {
    timeZone: 'UTC',
    weekday: 'short',
    month: 'short',
    day: 'numeric',
  }).format(new Date(`${date}T00:00:00Z`))

/** Why a check-in is at its time and on its day, or why there is none that week: one or two sentences. */
export const reasonText = (occurrence: Occurrence, sides: Names, voice: Voice): string => {
  const { t, language } = voice
  const causes = occurrence.passedOver
    .map((one) =>
      t('check-in:cause', {
        side: sides[one.side].name,
        date: dateText(one.date, language),
        reason: dayOffText(one, voice),
      }),
    )
    .join(t('check-in:cause-separator'))
  const wanted = dateText(occurrence.wanted, language)
  switch (occurrence.kind) {
    case 'skipped':
      return occurrence.published ? t('check-in:called-off') : t('check-in:skipped', { wanted, causes })
    case 'held': {
      const why = slotReasonText(occurrence.reason, sides, voice)
      if (!occurrence.moved || occurrence.passedOver.length === 0) return why
      return t('check-in:moved', { wanted, causes, why })
    }
  }
}

/** Why nobody meets on a date: `Public holiday: Veterans Day`. */
export const dayOffText = ({ dayOff }: PassedOver, { t }: Voice): string => {
  if (!dayOff) return t('check-in:day-off.nothing-fits')
  const { reason, name } = dayOff
  return name === undefined
    ? t(`check-in:day-off.${reason}`)
    : t(`check-in:day-off.${reason}-named`, { name })
}

const slotReasonText = (reason: SlotReason, sides: Names, { t }: Voice): string => {
  switch (reason.code) {
    case 'inside-both':
    case 'least-burden':
    case 'fair-turn':
    case 'published':
      return t(`check-in:reason.${reason.code}`)
    case 'carried':
    case 'kept-time':
      return t(`check-in:reason.${reason.code}`, {
        carrier: sides[reason.carrier].name,
        other: sides[otherSide(reason.carrier)].name,
        time: reason.code === 'kept-time' ? reason.time : '',
      })
  }
}

/** What a change of clocks means for the people of one side: who changes when, and what becomes of their own time. */
export const clockChangeText = (change: ClockChange, reader: Side, sides: Names, voice: Voice): string => {
  const { t, language } = voice
  const amount = new Intl.DurationFormat(language, { style: 'long' }).format({
    hours: Math.floor(Math.abs(change.shift) / 60),
    minutes: Math.abs(change.shift) % 60,
  })
  const params = { side: sides[change.side].name, date: dateText(change.date, language), amount }
  const times = change.times[reader]
  const moves = times.before !== times.after
  return sentences(
    [
      t(`check-in:clocks.${change.shift > 0 ? 'forward' : 'back'}`, params),
      t(`check-in:clocks.${moves ? 'moves' : 'stays'}`, times),
    ],
    voice,
  )
}

/** Sentences one after the other, as the language does it: Chinese has no space between them. */
export const sentences = (all: readonly string[], { t }: Voice): string =>
  all.reduce((first, then) => t('check-in:sentences', { first, then }))
