import { Forbidden } from '../../../src/errors.ts'
import { action, type Chapter, type Scene } from '../scene.ts'

export const clocks: Chapter = {
  name: 'clocks',
  shows: [
    'notices/notice-card.ts#ticketNoticeCard',
    'notices/notice-card.ts#lateNoticeCard',
    'clocks/hold-handlers.ts#holdForm',
    'clocks/hold-handlers.ts#hold',
    'clocks/hold-handlers.ts#waiveClock',
    'clocks/hold-handlers.ts#letGo',
    'outbox/fall-back.ts#mentionCards',
    'ticket/ticket-card.ts#ticketCard',
    'ticket/list-card.ts#listCard',
  ],
  options: { at: '2026-02-13T10:00:00Z' },
  tell: async (scene) => {
    const { advance, at, posted, keep } = scene
    await reportSafetyDefect(scene, 'F-1')
    posted('an internal defect with a clock', 'aurora/factory')
    await advance('2026-02-13T22:00:00Z')
    posted('a warning', '@f-liaison')
    await advance('2026-02-14T10:00:00Z')
    posted('the time has passed', '@f-liaison')
    posted('an internal defect that is late', 'aurora/factory')
    const ask = keep('until when', await pressLast(scene, 'f-liaison', 'clock-hold'))
    if (ask.kind !== 'form') throw new Error('holding asks until when')
    keep('held', await at('f-liaison', 'dm').submit(ask.form, { until: '2026-02-14T20:00' }))
    posted('an internal defect, held', 'aurora/factory')
    await advance('2026-02-14T14:00:00Z')
    posted('what the other side is told of an undisclosed defect', '@b-liaison')
    posted('late, to a manager', '@f-manager')

    await at('b-quality', 'shared').command('/defect Lid does not close')
    const edit = await at('b-quality', 'shared').press(action('ticket-act', 'D-1', 'edit'))
    if (edit.kind !== 'form') throw new Error('editing asks')
    await at('b-quality', 'shared').submit(edit.form, { text: 'Lid does not close', severity: 'major' })
    await advance('2026-02-19T14:00:00Z')
    posted('late, to the side it is owed to', '@b-liaison')
    keep(
      'waived by an approver',
      await at('b-liaison', 'dm').command('/ticket D-1 waive contain Seen on site'),
    )
    await at('b-quality', 'shared').submit(edit.form, { text: 'Lid does not close', severity: 'minor' })
    posted('a defect with clocks', 'aurora/shared')

    await at('b-quality', 'shared').command('/defect Hinge cracks')
    const again = await at('b-quality', 'shared').press(action('ticket-act', 'D-2', 'edit'))
    if (again.kind !== 'form') throw new Error('editing asks')
    await at('b-quality', 'shared').submit(again.form, { text: 'Hinge cracks', severity: 'major' })
    await at('b-quality', 'shared').submit(again.form, { text: 'Hinge cracks', severity: 'minor' })
    const card = posted('a clock whose rule no longer matches', 'aurora/shared').brand
    const letGo = actionsOf(card).find((one) => one.startsWith('clock-let-go|'))
    keep('let go', await at('b-quality', 'shared').press(letGo ?? ''))
    keep('what is overdue', await at('f-liaison', 'dm').command('/ticket list overdue'))
    await refusedPrivately(scene)
  },
}

/** Nobody of the factory can be told in private; then not even in its own channel. */
async function refusedPrivately(scene: Scene): Promise<void> {
  const { advance, platform, posted } = scene
  await advance('2026-02-20T00:00:00Z')
  await reportSafetyDefect(scene, 'F-2')
  platform.fail = ({ destination }) => {
    if (destination.kind === 'person') throw new Forbidden('cannot-dm')
  }
  await advance('2026-02-20T12:00:00Z')
  posted('a warning nobody could be told in private', 'aurora/factory')
  await advance('2026-02-21T00:00:00Z')
  posted('a late promise nobody could be told in private', 'aurora/factory')
  platform.fail = ({ destination, variants }) => {
    const text = JSON.stringify(variants)
    if (destination.kind === 'person') throw new Forbidden('cannot-dm')
    if (destination.channelId === 'aurora/factory' && text.includes('mention')) throw new Forbidden('not-in')
  }
  await advance('2026-02-21T01:00:00Z')
  posted('the shared channel, where nothing is said', 'aurora/shared')
}

async function reportSafetyDefect({ at }: Scene, key: string): Promise<void> {
  const liaison = at('f-liaison', 'factory')
  await liaison.command('/defect 电池鼓包，200 个中有 3 个')
  const edit = await liaison.press(action('ticket-act', key, 'edit'))
  if (edit.kind !== 'form') throw new Error('editing asks')
  await liaison.submit(edit.form, {
    text: '电池鼓包，200 个中有 3 个',
    class: 'safety',
    severity: 'critical',
  })
}

type Seen = ReturnType<Scene['posted']>['brand']
const actionsOf = (card: Seen): readonly string[] =>
  card?.elements.flatMap((element) =>
    element.type === 'buttons' ? element.buttons.map((button) => button.action) : [],
  ) ?? []

/** Presses the button with this verb under the last private message to somebody. */
async function pressLast({ platform, at }: Scene, person: string, verb: string) {
  const last = platform.shown.filter(({ place }) => place === `@${person}`).at(-1)?.variants
  const found = actionsOf(last?.brand ?? last?.factory).find((one) => one.startsWith(`${verb}|`))
  return at(person, 'dm').press(found ?? '')
}
