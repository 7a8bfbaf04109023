import { describe, expect, test } from 'vitest'
import { clockViewFor } from '../../../src/domain/escalation/clock-view.ts'
import { newsFor, viewFor } from '../../../src/domain/escalation/visibility.ts'
import { placeHold } from '../../../src/domain/obligation/obligation-acts.ts'
import { clockOf, opened } from '../obligation/obligation-fixtures.ts'
import {
  contextOf,
  factory,
  fieldsOf,
  internalDefect,
  person,
  play,
  plus,
  REPORTED,
  sharedDefect,
} from '../ticket/ticket-fixtures.ts'

const secret = internalDefect('factory', { class: 'safety', severity: 'critical', whereFound: 'line 3' })
const rule = { name: 'Disclose a safety defect' }

describe('an internal ticket', () => {
  test('is its own side’s', () => {
    expect(viewFor(secret, 'brand')).toBeNull()
    expect(viewFor(secret, 'factory')).toMatchObject({
      key: 'F-3',
      internal: true,
      since: REPORTED,
      own: { internalKey: 'F-3', firstAwareness: REPORTED, reportedAt: REPORTED },
    })
  })
  test('gives the other side a late notice that holds a rule and a lateness and nothing else', () => {
    expect(newsFor(secret, { owedBy: 'factory', rule }, 'brand', 3_600_000)).toEqual({
      kind: 'late-notice',
      notice: { ruleName: 'Disclose a safety defect', ruleNames: {}, lateByMs: 3_600_000 },
    })
    expect(newsFor(secret, { owedBy: 'factory', rule }, 'factory', 0)?.kind).toBe('ticket')
    expect(newsFor(secret, { owedBy: 'brand', rule }, 'brand', 0)).toBeNull()
  })
})

describe('once disclosed', () => {
  const discloser = { ...person('factory'), personId: 'f-quality' }
  const disclosed = play(
    secret,
    [[discloser, { act: 'disclose', fields: fieldsOf({ class: 'safety' }) }]],
    contextOf({ disclosedKey: 'D-12' }),
    90,
  )
  test('the other side sees what was confirmed, by whom and when it was disclosed', () => {
    const view = viewFor(disclosed, 'brand')
    expect(view).toMatchObject({
      key: 'D-12',
      internal: false,
      filedBy: 'f-quality',
      since: plus(90),
      own: null,
    })
    const text = JSON.stringify(view)
    for (const hidden of ['F-3', 'line 3', 'critical', REPORTED.toISOString(), 'factory-person']) {
      expect(text).not.toContain(hidden)
    }
  })
  test('the raiser’s side keeps its own', () => {
    expect(viewFor(disclosed, 'factory')).toMatchObject({
      key: 'D-12',
      filedBy: 'factory-person',
      since: REPORTED,
      own: { internalKey: 'F-3' },
    })
  })
  test('a ticket that never was internal shows its filing to both', () => {
    expect(viewFor(sharedDefect('factory'), 'brand')).toMatchObject({
      filedBy: 'factory-person',
      since: REPORTED,
      own: null,
    })
    expect(newsFor(sharedDefect('factory'), { owedBy: 'factory', rule }, 'brand', 5)?.kind).toBe('ticket')
  })
})

describe('a clock', () => {
  const internal = opened(secret, REPORTED)
  const shared = opened(sharedDefect('brand', { severity: 'critical' }), REPORTED)
  const held = placeHold(clockOf(shared, 'contain'), shared.ticket, factory, plus(60), plus(5)).obligation
  test('of an internal ticket is its own side’s', () => {
    expect(clockViewFor(clockOf(internal, 'disclose-safety'), internal.ticket, 'brand', plus(1))).toBeNull()
    expect(
      clockViewFor(clockOf(internal, 'disclose-safety'), internal.ticket, 'factory', plus(1)),
    ).not.toBeNull()
  })
  test('shows a hold to the owing side only', () => {
    expect(clockViewFor(held, shared.ticket, 'factory', plus(6))?.hold).toEqual({
      until: plus(60),
      by: 'factory-person',
      at: plus(5),
    })
    const other = clockViewFor(held, shared.ticket, 'brand', plus(6))
    expect(other?.hold).toBeNull()
    expect(other).toEqual(clockViewFor(clockOf(shared, 'contain'), shared.ticket, 'brand', plus(6)))
  })
  test('says how late', () => {
    expect(clockViewFor(held, shared.ticket, 'brand', plus(25 * 60))).toMatchObject({
      lateByMs: 3_600_000,
      running: true,
      ended: null,
    })
  })
})
