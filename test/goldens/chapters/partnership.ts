import { Forbidden } from '../../../src/errors.ts'
import { proposeAgreement } from '../../../src/features/agreement/propose-agreement.ts'
import { openContext } from '../../../src/features/context.ts'
import { exampleAgreement } from '../../support/andon.ts'
import { action, type Chapter, type Scene } from '../scene.ts'

export const partnership: Chapter = {
  name: 'partnership',
  shows: [
    'agreement/agreement-card.ts#agreementCard',
    'check-in/calendar-card.ts#calendarCard',
    'settings/help-card.ts#helpCard',
    'settings/status-card.ts#statusCard',
    'settings/preferences.ts#told',
    'notices/workspace-left.ts#leftCard',
    'conversation/offer-private.ts#offer',
  ],
  tell: async (scene) => {
    const { at, keep, posted, app, platform } = scene
    const brand = at('b-liaison', 'dm')
    const factory = at('f-liaison', 'dm')
    keep('help', await brand.command('/andon help'))
    keep('status', await brand.command('/andon status'))
    keep('the agreement in force', await factory.command('/andon agreement'))
    keep('calendars', await brand.press(action('calendar')))
    keep('a calendar renewed', await brand.press(action('calendar-renew', 'side')))
    await proposeVersion2(scene)
    keep('a version waits, to an approver', await brand.command('/andon agreement'))
    keep('a version waits, to others', await factory.command('/andon agreement'))
    keep('accepted by one side', await brand.press(action('agreement-accept', '2')))
    keep('accepted by both', await at('f-quality', 'dm').press(action('agreement-accept', '2')))

    platform.fail = () => {
      throw new Forbidden('slack-is-archived')
    }
    await at('b-quality', 'shared').command('/defect Lid does not close')
    platform.fail = () => undefined
    keep('status with a message that did not arrive', await brand.command('/andon status'))

    keep('a zone is chosen', await brand.command('/andon zone Europe/Berlin'))
    await app.inbound.handle({
      type: 'workspace-left',
      eventKey: 'left',
      actor: { platform: 'console', userId: 'somebody', workspaceId: 'gone' },
      conversation: { kind: 'dm', channelId: 'nowhere' },
      people: ['f-liaison', 'f-quality', 'f-manager'],
      at: app.features.clock.now(),
    })
    await app.sweep()
    posted('the other company removed Andon', '@b-liaison')
    await app.inbound.handle({
      type: 'private-refused',
      eventKey: 'private-refused',
      actor: { platform: 'console', userId: 'f-liaison', workspaceId: 'aurora' },
      conversation: { kind: 'channel', channelId: 'aurora/shared' },
      at: app.features.clock.now(),
      url: 'https://teams.example.com/l/app/andon',
    })
    await app.sweep()
    posted('how to be told things in private', 'aurora/shared')
    const { tongue } = scene
    keep('a language is chosen', await brand.command(`/andon language ${tongue === 'both' ? 'en' : tongue}`))
  },
}

async function proposeVersion2({ app, store }: Scene): Promise<void> {
  const [first, ...rest] = exampleAgreement().obligations
  if (!first) throw new Error('the example agreement has no rules')
  await store.transaction(async (tx) => {
    const context = await openContext(app.features, tx, 'aurora', 'golden')
    if (!context) throw new Error('aurora is missing')
    await proposeAgreement(context, {
      ...exampleAgreement(),
      version: 2,
      obligations: [{ ...first, within: 'PT12H', warn: ['PT2H'] }, ...rest],
    })
  })
}
