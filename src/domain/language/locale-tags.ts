/** BCP 47 tags of the languages Andon speaks. A side and a person may only name one of these. */
export const LOCALE_TAGS = ['en', 'zh-Hans', 'zh-Hant', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl'] as const
export type LocaleTag = (typeof LOCALE_TAGS)[number]
