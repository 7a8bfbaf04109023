import type { types } from '@slack/bolt'
import { z } from 'zod'
import {
  confirmation,
  dispatchConfig,
  markedOption,
  optionGroup,
  plainOption,
  plainText,
} from './composition.ts'
import { itemsUpTo, maybe, type Shape, upTo } from './shape.ts'

/** The block elements Andon may use; any other is refused, as an unknown one would be. */
const actionId = maybe(upTo(255))
const confirm = maybe(confirmation)
const focus = maybe(z.boolean())
const placeholder = maybe(plainText(150))
const lines = (limit: number) => maybe(z.number().int().min(0).max(limit))
const date = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a date')
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time')

const button = z.strictObject({
  type: z.literal('button'),
  text: plainText(75),
  action_id: actionId,
  value: maybe(upTo(2000)),
  url: maybe(upTo(3000)),
  style: maybe(z.enum(['primary', 'danger'])),
  accessibility_label: maybe(upTo(75)),
  confirm,
} satisfies Shape<types.Button>)

const overflow = z.strictObject({
  type: z.literal('overflow'),
  action_id: actionId,
  options: itemsUpTo(plainOption, 5),
  confirm,
} satisfies Shape<types.Overflow>)

const staticSelect = z
  .strictObject({
    type: z.literal('static_select'),
    action_id: actionId,
    options: maybe(itemsUpTo(plainOption, 100)),
    option_groups: maybe(itemsUpTo(optionGroup, 100)),
    initial_option: maybe(plainOption),
    confirm,
    focus_on_load: focus,
    placeholder,
  } satisfies Shape<types.StaticSelect>)
  .refine((one) => (one.options === undefined) !== (one.option_groups === undefined), {
    message: 'needs either options or option_groups',
  })
  .refine(
    (one) => isOneOf(one.initial_option, one.options ?? one.option_groups?.flatMap((group) => group.options)),
    {
      message: 'initial_option must be one of the options',
    },
  )

const multiStaticSelect = z
  .strictObject({
    type: z.literal('multi_static_select'),
    action_id: actionId,
    options: maybe(itemsUpTo(plainOption, 100)),
    option_groups: maybe(itemsUpTo(optionGroup, 100)),
    initial_options: maybe(z.array(plainOption).min(1)),
    max_selected_items: maybe(z.number().int().min(1)),
    confirm,
    focus_on_load: focus,
    placeholder,
  } satisfies Shape<types.MultiStaticSelect>)
  .refine((one) => (one.options === undefined) !== (one.option_groups === undefined), {
    message: 'needs either options or option_groups',
  })
  .refine(
    (one) => {
      const all = one.options ?? one.option_groups?.flatMap((group) => group.options)
      return (one.initial_options ?? []).every((initial) => isOneOf(initial, all))
    },
    { message: 'initial_options must be among the options' },
  )

const usersSelect = z.strictObject({
  type: z.literal('users_select'),
  action_id: actionId,
  initial_user: maybe(z.string()),
  confirm,
  focus_on_load: focus,
  placeholder,
} satisfies Shape<types.UsersSelect>)

const multiUsersSelect = z.strictObject({
  type: z.literal('multi_users_select'),
  action_id: actionId,
  initial_users: maybe(z.array(z.string())),
  max_selected_items: maybe(z.number().int().min(1)),
  confirm,
  focus_on_load: focus,
  placeholder,
} satisfies Shape<types.MultiUsersSelect>)

const datepicker = z.strictObject({
  type: z.literal('datepicker'),
  action_id: actionId,
  initial_date: maybe(date),
  confirm,
  focus_on_load: focus,
  placeholder,
} satisfies Shape<types.Datepicker>)

const timepicker = z.strictObject({
  type: z.literal('timepicker'),
  action_id: actionId,
  initial_time: maybe(time),
  timezone: maybe(z.string()),
  confirm,
  focus_on_load: focus,
  placeholder,
} satisfies Shape<types.Timepicker>)

const datetimepicker = z.strictObject({
  type: z.literal('datetimepicker'),
  action_id: actionId,
  initial_date_time: maybe(z.number().int().min(1_000_000_000).max(9_999_999_999)),
  confirm,
  focus_on_load: focus,
} satisfies Shape<types.DateTimepicker>)

const checkboxes = z.strictObject({
  type: z.literal('checkboxes'),
  action_id: actionId,
  options: itemsUpTo(markedOption, 10),
  initial_options: maybe(itemsUpTo(markedOption, 10)),
  confirm,
  focus_on_load: focus,
} satisfies Shape<types.Checkboxes>)

const radioButtons = z.strictObject({
  type: z.literal('radio_buttons'),
  action_id: actionId,
  options: itemsUpTo(markedOption, 10),
  initial_option: maybe(markedOption),
  confirm,
  focus_on_load: focus,
} satisfies Shape<types.RadioButtons>)

const plainTextInput = z.strictObject({
  type: z.literal('plain_text_input'),
  action_id: actionId,
  initial_value: maybe(upTo(3000)),
  multiline: maybe(z.boolean()),
  min_length: lines(3000),
  max_length: maybe(z.number().int().min(1).max(3000)),
  dispatch_action_config: maybe(dispatchConfig),
  focus_on_load: focus,
  placeholder,
} satisfies Shape<types.PlainTextInput>)

const numberInput = z.strictObject({
  type: z.literal('number_input'),
  action_id: actionId,
  is_decimal_allowed: z.boolean(),
  initial_value: maybe(z.string()),
  min_value: maybe(z.string()),
  max_value: maybe(z.string()),
  dispatch_action_config: maybe(dispatchConfig),
  focus_on_load: focus,
  placeholder,
} satisfies Shape<types.NumberInput>)

export const imageElement = z.strictObject({
  type: z.literal('image'),
  image_url: upTo(3000),
  alt_text: upTo(2000),
} satisfies Shape<types.ImageElement & types.UrlImageObject>)

const interactive = [
  button,
  overflow,
  staticSelect,
  usersSelect,
  multiStaticSelect,
  multiUsersSelect,
  datepicker,
  timepicker,
  datetimepicker,
  checkboxes,
  radioButtons,
] as const

export const actionsElement = z.discriminatedUnion('type', [...interactive])
export const accessory = z.discriminatedUnion('type', [...interactive, imageElement])
export const inputElement = z.discriminatedUnion('type', [
  plainTextInput,
  numberInput,
  staticSelect,
  usersSelect,
  multiStaticSelect,
  multiUsersSelect,
  datepicker,
  timepicker,
  datetimepicker,
  checkboxes,
  radioButtons,
])

function isOneOf(chosen: unknown, options: readonly unknown[] | undefined): boolean {
  return chosen === undefined || (options ?? []).some((one) => JSON.stringify(one) === JSON.stringify(chosen))
}
