import { DateTime } from 'luxon'
import type { Block } from './block-kit/blocks.ts'
import type { Json } from './world.ts'

interface Option {
  readonly text: { readonly text: string }
  readonly value: string
}

/** What a person can type or choose: text, the label or value of an option, several of them, a local time. */
export type Given = string | readonly string[] | null

type Element = Json & { readonly type: string; readonly action_id: string }

/** The inputs of some blocks, each with its question. */
const inputsOf = (blocks: readonly Block[]) =>
  blocks
    .filter((block) => block.type === 'input')
    .map((block) => ({
      block,
      element: block.element as Element,
      label: (block.label as { text: string }).text,
      optional: block.optional === true,
    }))

export const optionsOf = (element: Json): Option[] => {
  const groups = (element.option_groups as { options: Option[] }[] | undefined) ?? []
  return (element.options as Option[] | undefined) ?? groups.flatMap((group) => group.options)
}

export interface Filling {
  readonly given: Readonly<Record<string, Given>>
  /** The person's zone: pickers show local time. */
  readonly zone: string
  /** A modal is not submitted before its questions are answered; a button in a message does not look. */
  readonly strict: boolean
}

/** State values of a form: what was given under a label, block id or action id; else what stood there at the start. */
export function filledIn(blocks: readonly Block[], { given, zone, strict }: Filling): Json {
  const inputs = inputsOf(blocks)
  for (const name of Object.keys(given))
    if (!inputs.some((input) => namesOf(input).includes(name)))
      throw new Error(`no question “${name}” among ${inputs.map(({ label }) => label).join(', ')}`)
  return Object.fromEntries(
    inputs.map((input) => {
      const name = namesOf(input).find((one) => one in given)
      const state =
        name === undefined
          ? initialState(input.element)
          : givenState(input.element, given[name] ?? null, zone)
      const value = Object.values(state)[0]
      if (
        strict &&
        !input.optional &&
        (value === null || value === '' || (Array.isArray(value) && value.length === 0))
      )
        throw new Error(`“${input.label}” must be answered before Slack submits it`)
      refuseOverlong(input.element, value, input.label)
      return [
        input.block.block_id ?? '',
        { [input.element.action_id]: { type: input.element.type, ...state } },
      ]
    }),
  )
}

const namesOf = ({ block, element, label }: ReturnType<typeof inputsOf>[number]): string[] => [
  label,
  block.block_id ?? '',
  element.action_id,
]

function initialState(element: Element): Json {
  const initial = (name: string) => element[name] ?? null
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: initial('initial_option') }
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: initial('initial_options') ?? [] }
    case 'datepicker':
      return { selected_date: initial('initial_date') }
    case 'timepicker':
      return { selected_time: initial('initial_time') }
    case 'datetimepicker':
      return { selected_date_time: initial('initial_date_time') }
    case 'users_select':
      return { selected_user: initial('initial_user') }
    case 'multi_users_select':
      return { selected_users: initial('initial_users') ?? [] }
    default:
      return { value: initial('initial_value') }
  }
}

function givenState(element: Element, given: Given, zone: string): Json {
  const one = Array.isArray(given) ? given[0] : given
  const all = given === null ? [] : [given].flat()
  switch (element.type) {
    case 'static_select':
    case 'radio_buttons':
      return { selected_option: one === null ? null : optionCalled(element, String(one)) }
    case 'checkboxes':
    case 'multi_static_select':
      return { selected_options: all.map((name) => optionCalled(element, name)) }
    case 'datepicker':
      return { selected_date: one }
    case 'timepicker':
      return { selected_time: one }
    case 'datetimepicker':
      // The client shows local time and sends seconds.
      return { selected_date_time: one === null ? null : DateTime.fromISO(String(one), { zone }).toSeconds() }
    case 'users_select':
      return { selected_user: one }
    case 'multi_users_select':
      return { selected_users: all }
    default:
      return { value: one === '' ? null : one }
  }
}

export function optionCalled(element: Json, name: string): Option {
  const found = optionsOf(element).find((one) => one.text.text === name || one.value === name)
  if (!found)
    throw new Error(
      `no choice “${name}” among ${optionsOf(element)
        .map((one) => one.text.text)
        .join(', ')}`,
    )
  return found
}

function refuseOverlong(element: Element, value: unknown, label: string): void {
  const longest =
    element.type === 'plain_text_input' ? Number(element.max_length ?? 3000) : Number.POSITIVE_INFINITY
  if (typeof value === 'string' && [...value].length > longest)
    throw new Error(`“${label}” takes ${longest} characters, then Slack's client stops typing`)
  if (element.type === 'number_input' && typeof value === 'string' && !/^-?\d+(\.\d+)?$/.test(value))
    throw new Error(`“${label}” takes a number`)
}
