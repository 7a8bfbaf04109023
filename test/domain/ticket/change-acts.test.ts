import { describe, expect, test } from 'vitest'
import type { TicketAct } from '../../../src/domain/ticket/acts.ts'
import { applyAct } from '../../../src/domain/ticket/apply-act.ts'
import { contentHashOf, contentOf } from '../../../src/domain/ticket/content.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import {
  agreementOf,
  assessment,
  brand,
  brandApprover,
  changeOf,
  contextOf,
  factory,
  factoryApprover,
  hash,
  play,
  plus,
  refusalOf,
  step,
} from './ticket-fixtures.ts'

const assess: TicketAct = { act: 'assess', assessment }
const refuse: TicketAct = { act: 'refuse', reason: 'Too dear' }
const approving = (ticket: Ticket): TicketAct => ({
  act: 'approve',
  contentHash: contentHashOf(ticket, hash),
})
const both = contextOf({ agreement: agreementOf({ changes: { assess: 'factory', decide: 'both' } }) })
const assessed = play(changeOf('brand'), [[factory, assess]])
const doing = (...args: Parameters<typeof play>) => refusalOf(() => play(...args))

describe('the content under review', () => {
  test('is one text, whatever order its parts came in', () => {
    expect(
      contentOf({
        fields: {
          ...changeOf('brand').fields,
          title: 'T',
          text: 'X "y"',
          lots: ['b', 'a'],
          quantityTotal: 3,
        },
        assessment: null,
      }),
    ).toBe(
      '{"assessment":null,"fields":{"class":"functional","language":"en","lots":["b","a"],"partNumber":null,' +
        '"quantityAffected":null,"quantityTotal":3,"severity":"minor","text":"X \\"y\\"","title":"T","whereFound":null}}',
    )
  })
  test('differs when a fact or the assessment differs', () => {
    const base = contentOf(assessed)
    expect(contentOf({ ...assessed, assessment: { ...assessment, cost: 'USD 1300' } })).not.toBe(base)
    expect(contentOf({ ...assessed, fields: { ...assessed.fields, lots: ['9'] } })).not.toBe(base)
  })
})

describe('assessing and deciding', () => {
  test('nobody decides what was not assessed', () => {
    const expected = { code: 'step-out-of-order', params: { step: 'decided', missing: 'assessed' } }
    expect(doing(changeOf('brand'), [[brandApprover, approving(changeOf('brand'))]])).toEqual(expected)
    expect(doing(changeOf('brand'), [[brandApprover, refuse]])).toEqual(expected)
  })

  test('one approver of the deciding side approves', () => {
    const approved = play(assessed, [[brandApprover, approving(assessed)]], contextOf(), 9)
    expect(approved.status).toBe('open')
    expect(approved.milestones.decided).toEqual(approved.milestones.approved)
    expect(approved.milestones.approved).toMatchObject({ at: plus(9), by: 'brand-approver', side: 'brand' })
    expect(approved.approvals).toHaveLength(1)
  })

  test('with both deciding, each side gives its word once', () => {
    const half = play(assessed, [[factoryApprover, approving(assessed)]], both)
    expect(half.milestones.decided).toBeUndefined()
    expect(doing(half, [[factoryApprover, approving(assessed)]], both)).toEqual({
      code: 'already-approved',
      params: { side: 'factory' },
    })
    const other = { ...factoryApprover, personId: 'another-approver' }
    expect(doing(half, [[other, approving(assessed)]], both)?.code).toBe('already-approved')
    expect(play(half, [[brandApprover, approving(assessed)]], both).milestones.approved?.side).toBe('brand')
  })

  test('one no decides, whoever had said yes', () => {
    const refused = play(
      assessed,
      [
        [factoryApprover, approving(assessed)],
        [brandApprover, refuse],
      ],
      both,
    )
    expect(refused.status).toBe('rejected')
    expect(refused.milestones.decided).toMatchObject({ text: 'Too dear', side: 'brand' })
    expect(refused.milestones.approved).toBeUndefined()
  })

  test('what was seen must be what is there', () => {
    const edited = play(assessed, [[factory, { act: 'edit', fields: { lots: ['L9'] } }]])
    expect(doing(edited, [[brandApprover, approving(assessed)]])?.code).toBe('content-changed')
    expect(doing(edited, [[brandApprover, approving(edited)]])).toBeNull()
  })

  const half = play(assessed, [[factoryApprover, approving(assessed)]], both)
  test.each<[string, TicketAct, string]>([
    ['an edit', { act: 'edit', fields: { lots: ['L9'] } }, 'edited'],
    [
      'a new assessment',
      { act: 'assess', assessment: { ...assessment, cost: 'USD 9' } },
      'assessment-edited',
    ],
  ])('%s voids the approvals and says so', (_, act, what) => {
    const { ticket, records } = applyAct(half, act, factory, plus(20), both)
    expect(ticket.approvals).toEqual([])
    expect(ticket.milestones.assessed?.at).toEqual(plus(1))
    expect(records.map((record) => record.what)).toEqual([what, 'approvals-voided'])
    expect(records[1]?.old).toMatchObject([{ side: 'factory', by: 'factory-approver' }])
  })
  test('an edit that changes nothing voids nothing', () => {
    expect(
      applyAct(half, { act: 'edit', fields: { lots: [] } }, factory, plus(20), both).ticket.approvals,
    ).toHaveLength(1)
  })

  test('a decided change is locked', () => {
    const approved = play(assessed, [[brandApprover, approving(assessed)]])
    expect(doing(approved, [[factory, { act: 'edit', fields: { lots: ['L9'] } }]])?.code).toBe(
      'change-locked',
    )
    expect(doing(approved, [[factory, assess]])?.code).toBe('change-locked')
    expect(doing(approved, [[brandApprover, refuse]])?.code).toBe('change-already-decided')
  })

  test('then implemented, verified, closed, in order', () => {
    const approve: readonly [typeof brand, TicketAct] = [brandApprover, approving(assessed)]
    expect(doing(assessed, [[factory, step('implemented')]])?.params).toEqual({
      step: 'implemented',
      missing: 'approved',
    })
    expect(doing(assessed, [approve, [brand, step('verified')]])?.params).toEqual({
      step: 'verified',
      missing: 'implemented',
    })
    const closed = play(assessed, [
      approve,
      [factory, step('implemented', null)],
      [brand, step('verified', null)],
      [brand, step('closed', null)],
    ])
    expect(closed.status).toBe('closed')
  })

  test('an assessment needs words and whole days', () => {
    expect(
      doing(changeOf('brand'), [[factory, { act: 'assess', assessment: { ...assessment, text: '' } }]])?.code,
    ).toBe('text-required')
    expect(
      doing(changeOf('brand'), [
        [factory, { act: 'assess', assessment: { ...assessment, leadTimeDays: 0.5 } }],
      ])?.code,
    ).toBe('lead-time-invalid')
  })
})
