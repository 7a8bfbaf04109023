import type { LocaleTag } from '../language/locale-tags.ts'

/** A phrase that is known to be read differently elsewhere. Its note stands in `locales`, under `phrasebook:notes`. */
export interface Phrase {
  /** The key of its note. */
  readonly id: string
  readonly language: LocaleTag
  /** Source of a regular expression, matched without regard to case; the first form is how it is quoted. */
  readonly forms: string
}

/** Written by hand. A phrase belongs here when readers elsewhere take it for a yes, a no or a date that it is not. */
export const PHRASEBOOK: readonly Phrase[] = [
  { id: 'kentou', language: 'ja', forms: '検討(?:します|いたします|させて|中)' },
  { id: 'chotto-muzukashii', language: 'ja', forms: '(?:ちょっと|少し|やや)(?:難し|厳し|むずかし)い?' },
  { id: 'zensho', language: 'ja', forms: '善処(?:します|いたします)|前向きに' },
  { id: 'ichiou', language: 'ja', forms: '一応' },
  { id: 'chabuduo', language: 'zh-Hans', forms: '差不多' },
  { id: 'yinggai', language: 'zh-Hans', forms: '(?:应该|應該)(?:没|沒)?(?:有)?(?:问题|問題|可以|行)' },
  { id: 'yanjiu', language: 'zh-Hans', forms: '(?:研究|考虑|考慮)一下|再(?:看看|说|說)' },
  { id: 'jinliang', language: 'zh-Hans', forms: '(?:尽量|盡量|尽快|盡快)' },
  { id: 'geomto', language: 'ko', forms: '검토(?:해 ?보|하)겠습니다' },
  { id: 'eoryeoul', language: 'ko', forms: '(?:조금|좀|다소) ?(?:어려|힘들)' },
  {
    id: 'de-xem',
    language: 'vi',
    forms: 'để (?:em|bên em|mình|chúng tôi|bên mình) (?:xem|kiểm tra) (?:lại)?',
  },
  { id: 'co-gang', language: 'vi', forms: '(?:sẽ )?cố gắng' },
  { id: 'ja-long-du', language: 'th', forms: 'จะลองดู|ขอดูก่อน|จะพยายาม' },
  { id: 'im-prinzip', language: 'de', forms: 'im prinzip|grundsätzlich' },
  { id: 'schauen-mal', language: 'de', forms: '(?:wir )?schauen mal|mal (?:sehen|schauen)' },
  { id: 'ahorita', language: 'es', forms: 'ahorita' },
  { id: 'vamos-a-ver', language: 'es', forms: 'vamos a ver|a ver qué' },
  { id: 'postaramy', language: 'pl', forms: 'postaram[y]? się|zobaczymy' },
  { id: 'not-bad', language: 'en', forms: 'not bad|quite good' },
  {
    id: 'bear-in-mind',
    language: 'en',
    forms: "(?:i'll|we'll|i will|we will) (?:bear|keep) (?:it|that|this) in mind",
  },
  { id: 'asap', language: 'en', forms: 'asap|as soon as possible' },
]

const SPACED = /^[\p{Script=Latin}(?]/u
const compiled = PHRASEBOOK.map((phrase) => ({
  phrase,
  pattern: new RegExp(
    SPACED.test(phrase.forms) && !/[\u3000-\u9fff\uac00-\ud7af\u0e00-\u0e7f]/u.test(phrase.forms)
      ? `(?<!\\p{L})(?:${phrase.forms})(?!\\p{L})`
      : phrase.forms,
    'iu',
  ),
}))

/** A phrase as it stands in a message. */
export interface FoundPhrase {
  readonly id: string
  readonly language: LocaleTag
  readonly words: string
}

const ROOT: Partial<Record<string, string>> = { 'zh-Hant': 'zh-Hans' }
const rootOf = (tag: string): string => ROOT[tag] ?? tag

/**
 * Phrases in a text that people who read in `reader` may take otherwise than they are meant, each once. None for readers of the
 * phrase's own language: nobody explains their own words to them.
 */
export const phrasesFor = (text: string, language: string, reader: string): FoundPhrase[] =>
  compiled
    .filter(({ phrase }) => phrase.language === rootOf(language) && phrase.language !== rootOf(reader))
    .flatMap(({ phrase, pattern }) => {
      const found = pattern.exec(text)
      return found ? [{ id: phrase.id, language: phrase.language, words: found[0].trim() }] : []
    })
