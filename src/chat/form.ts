import type { EncodedAction } from './action-id.ts'

/** Questions to one person. Platforms with dialogs open one; others ask in a message. Texts are in the person's language. */
export interface Form {
  /** Submitting the form performs this action with the values. */
  readonly action: EncodedAction
  /** At most 24 characters (Slack's limit for modal titles). */
  readonly title: string
  readonly submit: string
  /** Said above the questions, e.g. who will read the answers; null for nothing. */
  readonly intro: string | null
  readonly fields: readonly FormField[]
}

interface FieldBase {
  /** Key of the value in the submission; letters only. */
  readonly name: string
  readonly label: string
  readonly hint: string | null
  readonly required: boolean
}

export type FormField =
  | (FieldBase & {
      readonly type: 'text'
      readonly multiline: boolean
      readonly initial: string
      readonly maxLength: number
    })
  | (FieldBase & { readonly type: 'number'; readonly initial: number | null; readonly min: number })
  | (FieldBase & {
      readonly type: 'choice'
      readonly initial: string | null
      readonly options: readonly FormOption[]
    })
  /** Any number of the options; submitted as their values with commas between, so no value has one. */
  | (FieldBase & {
      readonly type: 'choices'
      readonly initial: readonly string[]
      readonly options: readonly FormOption[]
    })
  /** Local date and time of the person, submitted as `YYYY-MM-DDTHH:mm` in the person's zone. */
  | (FieldBase & { readonly type: 'datetime'; readonly initial: string | null })

interface FormOption {
  readonly value: string
  readonly label: string
}

/** Values as submitted, by field name; what was left empty is absent or ''. */
export type FormValues = Readonly<Record<string, string>>

/** Name under which a complaint about the whole form stands. */
export const FORM_ITSELF = 'form'

/** Complaints by field name, in the person's language. */
export type FormErrors = Readonly<Record<string, string>>
