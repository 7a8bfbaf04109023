import type { types } from '@slack/bolt'
import { z } from 'zod'
import { filled, maybe, type Shape, upTo } from './shape.ts'

/** Rich text as far as an app writes it: text, links, mentions and emoji in paragraphs, lists, quotes and code. */
const style = maybe(
  z.strictObject({
    bold: maybe(z.boolean()),
    code: maybe(z.boolean()),
    italic: maybe(z.boolean()),
    strike: maybe(z.boolean()),
    underline: maybe(z.boolean()),
  }),
)
const border = maybe(z.union([z.literal(0), z.literal(1)]))

const text = z.strictObject({
  type: z.literal('text'),
  text: filled(Number.POSITIVE_INFINITY),
  style,
} satisfies Shape<types.RichTextText>)

const link = z.strictObject({
  type: z.literal('link'),
  url: upTo(3000),
  text: maybe(z.string()),
  unsafe: maybe(z.boolean()),
  style,
} satisfies Shape<types.RichTextLink>)

const inline = z.discriminatedUnion('type', [
  text,
  link,
  z.strictObject({
    type: z.literal('user'),
    user_id: z.string().regex(/^[UW][A-Z0-9]+$/, 'must be a user id'),
    style,
  } satisfies Shape<types.RichTextUserMention>),
  z.strictObject({
    type: z.literal('emoji'),
    name: z.string(),
    unicode: maybe(z.string()),
    url: maybe(z.string()),
    style,
  }),
])

const section = z.strictObject({
  type: z.literal('rich_text_section'),
  elements: z.array(inline),
} satisfies Shape<types.RichTextSection>)

export const richTextElement = z.discriminatedUnion('type', [
  section,
  z.strictObject({
    type: z.literal('rich_text_list'),
    elements: z.array(section).min(1),
    style: z.enum(['bullet', 'ordered']),
    indent: maybe(z.number().int().min(0).max(8)),
    border,
  } satisfies Shape<types.RichTextList>),
  z.strictObject({
    type: z.literal('rich_text_quote'),
    elements: z.array(inline),
    border,
  } satisfies Shape<types.RichTextQuote>),
  z.strictObject({
    type: z.literal('rich_text_preformatted'),
    elements: z.array(z.discriminatedUnion('type', [text, link])),
    border,
  } satisfies Shape<types.RichTextPreformatted>),
])
