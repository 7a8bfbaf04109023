import type { types } from '@slack/bolt'
import { z } from 'zod'
import { filled, itemsUpTo, maybe, type Shape, upTo } from './shape.ts'

/** Text objects, options and confirmations with the limits of Slack's reference of composition objects. */
const plainKeys = (limit: number) =>
  ({
    type: z.literal('plain_text'),
    text: filled(limit),
    emoji: maybe(z.boolean()),
  }) satisfies Shape<types.PlainTextElement>

const mrkdwnKeys = (limit: number) =>
  ({
    type: z.literal('mrkdwn'),
    text: filled(limit),
    verbatim: maybe(z.boolean()),
  }) satisfies Shape<types.MrkdwnElement>

export const plainText = (limit = 3000) => z.strictObject(plainKeys(limit))

export const anyText = (limit = 3000) =>
  z.discriminatedUnion('type', [z.strictObject(plainKeys(limit)), z.strictObject(mrkdwnKeys(limit))])

const optionKeys = (text: z.ZodType) =>
  ({
    text,
    value: maybe(upTo(150)),
    description: maybe(plainText(75)),
    url: maybe(upTo(3000)),
  }) satisfies Shape<types.Option>

/** Of menus: plain text. Only overflow menus may carry a url. */
export const plainOption = z.strictObject(optionKeys(plainText(75)))
/** Of check boxes and radio buttons. */
export const markedOption = z.strictObject(optionKeys(anyText(75)))

export const optionGroup = z.strictObject({
  label: plainText(75),
  options: itemsUpTo(plainOption, 100),
} satisfies Shape<types.OptionGroup>)

export const confirmation = z.strictObject({
  title: maybe(plainText(100)),
  text: anyText(300),
  confirm: maybe(plainText(30)),
  deny: maybe(plainText(30)),
  style: maybe(z.enum(['primary', 'danger'])),
} satisfies Shape<types.ConfirmationDialog>)

export const dispatchConfig = z.strictObject({
  trigger_actions_on: maybe(z.array(z.enum(['on_enter_pressed', 'on_character_entered'])).min(1)),
} satisfies Shape<types.DispatchActionConfig>)
