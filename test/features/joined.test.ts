import { describe, expect, test } from 'vitest'
import { createChannelJoiner } from '../../src/adapters/console/join-channels.ts'
import { createConsoleDirectory } from '../../src/features/console-directory.ts'
import { setUpPartnership } from '../../src/features/setup/set-up-partnership.ts'
import { type Andon, examplePartnership, startAndon } from '../support/andon.ts'
import { textOf } from '../support/memory-platform.ts'

let keys = 0
const join = (andon: Andon, channelId: string, platform: 'console' | 'slack' = 'console') =>
  andon.app.inbound.handle({
    type: 'joined',
    eventKey: `joined-${++keys}`,
    actor: { platform, userId: 'somebody', workspaceId: null },
    conversation: { kind: 'channel', channelId },
    at: andon.clock.now(),
  })
const introductions = async (andon: Andon) => {
  await andon.app.sweep()
  return andon.platform.shown.filter(({ variants }) =>
    /Andon is here|Andon 已加入/.test(JSON.stringify(variants)),
  )
}

describe('Andon joins a channel', () => {
  test('says once, to each side in its language, what it reads, keeps, where, and how to stop it', async () => {
    const andon = await startAndon()
    expect(await join(andon, 'aurora/shared')).toEqual({ kind: 'none' })
    // The other company installed it too, or somebody let it in again.
    await join(andon, 'aurora/shared')
    const [one, ...more] = await introductions(andon)
    expect(more).toEqual([])
    expect(one?.place).toBe('aurora/shared')
    const brand = textOf(one?.variants.brand)
    expect(brand).toContain('What it reads: each message of this channel')
    expect(brand).toContain('Of all other messages only id and time, for 30 days')
    expect(brand).toContain('in the database of this installation')
    expect(brand).toContain('remove Andon from the channel')
    const factory = textOf(one?.variants.factory)
    expect(factory).toContain('读取什么')
    expect(factory).toContain('30')
    expect(factory).toContain('如何停止')
  })

  test('in a side’s own channel the other side gets nothing', async () => {
    const andon = await startAndon()
    await join(andon, 'aurora/factory')
    const [one] = await introductions(andon)
    expect(Object.keys(one?.variants ?? {})).toEqual(['factory'])
    expect(textOf(one?.variants.factory)).toContain('只展示给己方')
  })

  test('a channel nobody named yet hears of it once a file names it', async () => {
    const andon = await startAndon()
    await join(andon, 'C0NEW', 'slack')
    const waiting = () =>
      andon.database.prisma.delivery.findMany({ where: { lane: 'slack/C0NEW' }, select: { state: true } })
    expect(await waiting()).toEqual([])
    const partnership = examplePartnership()
    const named = {
      ...partnership,
      channels: [
        ...partnership.channels,
        { platform: 'slack' as const, channelId: 'C0NEW', audience: 'both' as const },
      ],
    }
    const setUp = () =>
      andon.store.transaction((tx) => setUpPartnership(andon.app.features, tx, named, 'test'))
    await setUp()
    expect(await waiting()).toHaveLength(1)
    await setUp()
    await join(andon, 'C0NEW', 'slack')
    expect(await waiting()).toHaveLength(1)
  })

  test('the console tells itself, once for each partnership', async () => {
    const andon = await startAndon()
    const directory = createConsoleDirectory(andon.app.features)
    const joiner = () => createChannelJoiner({ directory, inbound: andon.app.inbound, clock: andon.clock })
    const first = joiner()
    await first()
    await first()
    await joiner()()
    expect((await introductions(andon)).map(({ place }) => place)).toEqual(['aurora/shared'])
  })
})
