import { expect, test } from 'vitest'
import { channelIdOf, channelOfTab, parseChannelId } from '../../../src/adapters/console/channels.ts'

test.each([
  ['aurora/shared', { kind: 'channel', partnershipId: 'aurora', audience: 'both' }],
  ['aurora/brand', { kind: 'channel', partnershipId: 'aurora', audience: 'brand' }],
  ['aurora/factory', { kind: 'channel', partnershipId: 'aurora', audience: 'factory' }],
  ['dm:aurora/f-liaison', { kind: 'dm', partnershipId: 'aurora', personId: 'f-liaison' }],
] as const)('%s reads and writes the same', (id, channel) => {
  expect(parseChannelId(id)).toEqual(channel)
  expect(channelIdOf(channel)).toBe(id)
})

test.each(['', 'aurora', 'aurora/both', 'aurora/shared/x', 'dm:aurora', 'dm:aurora/a/b', 'C0SHARED'])(
  '%j is no conversation of the console',
  (id) => {
    expect(parseChannelId(id)).toBeNull()
  },
)

test('the internal tab is the channel of the reader’s own side', () => {
  expect(channelIdOf(channelOfTab('aurora', 'brand', 'b-liaison', 'own'))).toBe('aurora/brand')
  expect(channelIdOf(channelOfTab('aurora', 'factory', 'f-liaison', 'own'))).toBe('aurora/factory')
  expect(channelIdOf(channelOfTab('aurora', 'factory', 'f-liaison', 'dm'))).toBe('dm:aurora/f-liaison')
})
