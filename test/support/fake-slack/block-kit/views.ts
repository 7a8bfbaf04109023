import type { types } from '@slack/bolt'
import { z } from 'zod'
import { refusalWithMessages } from '../refusal.ts'
import { type Block, complaintsAboutBlocks, withIds } from './blocks.ts'
import { plainText } from './composition.ts'
import { maybe, type Shape, upTo } from './shape.ts'

const base = {
  blocks: z.array(z.unknown()),
  private_metadata: maybe(upTo(3000)),
  callback_id: maybe(upTo(255)),
  external_id: maybe(upTo(255)),
}

const views = z.discriminatedUnion('type', [
  z.strictObject({
    ...base,
    type: z.literal('modal'),
    title: plainText(24),
    close: maybe(plainText(24)),
    submit: maybe(plainText(24)),
    clear_on_close: maybe(z.boolean()),
    notify_on_close: maybe(z.boolean()),
  } satisfies Shape<types.ModalView>),
  z.strictObject({ ...base, type: z.literal('home') } satisfies Shape<types.HomeView>),
])

type WithBlocks<V> = V extends unknown ? Omit<V, 'blocks'> & { readonly blocks: Block[] } : never

export type CheckedView = WithBlocks<z.infer<typeof views>>

/** A modal or home view within the limits of Slack's reference. Throws `invalid_arguments`, as Slack does for views. */
export function checkedView(found: unknown, type: 'modal' | 'home', newId: () => string): CheckedView {
  const result = views.safeParse(found)
  const complaints = (result.error?.issues ?? []).map(
    (issue) => `[ERROR] ${issue.message} [json-pointer:${['/view', ...issue.path].join('/')}]`,
  )
  if (result.success) complaints.push(...complaintsAboutContent(result.data, type))
  if (!result.success || complaints.length > 0) throw refusalWithMessages('invalid_arguments', complaints)
  return { ...result.data, blocks: withIds(result.data.blocks as Block[], newId) }
}

function complaintsAboutContent(view: z.infer<typeof views>, type: 'modal' | 'home'): string[] {
  const complaints = complaintsAboutBlocks(view.blocks, '/view/blocks', 100)
  if (view.type !== type) complaints.push(`[ERROR] must be a ${type} [json-pointer:/view/type]`)
  const blocks = view.blocks as Block[]
  if (view.type === 'modal' && !view.submit && blocks.some((block) => block.type === 'input'))
    complaints.push(
      '[ERROR] submit is required when an input block is within the blocks [json-pointer:/view]',
    )
  const focused = blocks.filter(
    (block) => (block.element as { focus_on_load?: boolean } | undefined)?.focus_on_load,
  )
  if (focused.length > 1)
    complaints.push('[ERROR] only one element can focus on load [json-pointer:/view/blocks]')
  return complaints
}
