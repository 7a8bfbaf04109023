import { action, type Chapter } from '../scene.ts'

export const defects: Chapter = {
  name: 'defects',
  shows: [
    'ticket/ticket-card.ts#ticketCard',
    'ticket/done-card.ts#doneCard',
    'ticket/history-card.ts#historyCard',
    'ticket/list-card.ts#listCard',
  ],
  tell: async ({ at, advance, app, platform, keep, posted }) => {
    const brand = at('b-quality', 'shared')
    const factory = at('f-quality', 'shared')
    const shared = (name: string) => posted(name, 'aurora/shared')
    await brand.submit(await formFor(brand), {
      text: '12 of 500 hinges crack at -10 °C.\nSee the photo from the cold room.',
      class: 'functional',
      severity: 'critical',
      partNumber: 'HNG-204',
      lots: 'L2611, L2612',
      quantityAffected: '12',
      quantityTotal: '500',
      whereFound: 'IQC',
    })
    shared('reported with all facts')
    keep('acknowledged', await factory.command('/ticket D-1 acknowledge'))
    keep('contained', await factory.command('/ticket D-1 contained 已全检 500 件'))
    shared('contained')
    keep(
      'commented for the own side',
      await at('f-quality', 'dm').command('/ticket D-1 comment 先别说供应商的事'),
    )
    keep('commented for both', await brand.command('/ticket D-1 comment Thank you for the quick answer'))
    const head = platform.shown.find(({ place }) => place === 'aurora/shared')?.ref.messageId
    const files = [1, 2, 3, 4, 5, 6, 7].map((n) => ({
      id: `F${n}`,
      name: `铰链 ${n}.jpg`,
      mimeType: 'image/jpeg',
      size: 41_000 * n ** 4,
      url: n === 3 ? '' : `https://files.example.com/F${n}`,
    }))
    await factory.say('照片见附件', head, files)
    await app.inbound.handle({
      type: 'file-deleted',
      eventKey: 'file-deleted',
      actor: { platform: 'console', userId: '', workspaceId: null },
      conversation: { kind: 'channel', channelId: 'aurora/shared' },
      fileId: 'F6',
      at: app.features.clock.now(),
    })
    await app.sweep()
    shared('with files')
    keep('root cause', await factory.command('/ticket D-1 root cause 注塑温度过低'))
    keep('corrected', await factory.command('/ticket D-1 corrected 已调整参数'))
    keep('verified', await brand.command('/ticket D-1 verified'))
    keep('closed', await brand.command('/ticket D-1 close'))
    shared('closed')
    keep('reopened', await brand.command('/ticket D-1 reopen It cracked again'))
    shared('reopened')
    keep('read by the brand', await at('b-liaison', 'dm').command('/ticket D-1'))
    keep('read by the factory', await at('f-liaison', 'dm').command('/ticket D-1'))
    keep('its history, to the brand', await at('b-liaison', 'dm').command('/ticket D-1 history'))
    keep('its history, to the factory', await at('f-liaison', 'dm').command('/ticket D-1 history'))

    await brand.command('/defect Scratches on the lid')
    keep('rejected', await factory.command('/ticket D-2 reject 在限度样范围内'))
    shared('rejected, waiting for the raiser')
    keep('rejection accepted', await brand.press(action('ticket-act', 'D-2', 'accept-rejection')))
    shared('rejected')

    await brand.command('/defect Wrong carton')
    keep('withdrawal asked for', await brand.command('/ticket D-3 withdraw Our own mistake'))
    shared('a withdrawal waits for the other side')
    keep('withdrawal agreed', await factory.press(action('ticket-act', 'D-3', 'consent-withdrawal')))
    shared('withdrawn')

    await brand.command('/defect Hinges crack')
    keep('marked as a duplicate', await factory.command('/ticket D-4 duplicate D-1'))
    shared('a duplicate, waiting for the raiser')

    for (const word of ['open', 'overdue', 'mine', 'all'])
      keep(`list: ${word}`, await at('b-quality', 'dm').command(`/ticket list ${word}`))
    for (let more = 0; more < 9; more++) await brand.command(`/defect Burr number ${more + 1}`)
    keep('list: a second page', await at('b-quality', 'dm').command('/ticket list all 2'))
    await advance('2026-02-16T09:00:00Z')
    keep('list: overdue clocks', await at('f-quality', 'dm').command('/ticket list overdue'))
    keep('list: past the end', await at('f-quality', 'dm').command('/ticket list all 9'))
    keep('a ticket that is late', await at('f-quality', 'dm').command('/ticket D-1'))
  },
}

async function formFor(voice: ReturnType<Parameters<Chapter['tell']>[0]['at']>) {
  const reply = await voice.command('/defect')
  if (reply.kind !== 'form') throw new Error('no form')
  return reply.form
}
