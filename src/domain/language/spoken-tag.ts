/** `zh-CN` is read as `zh-Hans`, `en-GB` as `en`: the script decides, as CLDR's likely subtags give it. Null: not spoken. */
export function spokenTag(wanted: string, spoken: readonly string[]): string | null {
  try {
    const { language, script } = new Intl.Locale(wanted).maximize()
    return (
      spoken.find((tag) => tag === `${language}-${script}`) ?? spoken.find((tag) => tag === language) ?? null
    )
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
