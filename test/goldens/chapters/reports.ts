import type { Chapter } from '../scene.ts'

export const reports: Chapter = {
  name: 'reports',
  shows: [
    'report/filed-card.ts#filedCard',
    'conversation/joined.ts#introduction',
    'ticket/ticket-card.ts#ticketCard',
  ],
  tell: async ({ at, advance, app, keep, posted }) => {
    for (const place of ['shared', 'factory']) {
      await app.inbound.handle({
        type: 'joined',
        eventKey: `joined-${place}`,
        actor: { platform: 'console', userId: 'somebody', workspaceId: null },
        conversation: { kind: 'channel', channelId: `aurora/${place}` },
        at: app.features.clock.now(),
      })
      await app.sweep()
      posted(`Andon joins: ${place}`, `aurora/${place}`)
    }
    keep(
      'a defect reported in private is filed',
      await at('f-liaison', 'dm').command('/defect 电池鼓包，200 个中有 3 个，批次 L2611'),
    )
    posted('an internal defect', 'aurora/factory')
    const ask = await at('f-quality', 'dm').command('/change 泡棉由 0.3 mm 改为 0.5 mm')
    if (ask.kind !== 'form') throw new Error('a change told in private asks first')
    keep(
      'a change told in private and confirmed is filed',
      await at('f-quality', 'dm').submit(ask.form, { text: '泡棉由 0.3 mm 改为 0.5 mm' }),
    )
    posted('a change', 'aurora/shared')
    await at('b-quality', 'shared').command('/defect 12 of 500 hinges crack at -10 °C')
    posted('a defect', 'aurora/shared')
    const said = await at('b-liaison', 'shared').say('Ear tips <tear> & peel *after* a week')
    await advance('2026-02-12T10:00:00Z')
    await at('f-quality', 'shared').shortcut('report-defect', said)
    posted('a defect in the words of somebody else', 'aurora/shared')
    await at('f-quality', 'shared').command(`/defect 电池鼓包。\n${'详见下文。'.repeat(800)}`)
    posted('a defect too long for a card', 'aurora/shared')
  },
}
