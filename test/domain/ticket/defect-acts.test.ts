import { describe, expect, test } from 'vitest'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { applyAct } from '../../../src/domain/ticket/apply-act.ts'
import { progressOf } from '../../../src/domain/ticket/progress.ts'
import {
  brand,
  contextOf,
  factory,
  fieldsOf,
  internalDefect,
  play,
  plus,
  refusalOf,
  sharedDefect,
  step,
} from './ticket-fixtures.ts'

const doing = (...args: Parameters<typeof play>) => refusalOf(() => play(...args))

describe('steps of a defect', () => {
  test('the whole way, without an acknowledgement', () => {
    const ticket = play(sharedDefect('brand'), [
      [factory, step('contained', ' Stock blocked ')],
      [factory, step('root-cause-shared', 'Worn die')],
      [factory, step('corrected', 'New die')],
      [brand, step('verified', null)],
      [brand, step('closed', null)],
    ])
    expect(ticket.status).toBe('closed')
    expect(ticket.milestones.contained).toEqual({
      at: plus(1),
      by: 'factory-person',
      side: 'factory',
      text: 'Stock blocked',
      evidence: [],
    })
    expect(ticket.milestones.acknowledged).toBeUndefined()
    expect(progressOf(ticket)).toEqual({
      status: 'closed',
      final: true,
      done: ['disclosed', 'contained', 'root-cause-shared', 'corrected', 'verified', 'closed'],
      next: null,
      awaitsAcknowledgement: false,
      awaitsConsent: false,
    })
  })

  test('an acknowledgement may come at any time', () => {
    const late = play(sharedDefect('brand'), [
      [factory, step('contained')],
      [factory, step('acknowledge', null)],
      [factory, step('root-cause-shared')],
    ])
    expect(progressOf(late).done).toEqual(['disclosed', 'acknowledged', 'contained', 'root-cause-shared'])
    expect(progressOf(late).next).toBe('corrected')
  })

  const factoryDone = [
    ['contained', factory],
    ['root-cause-shared', factory],
    ['corrected', factory],
    ['verified', brand],
    ['closed', brand],
  ] as const
  test.each([
    [0, 'root-cause-shared', 'contained'],
    [0, 'corrected', 'contained'],
    [1, 'corrected', 'root-cause-shared'],
    [1, 'verified', 'root-cause-shared'],
    [2, 'verified', 'corrected'],
    [2, 'closed', 'corrected'],
    [3, 'closed', 'verified'],
  ] as const)('after %i steps, %s waits for %s', (count, name, missing) => {
    const done = factoryDone.slice(0, count).map(([act, actor]) => [actor, step(act)] as const)
    const actor = name === 'verified' || name === 'closed' ? brand : factory
    expect(doing(sharedDefect('factory'), [...done, [actor, step(name)]])).toEqual({
      code: 'step-out-of-order',
      params: { step: name, missing },
    })
  })

  test('a repeated step is refused and says when it was done', () => {
    expect(
      doing(sharedDefect('brand'), [
        [factory, step('acknowledge')],
        [factory, step('acknowledge')],
      ]),
    ).toEqual({ code: 'step-done-already', params: { step: 'acknowledged', at: plus(1) } })
  })

  test.each(['contained', 'root-cause-shared', 'corrected'] as const)('%s needs words', (name) => {
    const before = { contained: 0, 'root-cause-shared': 1, corrected: 2 }[name]
    const done = factoryDone.slice(0, before).map(([act, actor]) => [actor, step(act)] as const)
    for (const text of [null, '', '  \n ']) {
      expect(doing(sharedDefect('brand'), [...done, [factory, step(name, text)]])).toEqual({
        code: 'text-required',
        params: { act: name },
      })
    }
  })

  test('evidence is kept; a link that is not http is refused', () => {
    const with_ = (url: string): TicketAct => ({
      act: 'acknowledge',
      text: null,
      evidence: [{ label: ' ', url }],
    })
    const ticket = play(sharedDefect('brand'), [[factory, with_('https://files.example/8d.pdf')]])
    expect(ticket.milestones.acknowledged?.evidence).toEqual([
      { label: 'https://files.example/8d.pdf', url: 'https://files.example/8d.pdf' },
    ])
    expect(doing(sharedDefect('brand'), [[factory, with_('javascript:alert(1)')]])?.code).toBe(
      'evidence-invalid',
    )
  })
})

describe('disclosure', () => {
  const internal = internalDefect('factory', { whereFound: 'line 3', severity: 'major' })
  const confirmed = fieldsOf({ title: 'Swollen cells', severity: 'major' })

  test('shows what was confirmed and nothing else', () => {
    const { ticket, records } = applyAct(
      internal,
      { act: 'disclose', fields: confirmed },
      factory,
      plus(30),
      contextOf({ disclosedKey: 'D-12' }),
    )
    expect(ticket).toMatchObject({ audience: 'both', key: 'D-12', internalKey: 'F-3', fields: confirmed })
    expect(ticket.fields.whereFound).toBeNull()
    expect(ticket.milestones.disclosed).toMatchObject({
      at: plus(30),
      by: 'factory-person',
      side: 'factory',
    })
    expect(records.map(({ what, audience }) => [what, audience])).toEqual([
      ['disclosure-confirmed', 'factory'],
      ['disclosed', 'both'],
    ])
    expect(JSON.stringify(records.filter(({ audience }) => audience === 'both'))).not.toContain('line 3')
    expect(JSON.stringify(ticket)).not.toContain('line 3')
  })

  test('everything said while internal stays with its side', () => {
    const acts: TicketAct[] = [
      { act: 'comment', text: 'Do not tell yet', audience: 'both' },
      { act: 'edit', fields: { severity: 'critical' } },
      { act: 'withdraw', reason: 'mistake' },
    ]
    for (const act of acts) {
      const { records } = applyAct(internal, act, factory, plus(1), contextOf())
      expect(records.map(({ audience }) => audience)).toEqual(['factory'])
    }
  })

  test('cannot be done twice, nor without a key', () => {
    const disclose = { act: 'disclose', fields: confirmed } as const
    const twice = [[factory, disclose] as const, [factory, disclose] as const]
    expect(doing(internal, twice)?.code).toBe('already-disclosed')
    expect(doing(internal, [[factory, disclose]], contextOf({ disclosedKey: null }))?.code).toBe(
      'key-missing',
    )
    expect(doing(internal, [[brand, disclose]])).toEqual({ code: 'ticket-not-found', params: {} })
  })
})

describe('edits and comments', () => {
  test('an edit records only what changed; one that changes nothing leaves no trace', () => {
    const ticket = sharedDefect('brand')
    const edit: TicketAct = {
      act: 'edit',
      fields: { severity: 'critical', lots: [' L1 ', 'L1', ''], class: 'functional' },
    }
    expect(applyAct(ticket, edit, factory, plus(1), contextOf()).records).toEqual([
      {
        what: 'edited',
        audience: 'both',
        old: { severity: 'minor', lots: [] },
        new: { severity: 'critical', lots: ['L1'] },
      },
    ])
    const same: TicketAct = { act: 'edit', fields: { severity: 'minor', lots: [] } }
    expect(applyAct(ticket, same, brand, plus(1), contextOf())).toEqual({ ticket, records: [] })
  })

  test.each([
    [{ title: ' ' }, 'title-empty'],
    [{ title: '漢'.repeat(151) }, 'title-too-long'],
    [{ text: '\n' }, 'text-empty'],
    [{ quantityAffected: -1 }, 'quantity-invalid'],
    [{ quantityTotal: 1.5 }, 'quantity-invalid'],
    [{ quantityAffected: 6, quantityTotal: 5 }, 'quantity-exceeds-total'],
  ])('refuses %j as %s', (fields, code) => {
    expect(doing(sharedDefect('brand'), [[brand, { act: 'edit', fields }]])?.code).toBe(code)
  })

  test('a title of 150 characters and five of five are fine', () => {
    const fields = { title: '漢'.repeat(150), quantityAffected: 5, quantityTotal: 5 }
    expect(play(sharedDefect('brand'), [[brand, { act: 'edit', fields }]]).fields).toMatchObject(fields)
  })

  test.each([
    ['both', 'both'],
    ['factory', 'factory'],
  ] as const)('a comment for %s on a disclosed ticket is for %s', (audience, expected) => {
    const comment: TicketAct = { act: 'comment', text: ' ok ', audience }
    const { ticket, records } = applyAct(sharedDefect('brand'), comment, factory, plus(1), contextOf())
    expect(ticket).toEqual(sharedDefect('brand'))
    expect(records).toEqual([{ what: 'commented', audience: expected, old: null, new: { text: 'ok' } }])
  })

  test('nobody writes into the other side’s internal talk', () => {
    const comment: TicketAct = { act: 'comment', text: 'ok', audience: 'brand' }
    expect(doing(sharedDefect('brand'), [[factory, comment]])?.code).toBe('comment-audience')
  })
})
