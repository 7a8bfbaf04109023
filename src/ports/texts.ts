/** Looks up one text. Unknown keys are a programming error and throw; missing parameters too. */
export type Translate = (key: string, params?: Readonly<Record<string, unknown>>) => string

/** Every text a person reads comes from here. */
export interface Texts {
  /** The texts of a language (BCP 47 tag); an unshipped language gets the nearest shipped one, in the end English. */
  in(language: string): Translate
  /** Tags of the shipped locales. */
  readonly languages: readonly string[]
}
