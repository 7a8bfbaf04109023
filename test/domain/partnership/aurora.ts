import type {
  ChannelSpec,
  Partnership,
  Person,
  Role,
  Side,
} from '../../../src/domain/partnership/partnership.ts'

export const person = (id: string, side: Side, roles: readonly Role[], name = id): Person => ({
  id,
  side,
  name,
  email: null,
  roles,
  zone: null,
  language: null,
  identities: [{ platform: 'console', userId: id, workspaceId: null }],
})

export const channel = (channelId: string, audience: ChannelSpec['audience']): ChannelSpec => ({
  platform: 'slack',
  channelId,
  audience,
})

const open = [{ from: 540, to: 1050 }]

/** A small partnership to change. */
export const aurora: Partnership = {
  id: 'aurora',
  name: 'Aurora',
  sides: {
    brand: {
      name: 'Northwind',
      country: 'US',
      region: 'CA',
      zone: 'America/Los_Angeles',
      language: 'en',
      hours: { 1: open, 2: open, 3: open, 4: open, 5: open, 6: [], 7: [] },
      holidays: { add: ['2026-11-27'], remove: [] },
      workdays: [],
      closures: [{ from: '2026-12-24', to: '2026-12-31', name: 'Shutdown' }],
    },
    factory: {
      name: 'Lichuang',
      country: 'CN',
      region: null,
      zone: 'Asia/Shanghai',
      language: 'zh-Hans',
      hours: { 1: open, 2: open, 3: open, 4: open, 5: open, 6: open, 7: [] },
      holidays: { add: [], remove: [] },
      workdays: [],
      closures: [],
    },
  },
  people: [
    person('b1', 'brand', ['liaison', 'approver'], 'Rachel'),
    person('b2', 'brand', ['quality'], 'David'),
    person('f1', 'factory', ['liaison'], '陈静'),
    person('f2', 'factory', ['approver'], '王建国'),
  ],
  channels: [channel('C0SHARED', 'both'), channel('C0FACTORY', 'factory')],
  checkIn: { weekday: 3, weekdayOf: 'brand', minutes: 30, mode: 'overlap' },
}
