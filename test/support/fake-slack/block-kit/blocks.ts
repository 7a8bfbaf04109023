import type { types } from '@slack/bolt'
import { z } from 'zod'
import { refusalWithMessages } from '../refusal.ts'
import { anyText, plainText } from './composition.ts'
import { accessory, actionsElement, imageElement, inputElement } from './elements.ts'
import { richTextElement } from './rich-text.ts'
import { filled, itemsUpTo, maybe, type Shape, upTo } from './shape.ts'

/** Any accepted block, as a bag of fields. */
export type Block = Readonly<Record<string, unknown>> & { readonly type: string; readonly block_id?: string }

const block_id = maybe(upTo(255))

const section = z
  .strictObject({
    type: z.literal('section'),
    block_id,
    text: maybe(anyText(3000)),
    fields: maybe(itemsUpTo(anyText(2000), 10)),
    accessory: maybe(accessory),
    expand: maybe(z.boolean()),
  } satisfies Shape<types.SectionBlock>)
  .refine((one) => one.text !== undefined || one.fields !== undefined, { message: 'needs text or fields' })

const blocks = z.discriminatedUnion('type', [
  section,
  z.strictObject({ type: z.literal('divider'), block_id } satisfies Shape<types.DividerBlock>),
  z.strictObject({
    type: z.literal('header'),
    block_id,
    text: plainText(150),
  } satisfies Shape<types.HeaderBlock>),
  z.strictObject({
    type: z.literal('context'),
    block_id,
    elements: itemsUpTo(z.union([anyText(3000), imageElement]), 10),
  } satisfies Shape<types.ContextBlock>),
  z.strictObject({
    type: z.literal('actions'),
    block_id,
    elements: itemsUpTo(actionsElement, 25),
  } satisfies Shape<types.ActionsBlock>),
  z.strictObject({
    type: z.literal('image'),
    block_id,
    image_url: upTo(3000),
    alt_text: upTo(2000),
    title: maybe(plainText(2000)),
  } satisfies Shape<types.ImageBlock & types.UrlImageObject>),
  z.strictObject({
    type: z.literal('input'),
    block_id,
    label: plainText(2000),
    hint: maybe(plainText(2000)),
    optional: maybe(z.boolean()),
    element: inputElement,
    dispatch_action: maybe(z.boolean()),
  } satisfies Shape<types.InputBlock>),
  z.strictObject({
    type: z.literal('markdown'),
    block_id,
    text: filled(12_000),
  } satisfies Shape<types.MarkdownBlock>),
  z.strictObject({
    type: z.literal('rich_text'),
    block_id,
    elements: z.array(richTextElement).min(1),
  } satisfies Shape<types.RichTextBlock>),
])

/** Complaints in Slack's words, each with a JSON pointer below `root`; none when the blocks are fine. */
export function complaintsAboutBlocks(found: unknown, root: string, limit: number): string[] {
  if (!Array.isArray(found)) return [`[ERROR] must be an array [json-pointer:${root}]`]
  const complaints =
    found.length > limit ? [`[ERROR] no more than ${limit} items allowed [json-pointer:${root}]`] : []
  found.forEach((one, index) => {
    const result = blocks.safeParse(one)
    for (const issue of result.error?.issues ?? [])
      complaints.push(`[ERROR] ${issue.message} [json-pointer:${[root, index, ...issue.path].join('/')}]`)
    if (result.success) complaints.push(...repeatedActions(result.data, `${root}/${index}`))
  })
  const ids = found.map((one) => (one as Block).block_id).filter((id) => id !== undefined)
  for (const id of repeated(ids))
    complaints.push(`[ERROR] \`block_id\` ${id} already exists [json-pointer:${root}]`)
  return complaints
}

/** The blocks of a message, with the ids Slack gives to those that bring none. Throws `invalid_blocks`. */
export function checkedMessageBlocks(found: unknown, newId: () => string): Block[] {
  const complaints = complaintsAboutBlocks(found, '/blocks', 50)
  if (complaints.length > 0) throw refusalWithMessages('invalid_blocks', complaints)
  return withIds(found as Block[], newId)
}

export const withIds = (found: readonly Block[], newId: () => string): Block[] =>
  found.map((one) => {
    const named = { ...one, block_id: one.block_id ?? newId() }
    const elements = one.elements
    return Array.isArray(elements) && one.type === 'actions'
      ? { ...named, elements: elements.map((element) => ({ action_id: newId(), ...element })) }
      : named
  })

function repeatedActions(block: z.infer<typeof blocks>, pointer: string): string[] {
  if (block.type !== 'actions') return []
  const ids = block.elements.map((element) => element.action_id).filter((id) => id !== undefined)
  return repeated(ids).map(
    (id) => `[ERROR] \`action_id\` ${id} already exists [json-pointer:${pointer}/elements]`,
  )
}

const repeated = (ids: readonly (string | undefined)[]): string[] =>
  ids.filter((id, index): id is string => id !== undefined && ids.indexOf(id) !== index)
