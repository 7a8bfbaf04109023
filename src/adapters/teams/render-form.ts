import type { CardElementArray, IAdaptiveCard } from '@microsoft/teams.cards'
import type { Form, FormErrors, FormField, FormValues } from '../../chat/index.ts'
import { submitData } from './card-data.ts'
import { DATE, FIELD, TIME } from './form-values.ts'
import { cut, LIMITS } from './limits.ts'
import { ALL, literal } from './render-card.ts'

/** What a form is shown with when it comes back. */
export interface Filled {
  readonly values?: FormValues
  readonly errors?: FormErrors
}

/**
 * A form as a card with inputs. In a dialog Teams takes the card's own submit action; inside a message it is executed,
 * so that the answer can take the questions' place.
 */
export function renderForm(form: Form, where: 'dialog' | 'message', filled: Filled = {}): IAdaptiveCard {
  const { errors = {} } = filled
  const own = new Set(form.fields.map(({ name }) => name))
  const others = Object.entries(errors).flatMap(([name, text]) => (own.has(name) ? [] : [text]))
  const shown = { title: cut(form.submit, LIMITS.buttonLabel), data: submitData(form) }
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: form.title,
    body: [
      ...(where === 'message' ? literal(form.title, ALL, { size: 'Large', weight: 'Bolder' }) : []),
      ...others.flatMap(complaint),
      ...(form.intro === null ? [] : literal(form.intro)),
      ...form.fields.flatMap((field) => [
        ...renderField(field, filled.values?.[field.name]),
        ...(errors[field.name] ? complaint(errors[field.name] ?? '') : []),
      ]),
    ],
    actions: [
      where === 'dialog'
        ? { type: 'Action.Submit', ...shown }
        : {
            type: 'Action.Execute',
            verb: 'andon',
            style: 'positive',
            ...shown,
            fallback: { type: 'Action.Submit', ...shown },
          },
    ],
    msteams: { width: 'full' },
  }
}

const complaint = (text: string): CardElementArray => literal(`⚠️ ${text}`, ALL, { color: 'Attention' })

function renderField(field: FormField, given: string | undefined): CardElementArray {
  const base = {
    id: `${FIELD}${field.name}`,
    label: field.label,
    isRequired: field.required,
    // Without its own words Teams shows nothing when something required is missing.
    errorMessage: field.hint ?? field.label,
  }
  const hint = field.hint === null ? [] : literal(field.hint, ALL, { size: 'Small', isSubtle: true })
  switch (field.type) {
    case 'text':
      return [
        {
          type: 'Input.Text',
          ...base,
          isMultiline: field.multiline,
          maxLength: field.maxLength,
          value: given ?? field.initial,
        },
        ...hint,
      ]
    case 'number': {
      const value = Number.parseInt(given ?? String(field.initial ?? ''), 10)
      return [
        { type: 'Input.Number', ...base, min: field.min, ...(Number.isNaN(value) ? {} : { value }) },
        ...hint,
      ]
    }
    case 'choice':
    case 'choices': {
      // Several choices come and go as one text with commas between.
      const initial = field.type === 'choices' ? field.initial.join(',') : field.initial
      return [
        {
          type: 'Input.ChoiceSet',
          ...base,
          style: 'compact',
          ...(field.type === 'choices' ? { isMultiSelect: true } : {}),
          choices: field.options.map(({ value, label }) => ({ value, title: label })),
          value: given ?? initial ?? '',
        },
        ...hint,
      ]
    }
    case 'datetime': {
      const [date = '', time = ''] = (given ?? field.initial ?? '').split('T')
      return [
        { type: 'Input.Date', ...base, id: `${base.id}${DATE}`, ...(date ? { value: date } : {}) },
        {
          type: 'Input.Time',
          label: field.label,
          id: `${base.id}${TIME}`,
          isRequired: field.required,
          errorMessage: base.errorMessage,
          ...(time ? { value: time } : {}),
        },
        ...hint,
      ]
    }
  }
}
