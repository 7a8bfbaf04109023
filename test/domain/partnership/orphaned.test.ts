import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { changeText, orphanText } from '../../../src/domain/partnership/change-text.ts'
import { type OpenTicketNeeds, orphaned } from '../../../src/domain/partnership/orphaned.ts'
import type { Partnership, Person } from '../../../src/domain/partnership/partnership.ts'
import { aurora, channel } from './aurora.ts'

const ticket = (key: string, needs: Partial<OpenTicketNeeds> = {}): OpenTicketNeeds => ({
  key,
  filedBy: 'nobody',
  owners: [],
  owedBy: [],
  awaitsApprovalOf: [],
  channels: [],
  ...needs,
})
const check = (after: Partial<Partnership>, ...tickets: OpenTicketNeeds[]) =>
  orphaned(aurora, { ...aurora, ...after }, tickets).map(
    ({ code, tickets: keys, params }) => `${code} ${keys.join(',')} ${Object.values(params).join(' ')}`,
  )
const without = (id: string) => ({ people: aurora.people.filter((each) => each.id !== id) })
const having = (id: string, change: Partial<Person>) => ({
  people: aurora.people.map((each) => (each.id === id ? { ...each, ...change } : each)),
})

describe('an update that leaves open tickets behind', () => {
  it('removes somebody who owns something unfinished', () => {
    expect(
      check(without('b2'), ticket('D-1', { owners: ['b2'] }), ticket('D-2', { owners: ['b1'] })),
    ).toEqual(['owner-removed D-1 David b2'])
  })
  it('moves somebody who filed or owns one to the other side', () => {
    expect(
      check(
        having('b2', { side: 'factory' }),
        ticket('D-1', { filedBy: 'b2' }),
        ticket('C-3', { owners: ['b2'] }),
      ),
    ).toEqual(['person-changed-side D-1,C-3 David b2'])
  })
  it('takes the last liaison from a side that owes a running clock', () => {
    const owed = ticket('D-1', { owedBy: ['factory'] })
    expect(check(without('f1'), owed)).toEqual(['last-liaison-removed D-1 factory'])
    expect(check(having('f1', { roles: ['quality'] }), owed)).toEqual(['last-liaison-removed D-1 factory'])
  })
  it('takes the last approver from a side whose approval is awaited', () => {
    expect(check(without('f2'), ticket('C-1', { awaitsApprovalOf: ['factory'] }))).toEqual([
      'last-approver-removed C-1 factory',
    ])
  })
  it('removes a channel with its card, or changes who reads it', () => {
    const shown = ticket('F-1', { channels: [{ platform: 'slack', channelId: 'C0FACTORY' }] })
    expect(check({ channels: [channel('C0SHARED', 'both')] }, shown)).toEqual([
      'channel-removed F-1 slack:C0FACTORY factory',
    ])
    expect(check({ channels: [channel('C0SHARED', 'both'), channel('C0FACTORY', 'both')] }, shown)).toEqual([
      'channel-audience-changed F-1 slack:C0FACTORY factory both',
    ])
  })
  it('swaps the companies', () => {
    const sides = { brand: aurora.sides.factory, factory: aurora.sides.brand }
    expect(check({ sides }, ticket('D-1'), ticket('D-2'))).toEqual(['sides-swapped D-1,D-2 '])
  })
})

describe('an update that does not', () => {
  it.each<[string, Partial<Partnership>, OpenTicketNeeds[]]>([
    ['changes nothing', {}, [ticket('D-1', { filedBy: 'b1', owners: ['f1'], owedBy: ['brand', 'factory'] })]],
    ['happens while nothing is open', { people: [], channels: [] }, []],
    ['removes who only filed it', without('b2'), [ticket('D-1', { filedBy: 'b2' })]],
    [
      'moves somebody no open ticket names',
      having('b2', { side: 'factory' }),
      [ticket('D-1', { filedBy: 'b1' })],
    ],
    ['removes a liaison whose side owes nothing', without('f1'), [ticket('D-1', { owedBy: ['brand'] })]],
    [
      'hands the role of liaison on',
      {
        people: having('f1', { roles: [] }).people.map((each) =>
          each.id === 'f2' ? { ...each, roles: ['liaison', 'approver'] } : each,
        ),
      },
      [ticket('D-1', { owedBy: ['factory'] })],
    ],
    ['removes an approver nobody waits for', without('f2'), [ticket('C-1', { awaitsApprovalOf: ['brand'] })]],
    [
      'removes a channel without cards',
      { channels: [channel('C0SHARED', 'both')] },
      [
        ticket('D-1', {
          channels: [
            { platform: 'slack', channelId: 'C0SHARED' },
            { platform: 'teams', channelId: 'C0FACTORY' },
          ],
        }),
      ],
    ],
    [
      'gives people new names and accounts',
      having('f1', { name: 'Chen Jing', email: 'c@f.example', identities: [] }),
      [ticket('D-1', { filedBy: 'f1', owners: ['f1'], owedBy: ['factory'] })],
    ],
    [
      'renames a company and moves its hours',
      {
        sides: {
          ...aurora.sides,
          factory: { ...aurora.sides.factory, name: 'Lichuang Ltd', zone: 'Asia/Urumqi' },
        },
      },
      [ticket('D-1', { owedBy: ['factory'] })],
    ],
  ])('%s', (_, after, tickets) => {
    expect(check(after, ...tickets)).toEqual([])
  })
  it('lacked a liaison before', () => {
    const before = { ...aurora, ...without('f1') }
    expect(orphaned(before, before, [ticket('D-1', { owedBy: ['factory'] })])).toEqual([])
  })
})

describe('in words', () => {
  const texts = createI18nextTexts(fileURLToPath(new URL('../../../locales', import.meta.url)))
  it('names at most ten tickets', () => {
    const tickets = Array.from({ length: 12 }, (_, i) => `D-${i + 1}`)
    const orphan = { code: 'owner-removed', tickets, params: { person: 'David', id: 'b2' } } as const
    expect(orphanText(orphan, texts.in('en'))).toBe(
      'David still owns something on D-1, D-2, D-3, D-4, D-5, D-6, D-7, D-8, D-9, D-10 …. Hand it over first.',
    )
    expect(orphanText({ ...orphan, tickets: ['D-1'] }, texts.in('zh-Hans'))).toBe(
      'David在 D-1 上还有未完成的事项，请先移交。',
    )
  })
  it('shows what was and what will be', () => {
    const t = texts.in('en')
    expect(changeText({ kind: 'added', path: 'a.b', before: null, after: 'x' }, t)).toBe('+ a.b: x')
    expect(changeText({ kind: 'removed', path: 'a.b', before: 'x', after: null }, t)).toBe('- a.b: x')
    expect(changeText({ kind: 'changed', path: 'a.b', before: 'x', after: 'y' }, t)).toBe('~ a.b: x → y')
  })
  it.each(['en', 'zh-Hans'])('has a sentence for every reason in %s', (language) => {
    const params = { person: 'p', side: 's', channel: 'c', before: 'b', after: 'a' }
    for (const code of [
      'owner-removed',
      'person-changed-side',
      'last-liaison-removed',
      'last-approver-removed',
      'channel-removed',
      'channel-audience-changed',
      'sides-swapped',
    ] as const) {
      expect(orphanText({ code, tickets: ['D-7'], params }, texts.in(language))).toContain('D-7')
    }
  })
})
