import { describe, expect, it } from 'vitest'
import { type PartnershipChange, partnershipDiff } from '../../../src/domain/partnership/diff.ts'
import { missingRoles } from '../../../src/domain/partnership/missing-roles.ts'
import type { Partnership, SideProfile } from '../../../src/domain/partnership/partnership.ts'
import { aurora, channel, person } from './aurora.ts'

const lines = (changes: readonly PartnershipChange[]) =>
  changes.map(({ kind, path, before, after }) => `${kind} ${path}: ${before} → ${after}`)
const diff = (after: Partial<Partnership>, before: Partnership | null = aurora) =>
  lines(partnershipDiff(before, { ...aurora, ...after }))
const factory = (change: Partial<SideProfile>) => ({
  sides: { ...aurora.sides, factory: { ...aurora.sides.factory, ...change } },
})

describe('what an update changes', () => {
  it('is nothing for the same partnership, whatever the order of lists', () => {
    expect(diff({})).toEqual([])
    expect(diff({ people: aurora.people.toReversed(), channels: aurora.channels.toReversed() })).toEqual([])
    const people = aurora.people.map((each) => ({ ...each, roles: each.roles.toReversed() }))
    expect(diff({ people })).toEqual([])
  })
  it('is told field by field', () => {
    expect(diff({ name: 'Aurora 2', checkIn: null })).toEqual([
      'changed name: Aurora → Aurora 2',
      'removed checkIn.weekday: wed → null',
      'removed checkIn.weekdayOf: brand → null',
      'removed checkIn.minutes: 30 → null',
      'removed checkIn.mode: overlap → null',
    ])
    expect(diff(factory({ zone: 'Asia/Tokyo', region: 'GD', country: 'JP' }))).toEqual([
      'changed factory.country: CN → JP',
      'added factory.region: null → GD',
      'changed factory.zone: Asia/Shanghai → Asia/Tokyo',
    ])
  })
  it('is told day by day and date by date', () => {
    const { hours } = aurora.sides.factory
    const change = {
      hours: { ...hours, 1: [{ from: 480, to: 720 }], 6: [] },
      holidays: { add: ['2026-05-02'], remove: ['2026-05-01'] },
      workdays: ['2026-05-09'],
      closures: [{ from: '2026-08-01', to: '2026-08-07', name: 'Summer' }],
    }
    expect(diff(factory(change))).toEqual([
      'changed factory.hours.mon: 09:00-17:30 → 08:00-12:00',
      'removed factory.hours.sat: 09:00-17:30 → null',
      'added factory.holidays.add.2026-05-02: null → 2026-05-02',
      'added factory.holidays.remove.2026-05-01: null → 2026-05-01',
      'added factory.workdays.2026-05-09: null → 2026-05-09',
      'added factory.closures.2026-08-01/2026-08-07: null → Summer',
    ])
  })
  it('follows people by id', () => {
    const [b1, b2, f1] = aurora.people
    const renamed = { ...b1!, name: 'Rachel M.', roles: ['approver'] as const, zone: 'America/New_York' }
    const onSlack = {
      ...f1!,
      identities: [...f1!.identities, { platform: 'slack', userId: 'U01', workspaceId: 'T01' } as const],
    }
    expect(diff({ people: [renamed, b2!, onSlack, person('f3', 'factory', ['quality'], '李明')] })).toEqual([
      'changed people.b1.name: Rachel → Rachel M.',
      'added people.b1.zone: null → America/New_York',
      'changed people.b1.roles: approver, liaison → approver',
      'added people.f1.slack: null → U01 (T01)',
      'removed people.f2: 王建国, factory, approver → null',
      'added people.f3: null → 李明, factory, quality',
    ])
  })
  it('follows channels by id, those of the console left out', () => {
    const console = { platform: 'console', channelId: 'aurora-shared', audience: 'both' } as const
    expect(diff({ channels: [channel('C0SHARED', 'brand'), channel('C0NEW', 'both'), console] })).toEqual([
      'changed channels.slack:C0SHARED.audience: both → brand',
      'removed channels.slack:C0FACTORY: factory → null',
      'added channels.slack:C0NEW: null → both',
    ])
    expect(diff({}, { ...aurora, channels: [...aurora.channels, console] })).toEqual([])
  })
  it('is everything for a new partnership', () => {
    const changes = partnershipDiff(null, aurora)
    expect(changes.every(({ kind, before }) => kind === 'added' && before === null)).toBe(true)
    expect(lines(changes)).toContain('added people.f1: null → 陈静, factory, liaison')
    expect(lines(changes)).toContain('added brand.closures.2026-12-24/2026-12-31: null → Shutdown')
    expect(changes.some(({ path }) => path === 'brand.hours.sat')).toBe(false)
  })
  it('is not asked between different partnerships', () => {
    expect(() => partnershipDiff({ ...aurora, id: 'borealis' }, aurora)).toThrow(TypeError)
  })
})

describe('roles nobody holds', () => {
  it('are told for both sides', () => {
    expect(missingRoles(aurora)).toEqual([])
    const people = [person('b1', 'brand', ['liaison']), person('f1', 'factory', ['manager'])]
    expect(missingRoles({ people })).toEqual([
      { side: 'brand', role: 'approver' },
      { side: 'factory', role: 'liaison' },
      { side: 'factory', role: 'approver' },
    ])
  })
})
