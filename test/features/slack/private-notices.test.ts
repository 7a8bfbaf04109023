import { expect, test } from 'vitest'
import { type AndonOnSlack, BRAND, FACTORY, slackStories } from '../../support/andon-on-slack.ts'

const begin = slackStories()

const SECRET = '机密电芯鼓包'

/** The factory keeps a critical safety defect to itself: disclosure is due in 24 hours. */
async function keptInternal(story: AndonOnSlack) {
  const { as } = story
  await as('U0FLIAISON').command('/defect', SECRET, 'C0FACTORY')
  await as('U0FLIAISON').presses('补充或更正')
  const answer = await as('U0FLIAISON').submits({ 类别: 'safety', 严重度: 'critical' })
  expect(answer).toEqual({ outcome: 'closed' })
}

const everythingTheBrandSees = ({ slack }: AndonOnSlack) =>
  [
    ...slack.messagesIn('C0SHARED'),
    ...['U0BLIAISON', 'U0BQUALITY', 'U0BMANAGER'].flatMap((user) => [
      ...slack.dmsOf(user),
      ...slack.ephemeralsTo(user),
    ]),
  ].map((one) => `${one.text}\n${one.words}\n${JSON.stringify(one.metadata)}`)

test('warnings and late notices go to the right people in private; the brand learns that something is late, not what', async () => {
  const story = await begin({ installed: [BRAND, FACTORY] })
  await keptInternal(story)
  expect(everythingTheBrandSees(story)).toEqual([])
  await story.advance('2026-02-14T10:00:30Z')
  expect(story.slack.dmsOf('U0FLIAISON').at(-1)?.words).toContain('已逾期')
  await story.advance('2026-02-14T11:00:30Z')
  expect(story.slack.dmsOf('U0FMANAGER').at(-1)?.words).toContain('已逾期')
  expect(everythingTheBrandSees(story)).toEqual([])
  await story.advance('2026-02-14T14:00:30Z')
  const seen = everythingTheBrandSees(story)
  expect(seen).toHaveLength(1)
  expect(seen[0]).toContain('Disclose a safety defect')
  for (const word of [SECRET, '电芯', 'F-1']) expect(seen.join('\n')).not.toContain(word)
  expect(story.slack.dmsOf('U0BLIAISON')).toHaveLength(1)
})

test.each(['user_not_found', 'account_inactive', 'cannot_dm_bot', 'messages_tab_disabled'])(
  'a private message refused with %s falls back to the side’s own channel and no further',
  async (error) => {
    const story = await begin({ installed: [BRAND, FACTORY] })
    await keptInternal(story)
    const { slack } = story
    for (const method of ['conversations.open', 'chat.postMessage'])
      slack.fail(method, { error, times: 999, when: (args) => !String(args.channel ?? 'D').startsWith('C') })
    await story.advance('2026-02-14T10:00:30Z')
    expect(slack.dmsOf('U0FLIAISON')).toEqual([])
    const told = slack.postsIn('C0FACTORY').slice(1)
    expect(told.at(-1)?.words).toContain('<@U0FLIAISON>')
    expect(told.at(-1)?.words).toContain('披露安全缺陷。发给您的私信无法送达')
    expect(everythingTheBrandSees(story).join('\n')).not.toMatch(/机密|电芯|F-1/)
  },
)
