import type { types } from '@slack/bolt'
import type { Form, FormErrors, FormField, FormValues } from '../../chat/index.ts'
import { LIMITS } from './limits.ts'
import { cutEscaped } from './plain-text.ts'

const BLOCK = 'field.'
const ELEMENT = 'value'
const DATE = 'date'
const TIME = 'time'
const PART = 'part'

/** A form as a modal. `place` comes back with the submission: Slack does not say where a modal was opened from. */
export function renderModal(form: Form, place: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: form.action,
    private_metadata: place,
    title: plain(form.title, LIMITS.viewTitle),
    submit: plain(form.submit, LIMITS.viewTitle),
    blocks: questionBlocks(form).slice(0, LIMITS.viewBlocks),
  }
}

/** The same questions inside a message, for whom no modal can be opened: its button brings all answers along. */
export function renderQuestions(form: Form): types.KnownBlock[] {
  return [
    { type: 'header', text: plain(form.title, LIMITS.header) },
    ...questionBlocks(form).slice(0, LIMITS.messageBlocks - 2),
    {
      type: 'actions',
      elements: [
        {
          type: 'button',
          action_id: 'submit',
          style: 'primary',
          text: plain(form.submit, LIMITS.buttonLabel),
          value: form.action,
        },
      ],
    },
  ]
}

function questionBlocks(form: Form): types.KnownBlock[] {
  const intro: types.KnownBlock[] =
    form.intro === null ? [] : [{ type: 'section', text: plain(form.intro, LIMITS.section) }]
  return [...intro, ...form.fields.flatMap(renderField)]
}

function renderField(field: FormField): types.KnownBlock[] {
  switch (field.type) {
    case 'text':
      return renderText(field)
    case 'number':
      return [
        input(field, ELEMENT, {
          type: 'number_input',
          action_id: ELEMENT,
          is_decimal_allowed: false,
          min_value: String(field.min),
          ...(field.initial === null ? {} : { initial_value: String(field.initial) }),
        }),
      ]
    case 'choice': {
      const options = field.options.map(({ value, label }) => ({
        text: plain(label, LIMITS.optionText),
        value,
      }))
      const initial = options.find(({ value }) => value === field.initial)
      const element: types.StaticSelect = {
        type: 'static_select',
        action_id: ELEMENT,
        options,
        ...(initial ? { initial_option: initial } : {}),
      }
      return [input(field, ELEMENT, element)]
    }
    case 'choices':
      return [renderChoices(field)]
    case 'datetime':
      return renderDateAndTime(field)
  }
}

/** Slack shows at most 100 options: who makes the form asks for no more. */
function renderChoices(field: FormField & { type: 'choices' }): types.KnownBlock {
  const options = field.options
    .slice(0, LIMITS.options)
    .map(({ value, label }) => ({ text: plain(label, LIMITS.optionText), value }))
  const initial = options.filter(({ value }) => field.initial.includes(value))
  return input(field, ELEMENT, {
    type: 'multi_static_select',
    action_id: ELEMENT,
    options,
    ...(initial.length > 0 ? { initial_options: initial } : {}),
  })
}

/** An input holds 3,000 characters: longer words stand in several, which are put together again when submitted. */
function renderText(field: FormField & { type: 'text' }): types.KnownBlock[] {
  const max = Math.min(field.maxLength, LIMITS.inputInitial)
  const parts = field.initial.length > max ? pieces(field.initial, max) : [field.initial]
  return parts.map((initial, index) => {
    const place = parts.length > 1 ? ` (${index + 1}/${parts.length})` : ''
    const asked = { ...field, label: `${field.label}${place}`, required: field.required && index === 0 }
    const block = input(asked, ELEMENT, {
      type: 'plain_text_input',
      action_id: ELEMENT,
      multiline: field.multiline,
      max_length: max,
      ...(initial === '' ? {} : { initial_value: initial }),
    })
    return index === 0 ? block : { ...block, block_id: `${BLOCK}${field.name}.${PART}${index}` }
  })
}

function pieces(text: string, limit: number): string[] {
  const found: string[] = []
  let piece = ''
  for (const character of text) {
    if (piece.length + character.length > limit) {
      found.push(piece)
      piece = ''
    }
    piece += character
  }
  return [...found, piece]
}

/** Slack's own date-and-time picker answers in the device's zone; Andon asks for the person's own. */
function renderDateAndTime(field: FormField & { type: 'datetime' }): types.KnownBlock[] {
  const [date, time] = field.initial?.split('T') ?? []
  return [
    input(field, DATE, {
      type: 'datepicker',
      action_id: DATE,
      ...(date ? { initial_date: date } : {}),
    }),
    {
      ...input(field, TIME, {
        type: 'timepicker',
        action_id: TIME,
        ...(time ? { initial_time: time } : {}),
      }),
      block_id: `${BLOCK}${field.name}.${TIME}`,
    },
  ]
}

function input(field: FormField, action: string, element: types.InputBlock['element']): types.InputBlock {
  return {
    type: 'input',
    block_id: action === ELEMENT ? `${BLOCK}${field.name}` : `${BLOCK}${field.name}.${action}`,
    label: plain(field.label, LIMITS.inputLabel),
    optional: !field.required,
    element,
    ...(field.hint === null ? {} : { hint: plain(field.hint, LIMITS.inputHint) }),
  }
}

const plain = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: cutEscaped(text, limit),
  emoji: false,
})

/** One answer as Slack sends it. */
interface Answer {
  readonly value?: string | null | undefined
  readonly selected_option?: { readonly value: string } | null | undefined
  readonly selected_options?: readonly { readonly value: string }[] | null | undefined
  readonly selected_date?: string | null | undefined
  readonly selected_time?: string | null | undefined
}
export type AnswerState = Readonly<Record<string, Readonly<Record<string, Answer>>>>

/** The values of a submitted form, by field name; what was left empty is ''. */
export function readValues(state: AnswerState): FormValues {
  const values: Record<string, string> = {}
  for (const [blockId, answers] of Object.entries(state)) {
    if (!blockId.startsWith(BLOCK)) continue
    const [name = '', part] = blockId.slice(BLOCK.length).split('.')
    const answer = answers[part === DATE || part === TIME ? part : ELEMENT]
    if (part === DATE) values[name] = joined(answer?.selected_date, values[name]?.split('T')[1])
    else if (part === TIME) values[name] = joined(values[name]?.split('T')[0], answer?.selected_time)
    else if (answer?.selected_options)
      values[name] = answer.selected_options.map(({ value }) => value).join(',')
    else values[name] = (values[name] ?? '') + (answer?.value ?? answer?.selected_option?.value ?? '')
  }
  return values
}

const joined = (date: string | null | undefined, time: string | null | undefined): string =>
  date || time ? `${date ?? ''}T${time ?? ''}` : ''

/** Complaints by block. One that belongs to no block of the view stands at the first, so that it is always seen. */
export function errorsByBlock(errors: FormErrors, blockIds: readonly string[]): Record<string, string> {
  const inputs = blockIds.filter((id) => id.startsWith(BLOCK))
  const found: Record<string, string> = {}
  for (const [name, text] of Object.entries(errors)) {
    const own = inputs.find((id) => id === `${BLOCK}${name}` || id.startsWith(`${BLOCK}${name}.`))
    const block = own ?? inputs[0]
    if (block !== undefined) found[block] = found[block] ? `${found[block]} ${text}` : text
  }
  return found
}
