import type { types } from '@slack/bolt'
import { afterEach, expect, test } from 'vitest'
import type { Specification } from '../support/fake-slack/specification.ts'
import { clientOf, refusalOf, startBolt, startTwoCompanies } from './two-companies.ts'

const stops: (() => Promise<unknown>)[] = []
const start = async (change: Partial<Specification> = {}) => {
  const world = await startTwoCompanies(change)
  const { app, stop } = await startBolt(world.slack)
  stops.push(stop, world.slack.stop)
  return { ...world, app }
}
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop()
})

const plain = (text: string) => ({ type: 'plain_text', text }) as const
const pressable = (action_id: string, label: string) =>
  ({ type: 'actions', elements: [{ type: 'button', action_id, text: plain(label), value: 'v' }] }) as const
const modal: types.ModalView = {
  type: 'modal',
  callback_id: 'report',
  title: plain('Report'),
  submit: plain('Send'),
  blocks: [
    {
      type: 'input',
      block_id: 'title',
      label: plain('Title'),
      element: { type: 'plain_text_input', action_id: 'v' },
    },
    {
      type: 'input',
      block_id: 'class',
      optional: true,
      label: plain('Class'),
      element: {
        type: 'static_select',
        action_id: 'v',
        options: [{ text: plain('Safety'), value: 'safety' }],
        initial_option: { text: plain('Safety'), value: 'safety' },
      },
    },
  ],
}

test('a command reaches the app; its answer is seen by the person alone', async () => {
  const { slack, app } = await start()
  const seen: unknown[] = []
  app.command('/defect', async ({ command, ack, context }) => {
    seen.push([command.text, command.channel_name, command.user_id, context.teamId])
    await ack({ response_type: 'ephemeral', text: 'Filed.' })
  })
  await slack.as('U0MAYA').command('/defect', 'burrs & more', 'C0SHARED')
  expect(seen).toEqual([['burrs & more', 'aurora', 'U0MAYA', 'T0NORTH']])
  expect(slack.ephemeralsTo('U0MAYA')).toMatchObject([{ channelId: 'C0SHARED', text: 'Filed.' }])
  expect(slack.ephemeralsTo('U0LIU')).toEqual([])
  await expect(slack.as('U0LIU').command('/defect', 'x', 'C0SHARED')).rejects.toThrow(
    'T0LICHU did not install the app',
  )
  await expect(slack.as('U0MAYA').command('/other')).rejects.toThrow('the manifest declares no /other')
})

test('an app that answers with an error, or with blocks Slack refuses, shows a failure', async () => {
  const { slack, app } = await start()
  app.command('/defect', async ({ command, ack }) => {
    if (command.text === 'throw') throw new Error('on purpose')
    await ack({ blocks: [{ type: 'header', text: plain('x'.repeat(151)) }] })
  })
  await expect(slack.as('U0MAYA').command('/defect', 'throw')).rejects.toThrow('the app answered 500')
  await expect(slack.as('U0MAYA').command('/defect')).rejects.toThrow('invalid_blocks')
  expect(slack.problems).toHaveLength(2)
})

test('a modal: opened within three seconds, once; complained about, submitted, closed', async () => {
  const { slack, app, advance } = await start()
  const triggers: string[] = []
  app.command('/defect', async ({ command, ack, client }) => {
    triggers.push(command.trigger_id)
    if (command.text === 'late') advance(3_001)
    await ack()
    await client.views.open({ trigger_id: command.trigger_id, view: modal })
  })
  const submitted: unknown[] = []
  app.view('report', async ({ view, ack, body }) => {
    const title = view.state.values.title?.v?.value ?? ''
    submitted.push([title, view.state.values.class?.v?.selected_option?.value, body.user.id])
    if (title.length < 3) return ack({ response_action: 'errors', errors: { title: 'Too short.' } })
    return ack()
  })
  const maya = slack.as('U0MAYA')
  await maya.command('/defect')
  expect(maya.modal()?.callback_id).toBe('report')
  await expect(maya.submits({})).rejects.toThrow('“Title” must be answered')
  await expect(maya.submits({ Colour: 'red' })).rejects.toThrow('no question “Colour”')
  expect(await maya.submits({ Title: 'x' })).toEqual({ outcome: 'errors', errors: { title: 'Too short.' } })
  expect(await maya.submits({ Title: 'Burrs' })).toEqual({ outcome: 'closed' })
  expect(maya.modal()).toBeNull()
  expect(submitted).toEqual([
    ['x', 'safety', 'U0MAYA'],
    ['Burrs', 'safety', 'U0MAYA'],
  ])

  const again = { trigger_id: String(triggers[0]), view: modal }
  expect((await refusalOf(clientOf(slack).views.open(again))).error).toBe('exchanged_trigger_id')
  expect((await refusalOf(clientOf(slack).views.open({ ...again, trigger_id: '1.2.3' }))).error).toBe(
    'invalid_trigger_id',
  )
  // Bolt acknowledged before; only the modal fails.
  await maya.command('/defect', 'late').catch(() => undefined)
  expect(slack.calls('views.open').at(-1)?.outcome).not.toBe('ok')
  expect(slack.calls('views.open').some((one) => one.outcome === 'expired_trigger_id')).toBe(true)
})

test('a person of the company without the app presses and submits; the payload tells both teams', async () => {
  const { slack, app } = await start()
  const seen: unknown[] = []
  app.action('go', async ({ body, ack, client, context }) => {
    if (body.type !== 'block_actions') return
    seen.push([body.team?.id, body.user.team_id, context.teamId, body.actions[0]?.type])
    await ack()
    await client.views.open({ trigger_id: body.trigger_id, view: modal })
  })
  app.view('report', async ({ body, view, ack, context }) => {
    seen.push([body.team?.id, view.app_installed_team_id, context.teamId])
    await ack()
  })
  await clientOf(slack).chat.postMessage({ channel: 'C0SHARED', text: 'x', blocks: [pressable('go', 'Go')] })
  const liu = slack.as('U0LIU')
  expect(liu.buttons()).toEqual(['Go'])
  await expect(liu.presses('Stop')).rejects.toThrow('no button “Stop” among Go')
  await liu.presses('Go')
  await liu.submits({ Title: '毛刺' })
  // bolt-js issue 1614: a submission's team is the person's, its installation stands in the view.
  expect(seen).toEqual([
    ['T0NORTH', 'T0LICHU', 'T0NORTH', 'button'],
    ['T0LICHU', 'T0NORTH', 'T0NORTH'],
  ])
})

test('an address for answers: replaces, deletes, and ends after five times or half an hour', async () => {
  const { slack, app, advance } = await start()
  const addresses: string[] = []
  app.action('go', async ({ body, ack }) => {
    if (body.type === 'block_actions') addresses.push(body.response_url)
    await ack()
  })
  const client = clientOf(slack)
  await client.chat.postEphemeral({
    channel: 'C0SHARED',
    user: 'U0LIU',
    text: 'x',
    blocks: [pressable('go', 'Go')],
  })
  await slack.as('U0LIU').presses('Go')
  const answer = async (body: object) => {
    const response = await fetch(String(addresses.at(-1)), { method: 'POST', body: JSON.stringify(body) })
    return [response.status, await response.text()]
  }
  expect(await answer({ replace_original: true, text: 'replaced' })).toEqual([200, 'ok'])
  expect(slack.ephemeralsTo('U0LIU').map((one) => one.text)).toEqual(['replaced'])
  expect(await answer({ replace_original: false, text: 'more' })).toEqual([200, 'ok'])
  expect(slack.ephemeralsTo('U0LIU').map((one) => one.text)).toEqual(['replaced', 'more'])
  expect(await answer({ delete_original: true })).toEqual([200, 'ok'])
  expect(slack.ephemeralsTo('U0LIU').map((one) => one.text)).toEqual(['more'])
  expect((await answer({ replace_original: false, text: 'x', color: 'red' }))[0]).toBe(500)
  await answer({ replace_original: false, text: 'fifth' })
  expect(await answer({ replace_original: false, text: 'sixth' })).toEqual([
    404,
    '{"ok":false,"error":"used_url"}',
  ])

  await client.chat.postMessage({ channel: 'C0SHARED', text: 'x', blocks: [pressable('go', 'Again')] })
  await slack.as('U0LIU').presses('Again')
  advance(30 * 60_000 + 1)
  expect(await answer({ replace_original: false, text: 'late' })).toEqual([
    404,
    '{"ok":false,"error":"expired_url"}',
  ])
})

test('questions inside a message come along with its button', async () => {
  const { slack, app } = await start()
  const values: unknown[] = []
  app.action('go', async ({ body, ack }) => {
    if (body.type === 'block_actions') values.push(body.state?.values)
    await ack()
  })
  const blocks = [...modal.blocks, pressable('go', 'Send')]
  await clientOf(slack).chat.postMessage({ channel: 'C0SHARED', text: 'x', blocks })
  await slack.as('U0LIU').presses('Send', { given: { Title: '毛刺' } })
  expect(values).toEqual([
    {
      title: { v: { type: 'plain_text_input', value: '毛刺' } },
      class: { v: { type: 'static_select', selected_option: { text: plain('Safety'), value: 'safety' } } },
    },
  ])
})

test('shortcuts carry the message they were called on', async () => {
  const { slack, app } = await start()
  const seen: unknown[] = []
  app.shortcut('report-defect', async ({ shortcut, ack }) => {
    if (shortcut.type === 'message_action')
      seen.push([shortcut.message.text, shortcut.channel.id, shortcut.message_ts])
    await ack()
  })
  app.shortcut('open', async ({ shortcut, ack }) => {
    seen.push(shortcut.type)
    await ack()
  })
  const posted = await slack.as('U0LIU').types('C0SHARED', '毛刺')
  await slack.as('U0MAYA').shortcut('Report a defect', posted)
  await slack.as('U0MAYA').shortcut('Open Andon')
  expect(seen).toEqual([['毛刺', 'C0SHARED', posted.ts], 'shortcut'])
  await expect(slack.as('U0LIU').shortcut('Report a defect', posted)).rejects.toThrow('did not install')
})

test('the home tab is told of and published', async () => {
  const { slack, app } = await start()
  app.event('app_home_opened', async ({ event, client }) => {
    await client.views.publish({
      user_id: event.user,
      view: { type: 'home', blocks: [pressable('go', 'Mine')] },
    })
  })
  await slack.as('U0MAYA').opensHome()
  expect(slack.as('U0MAYA').buttons()).toEqual(['Mine'])
})
