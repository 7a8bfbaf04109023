import { DateTime } from 'luxon'
import type { Finding } from './finding.ts'

/** Somebody who could be meant as the owner. */
export interface Candidate {
  readonly id: string
  readonly name: string
}

/** Who undertakes it and by when, as far as the words say; null for what they leave open. */
export interface PromiseTerms {
  readonly owner: string | null
  readonly due: Date | null
}

/** The first person singular. "We" says which side it is, not who. */
const I: Readonly<Record<string, RegExp>> = {
  en: /(?<!\p{L})i(?:'ll|'m| will| can| am|'d)?(?!\p{L})/iu,
  'zh-Hans': /我(?![们們方司厂廠])/u,
  'zh-Hant': /我(?![们們方司厂廠])/u,
  ja: /私(?!た?ち|ども|共)|僕(?!ら)|小職|自分が/u,
  ko: /(?<!\p{L})(?:제가|저는|저도|내가|나는)(?!\p{L})/u,
  vi: /(?<!(?:bên|phía|chúng|bọn|ben|phia|chung) )(?<!\p{L})(?:em|tôi|toi|mình|minh)(?!\p{L})/iu,
  th: /ผม|ดิฉัน|ฉัน|หนู/u,
  de: /(?<!\p{L})ich(?!\p{L})/iu,
  es: /(?<!\p{L})(?:yo|me encargo|te (?:lo )?(?:mando|envío|paso)|les (?:mando|envío|paso)|\p{L}+(?:aré|eré|iré))(?!\p{L})/iu,
  pl: /(?<!\p{L})(?:ja|wyślę|prześlę|podeślę|zrobię|sprawdzę|dam|przygotuję|dostarczę|zadzwonię|dopilnuję|potwierdzę|poprawię|odezwę|wysle|przesle|sprawdze|zrobie)(?!\p{L})/iu,
}

/**
 * What a promise says of its owner and its date. A person of the writer's side who is named in full is the owner, else the
 * writer when the words are in the first person singular. Due is the end of the first day named that is today or later, in the
 * writer's zone; a week or a month is no day.
 */
export function promiseTerms(
  text: string,
  { lang, entities }: Pick<Finding, 'lang' | 'entities'>,
  writer: { readonly id: string; readonly zone: string },
  side: readonly Candidate[],
  postedAt: Date,
): PromiseTerms {
  const named = side.filter(({ name }) => name.length > 1 && text.includes(name))
  const speaks = I[lang]?.test(text) === true
  const [only] = named
  const owner = named.length === 1 && only ? only.id : named.length === 0 && speaks ? writer.id : null
  const today = DateTime.fromJSDate(postedAt, { zone: writer.zone }).toISODate() ?? ''
  const on = entities.dates.map((date) => date.on).find((day) => day !== null && day >= today)
  return { owner, due: on ? endOfDay(on, writer.zone) : null }
}

/** The last minute of a local day: a promise for Friday is kept on Friday evening. */
const endOfDay = (day: string, zone: string): Date =>
  DateTime.fromISO(day, { zone }).set({ hour: 23, minute: 59 }).toJSDate()
