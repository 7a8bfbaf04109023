import type { EncodedAction, Form, FormValues } from '../../chat/index.ts'
import { readValues } from './form-values.ts'

/**
 * What a button of Andon brings back: an action, pressed or with the answers beside it, or the wish to see the card of
 * the message again.
 */
export type Pressed =
  | { readonly kind: 'press'; readonly action: string }
  | {
      readonly kind: 'submit'
      readonly action: string
      readonly values: FormValues
      /** The questions, to be shown again when an answer cannot be taken. */
      readonly form: Form | null
    }
  | { readonly kind: 'back' }

/** The one member of a button's data that is not an answer. */
const OURS = 'andon'

export const pressData = (action: EncodedAction) => ({ [OURS]: { press: action } })
/** Teams keeps no form for us: the questions travel with the answers. What was filled in before comes back as an answer. */
export const submitData = (form: Form) => ({
  [OURS]: { submit: form.action, form: { ...form, fields: form.fields.map(emptied) } },
})

function emptied(field: Form['fields'][number]): Form['fields'][number] {
  if (field.type === 'text') return { ...field, initial: '' }
  return field.type === 'choices' ? { ...field, initial: [] } : { ...field, initial: null }
}

export const backData = { [OURS]: { back: true } }

/** Null for data that no button of Andon carries. */
export function readPressed(data: unknown): Pressed | null {
  const ours = memberOf(data, OURS)
  const press = memberOf(ours, 'press')
  const submit = memberOf(ours, 'submit')
  if (typeof press === 'string') return { kind: 'press', action: press }
  if (typeof submit === 'string') {
    const form = memberOf(ours, 'form')
    return {
      kind: 'submit',
      action: submit,
      values: readValues(data as object),
      form: isForm(form) ? form : null,
    }
  }
  return memberOf(ours, 'back') === true ? { kind: 'back' } : null
}

export function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined
}

const isForm = (value: unknown): value is Form =>
  typeof memberOf(value, 'action') === 'string' &&
  typeof memberOf(value, 'title') === 'string' &&
  Array.isArray(memberOf(value, 'fields'))
