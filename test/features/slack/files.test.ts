import { expect, test } from 'vitest'
import {
  type AndonOnSlack,
  BRAND,
  FACTORY,
  FACTORY_OWN,
  SHARED,
  slackStories,
} from '../../support/andon-on-slack.ts'

const begin = slackStories()
const PHOTO = { name: 'bulge.jpg', mimetype: 'image/jpeg', size: 40_960 }

const history = async ({ as, slack }: AndonOnSlack, person: string, key: string) => {
  await as(person).tells(`ticket ${key} history`)
  return slack.dmsOf(person).at(-1)?.words ?? ''
}
const files = ({ database }: AndonOnSlack) =>
  database.prisma.ticketFile.findMany({ orderBy: { fileId: 'asc' } })
const brandSees = ({ slack }: AndonOnSlack) =>
  JSON.stringify([
    ...slack.messagesIn(SHARED),
    ...['U0BLIAISON', 'U0BQUALITY', 'U0BMANAGER'].flatMap((one) => [
      ...slack.dmsOf(one),
      ...slack.ephemeralsTo(one),
    ]),
  ])

test.each([
  ['the company that installed Andon', 'U0BQUALITY'],
  ['the other company, whose files Slack gives by their ids alone', 'U0FQUALITY'],
])('a file in the thread is evidence, shown by %s', async (_who, person) => {
  const story = await begin()
  const head = await story.as('U0FQUALITY').types(SHARED, '@Andon defect 电池鼓包')
  await story.as(person).types(SHARED, '照片', { thread: head.ts, files: [PHOTO] })
  const [file, ...more] = await files(story)
  expect(more).toEqual([])
  expect(file).toMatchObject({
    platform: 'slack',
    fileId: expect.stringMatching(/^F/),
    name: 'bulge.jpg',
    mimeType: 'image/jpeg',
    size: 40_960n,
    url: expect.stringContaining('https://files.example.com/'),
    audience: 'both',
    deletedAt: null,
  })
  const [card] = story.slack.postsIn(SHARED)
  expect(card?.words).toContain('📎 bulge.jpg (image/jpeg, 41 kB)')
  expect(JSON.stringify(card?.blocks)).toContain(file?.url)
  const words = await history(story, 'U0BLIAISON', 'D-1')
  expect(words).toContain('bulge.jpg (image/jpeg, 41 kB) https://files.example.com/')
  expect(words).toContain('照片')
  // The bytes stay in Slack.
  const calls = story.slack.calls().map(({ method }) => method)
  expect(calls.filter((method) => method.startsWith('files.') && method !== 'files.info')).toEqual([])
})

test('a file without words is evidence and no empty comment', async () => {
  const story = await begin()
  const head = await story.as('U0FQUALITY').types(SHARED, '@Andon defect 电池鼓包')
  await story.as('U0BQUALITY').types(SHARED, '', { thread: head.ts, files: [PHOTO] })
  const whats = (await story.history()).map(({ what }) => what)
  expect(whats).toContain('file-added')
  expect(whats).not.toContain('commented')
})

test('a report with a photo shows it, whoever pressed, and the same message again changes nothing', async () => {
  const story = await begin()
  const told = await story.as('U0FQUALITY').types(SHARED, '电池鼓包', { files: [PHOTO] })
  await story.as('U0BQUALITY').reacts(told, 'beetle')
  await story.slack.redeliver({ times: 3, shuffle: true })
  await story.rest(30)
  const shown = story.slack.postsIn(SHARED).map(({ words }) => words)
  expect(shown.find((words) => words.includes('D-1 · 电池鼓包'))).toContain('📎 bulge.jpg')
  expect(await files(story)).toHaveLength(1)
  const [file] = await files(story)
  expect(file).toMatchObject({ personId: 'f-quality', side: 'factory' })
})

test('a deleted file stays in the record and is said to be deleted; told twice it is said once', async () => {
  const story = await begin({ installed: [BRAND, FACTORY], slack: { bothInstalled: 'each' } })
  const head = await story.as('U0FQUALITY').types(SHARED, '@Andon defect 电池鼓包')
  const said = await story.as('U0BQUALITY').types(SHARED, 'photo', { thread: head.ts, files: [PHOTO] })
  await story.as('U0BQUALITY').deletesFile(said, 'bulge.jpg')
  await story.slack.redeliver({ times: 2, shuffle: true })
  await story.rest(30)
  const [card] = story.slack.postsIn(SHARED)
  expect(card?.words).toContain('bulge.jpg (image/jpeg, 41 kB): deleted there since')
  const [file] = await files(story)
  expect(file?.deletedAt).not.toBeNull()
  expect((await story.history()).filter(({ what }) => what === 'file-deleted')).toHaveLength(1)
  expect(await history(story, 'U0FLIAISON', 'D-1')).toContain('bulge.jpg')
})

test('a file of an internal ticket stays internal, also after its disclosure', async () => {
  const story = await begin({ installed: [BRAND, FACTORY] })
  const { as, slack } = story
  const secret = { ...PHOTO, name: '机密供应商.jpg' }
  const told = await as('U0FLIAISON').types(FACTORY_OWN, '@Andon 缺陷 电池鼓包', { files: [secret] })
  const reply = await as('U0FLIAISON').types(FACTORY_OWN, '另一张', {
    thread: told.ts,
    files: [{ ...PHOTO, name: '机密图纸.pdf' }],
  })
  expect(slack.postsIn(FACTORY_OWN)[0]?.words).toContain('机密供应商.jpg')
  expect(slack.postsIn(FACTORY_OWN)[0]?.words).toContain('机密图纸.pdf')
  await as('U0FLIAISON').presses('向对方披露')
  await as('U0FLIAISON').submits({ 问题描述: '电池鼓包' })
  await as('U0FLIAISON').types(FACTORY_OWN, '内部', {
    thread: told.ts,
    files: [{ ...PHOTO, name: '机密三.jpg' }],
  })
  const card = slack.postsIn(SHARED)[0]
  await as('U0BQUALITY').types(SHARED, 'ours', { thread: card?.ts ?? '', files: [PHOTO] })
  await as('U0FLIAISON').deletesFile(reply, '机密图纸.pdf')
  await history(story, 'U0BLIAISON', 'D-1')
  expect(slack.postsIn(SHARED)[0]?.words).toContain('bulge.jpg')
  expect(brandSees(story)).not.toContain('机密')
  const own = await history(story, 'U0FLIAISON', 'D-1')
  for (const name of ['机密供应商.jpg', '机密图纸.pdf', '机密三.jpg', 'bulge.jpg'])
    expect(own).toContain(name)
})

test('what Slack does not tell of a file in time, or refuses to, is kept by its id', async () => {
  const story = await begin()
  story.slack.fail('files.info', { error: 'file_not_found', times: 9 })
  const head = await story.as('U0FQUALITY').types(SHARED, '@Andon defect 电池鼓包', { files: [PHOTO] })
  await story.as('U0FQUALITY').types(SHARED, '照片', { thread: head.ts })
  const [file] = await files(story)
  expect(file?.name).toBe(file?.fileId)
  expect(story.slack.postsIn(SHARED)[0]?.words).toContain(`📎 ${file?.fileId}`)
})
