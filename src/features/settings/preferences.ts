import { nearest } from '../../domain/language/nearest.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply, Translate } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'

/** `/andon language TAG`: from now on everything for this person is in that language. `-` goes back to the side's. */
export async function chooseLanguage(context: PersonContext, value: string): Promise<InboundReply> {
  const { texts } = context.deps
  const known = [...texts.languages]
  const chosen = isReset(value) ? null : known.find((tag) => tag.toLowerCase() === value.toLowerCase())
  if (chosen === undefined)
    throw new UserError('language-unknown', { found: value.slice(0, 40), allowed: known.join(', ') })
  await context.tx.partnerships.setPreference(context.partnership.id, context.person.id, { language: chosen })
  const language = chosen ?? context.partnership.sides[context.person.side].language
  return told(texts.in(language), 'commands:language.done', { language: nameOf(language) })
}

/** `/andon zone ZONE`: an IANA zone; times for this person are shown in it. `-` goes back to the side's. */
export async function chooseZone(context: PersonContext, value: string): Promise<InboundReply> {
  const zones = Intl.supportedValuesOf('timeZone')
  const chosen = isReset(value) ? null : canonicalZone(value)
  if (chosen === undefined) {
    const near =
      nearest(value, zones) ?? zones.find((zone) => zone.toLowerCase().endsWith(`/${value.toLowerCase()}`))
    throw new UserError('zone-unknown', { found: value.slice(0, 40), near: near ?? 'Asia/Shanghai' })
  }
  await context.tx.partnerships.setPreference(context.partnership.id, context.person.id, { zone: chosen })
  const zone = chosen ?? context.partnership.sides[context.person.side].zone
  return told(context.t, 'commands:zone.done', { zone })
}

const isReset = (value: string): boolean => value === '-'

/** The zone as IANA writes it; undefined when Intl does not know it. Offsets such as `+08:00` are not zones: they know no DST. */
function canonicalZone(value: string): string | undefined {
  if (!/^[A-Za-z]/.test(value)) return undefined
  try {
    return new Intl.DateTimeFormat('en', { timeZone: value }).resolvedOptions().timeZone
  } catch {
    return undefined
  }
}

const nameOf = (tag: string): string => new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag

function told(t: Translate, key: string, params: Readonly<Record<string, unknown>>): InboundReply {
  const text = t(key, params)
  return {
    kind: 'card',
    card: { title: 'Andon', tone: 'good', summary: text, elements: [{ type: 'text', text }] },
  }
}
