import { expect, test } from 'vitest'
import type { InboundReply } from '../../src/ports/index.ts'
import { type Andon, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'
import { seenBy } from '../support/memory-platform.ts'

/** Ids are random and say nothing; everything else must be the same. */
const withoutIds = (value: unknown): string =>
  JSON.stringify(value, null, 1).replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')

/** What the brand does and asks, with every answer it gets. */
async function brandsDay(andon: Andon): Promise<InboundReply[]> {
  const liaison = andon.at('b-liaison', 'dm')
  const shared = andon.at('b-quality', 'shared')
  const replies: InboundReply[] = []
  replies.push(await shared.command('/defect 4 of 300 cases scratched at the lid'))
  replies.push(await liaison.command('/ticket list all'))
  replies.push(await liaison.command('/andon status'))
  await andon.advance('2026-02-13T18:00:00Z')
  replies.push(await shared.command('/change use the matt film for the lid'))
  replies.push(await liaison.command('/ticket list open'))
  replies.push(await liaison.command('/ticket list overdue'))
  replies.push(await liaison.command('/ticket list mine'))
  replies.push(await liaison.command('/ticket F-1'))
  replies.push(await liaison.command('/ticket F-1 disclose'))
  replies.push(await liaison.command('/ticket F-2'))
  replies.push(await liaison.command('/ticket D-1 history'))
  await andon.advance('2026-02-17T12:00:00Z')
  replies.push(await andon.at('b-quality', 'brand').command('/defect our own drop test looks odd'))
  replies.push(await liaison.command('/ticket list all'))
  await andon.advance('2026-03-10T12:00:00Z')
  replies.push(await liaison.command('/andon status'))
  return replies
}

/** The same days, with or without what the factory keeps to itself meanwhile. */
async function play(internal: boolean) {
  const andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
  if (internal) {
    const factory = andon.at('f-liaison', 'factory')
    await factory.command('/defect 内部：电池鼓包，第一次')
    const edit = formOf(await factory.command('/ticket F-1 edit'))
    await factory.submit(edit, {
      ...initialOf(edit),
      class: 'safety',
      severity: 'critical',
      partNumber: 'EB-77',
    })
    await factory.command('/ticket F-1 comment 先不要告诉客户')
    await factory.command('/defect 内部：第二个问题')
    await andon.at('f-quality', 'dm').command('/defect 内部：私信里的问题')
  }
  const replies = await brandsDay(andon)
  return { replies: withoutIds(replies), seen: seenBy(andon.platform, 'brand') }
}

test('the other side’s output is byte-identical with and without internal tickets, apart from the late notice', async () => {
  const without = await play(false)
  const withInternal = await play(true)
  expect(withInternal.replies).toBe(without.replies)
  const notices = withInternal.seen.filter(({ card }) => card.title === 'Late: Disclose a safety defect')
  expect(notices).toHaveLength(1)
  expect(notices[0]?.place).toBe('@b-liaison')
  const rest = withInternal.seen.filter((one) => !notices.includes(one))
  expect(withoutIds(rest)).toBe(withoutIds(without.seen))
  expect(without.seen.length).toBeGreaterThanOrEqual(5)
  expect(JSON.stringify(withInternal)).not.toMatch(/内部|EB-77|不要告诉/)
})
