import { describe, expect, test } from 'vitest'
import type { Agreement } from '../../../src/domain/agreement/agreement.ts'
import type { Side } from '../../../src/domain/partnership/partnership.ts'
import { TICKET_ACTS, type TicketAct, type TicketActName } from '../../../src/domain/ticket/acts.ts'
import { mayDo, mayDoToObligation, type Verdict } from '../../../src/domain/ticket/permissions.ts'
import type { Ticket } from '../../../src/domain/ticket/ticket.ts'
import {
  agreementOf,
  brand,
  brandApprover,
  changeOf,
  factory,
  factoryApprover,
  internalDefect,
  sharedDefect,
} from './ticket-fixtures.ts'

const ACTORS = [brand, brandApprover, factory, factoryApprover]
const LETTERS: Record<string, string> = {
  'ticket-not-found': 'n',
  'act-not-for-kind': 'k',
  'ticket-internal': 'i',
  'already-disclosed': 'd',
  'not-your-side': 's',
  'needs-approver': 'a',
  'agreement-missing': 'm',
}
const letter = (verdict: Verdict): string => (verdict.ok ? 'y' : (LETTERS[verdict.code] ?? verdict.code))
const row = (tickets: readonly Ticket[], judge: (ticket: Ticket, actor: typeof brand) => Verdict): string =>
  tickets.map((ticket) => ACTORS.map((actor) => letter(judge(ticket, actor))).join('')).join(' ')

// Groups of four: brand, brand approver, factory, factory approver.
// y may · n not found · k not for this kind · i internal · d already disclosed · s not your side · a needs approver
//
// Defects: raised by brand, disclosed | raised by factory, disclosed | brand, internal | factory, internal.
const DEFECT: Record<TicketActName | 'edit-words', string> = {
  disclose: 'dddd dddd yynn nnyy',
  acknowledge: 'ssyy yyss iinn nnii',
  contained: 'ssyy ssyy iinn nnii',
  'root-cause-shared': 'ssyy ssyy iinn nnii',
  corrected: 'ssyy ssyy iinn nnii',
  verified: 'yyss yyss iinn nnii',
  closed: 'yyss yyss iinn nnii',
  reject: 'ssyy yyss iinn nnii',
  'accept-rejection': 'yyss ssyy iinn nnii',
  'contest-rejection': 'yyss ssyy iinn nnii',
  withdraw: 'yyss ssyy yynn nnyy',
  'consent-withdrawal': 'ssyy yyss iinn nnii',
  'refuse-withdrawal': 'ssyy yyss iinn nnii',
  duplicate: 'yyyy yyyy yynn nnyy',
  reopen: 'yyyy yyyy yynn nnyy',
  edit: 'yyyy yyyy yynn nnyy',
  'edit-words': 'yyss ssyy yynn nnyy',
  comment: 'yyyy yyyy yynn nnyy',
  'set-first-awareness': 'yyss ssyy yynn nnyy',
  assess: 'kkkk kkkk kknn nnkk',
  approve: 'kkkk kkkk kknn nnkk',
  refuse: 'kkkk kkkk kknn nnkk',
  implemented: 'kkkk kkkk kknn nnkk',
}
// Changes are always for both: raised by brand | raised by factory. The factory assesses, the brand decides.
const CHANGE: Record<TicketActName | 'edit-words', string> = {
  disclose: 'kkkk kkkk',
  acknowledge: 'kkkk kkkk',
  contained: 'kkkk kkkk',
  'root-cause-shared': 'kkkk kkkk',
  corrected: 'kkkk kkkk',
  verified: 'yyss yyss',
  closed: 'yyss yyss',
  reject: 'kkkk kkkk',
  'accept-rejection': 'kkkk kkkk',
  'contest-rejection': 'kkkk kkkk',
  withdraw: 'yyss ssyy',
  'consent-withdrawal': 'ssyy yyss',
  'refuse-withdrawal': 'ssyy yyss',
  duplicate: 'yyss ssyy',
  reopen: 'yyyy yyyy',
  edit: 'yyyy yyyy',
  'edit-words': 'yyss ssyy',
  comment: 'yyyy yyyy',
  'set-first-awareness': 'yyss ssyy',
  assess: 'ssyy ssyy',
  approve: 'ayss ayss',
  refuse: 'ayss ayss',
  implemented: 'ssyy ssyy',
}

const DEFECTS = [
  sharedDefect('brand'),
  sharedDefect('factory'),
  internalDefect('brand'),
  internalDefect('factory'),
]
const CHANGES = [changeOf('brand'), changeOf('factory')]
const editWords: TicketAct = { act: 'edit', fields: { severity: 'major', title: 'Cracked lid' } }
const wordsOr = (name: string): TicketAct | TicketActName =>
  name === 'edit-words' ? editWords : (name as TicketActName)

describe('who may do what', () => {
  test('the tables below name every act', () => {
    expect(Object.keys(DEFECT).sort()).toEqual([...TICKET_ACTS, 'edit-words'].sort())
    expect(Object.keys(CHANGE).sort()).toEqual([...TICKET_ACTS, 'edit-words'].sort())
  })
  test.each(Object.entries(DEFECT))('defect: %s', (name, cells) => {
    expect(row(DEFECTS, (ticket, actor) => mayDo(wordsOr(name), ticket, actor, agreementOf()))).toBe(cells)
  })
  test.each(Object.entries(CHANGE))('change: %s', (name, cells) => {
    expect(row(CHANGES, (ticket, actor) => mayDo(wordsOr(name), ticket, actor, agreementOf()))).toBe(cells)
  })

  test.each<[TicketActName, Agreement['changes'] | null, string]>([
    ['assess', { assess: 'brand', decide: 'brand' }, 'yyss yyss'],
    ['assess', { assess: 'both', decide: 'brand' }, 'yyyy yyyy'],
    ['approve', { assess: 'factory', decide: 'factory' }, 'ssay ssay'],
    ['refuse', { assess: 'factory', decide: 'factory' }, 'ssay ssay'],
    ['approve', { assess: 'factory', decide: 'both' }, 'ayay ayay'],
    ['refuse', { assess: 'factory', decide: 'both' }, 'ayay ayay'],
    ['assess', null, 'mmmm mmmm'],
    ['approve', null, 'mmmm mmmm'],
    ['refuse', null, 'mmmm mmmm'],
    ['implemented', null, 'ssyy ssyy'],
  ])('change: %s when the agreement says %j', (name, changes, cells) => {
    const agreement = changes && agreementOf({ changes })
    expect(row(CHANGES, (ticket, actor) => mayDo(name, ticket, actor, agreement))).toBe(cells)
  })

  test.each<['waive' | 'agree-unmatched' | 'hold', Side, string, string]>([
    ['waive', 'factory', 'ayss ayss aynn nnss', 'ayss ayss'],
    ['waive', 'brand', 'ssay ssay ssnn nnay', 'ssay ssay'],
    ['agree-unmatched', 'factory', 'yyss yyss yynn nnss', 'yyss yyss'],
    ['agree-unmatched', 'brand', 'ssyy ssyy ssnn nnyy', 'ssyy ssyy'],
    ['hold', 'factory', 'ssyy ssyy ssnn nnyy', 'ssyy ssyy'],
    ['hold', 'brand', 'yyss yyss yynn nnss', 'yyss yyss'],
  ])('clock: %s what the %s owes', (act, owedBy, defectCells, changeCells) => {
    const judge = (ticket: Ticket, actor: typeof brand) => mayDoToObligation(act, ticket, { owedBy }, actor)
    expect(row(DEFECTS, judge)).toBe(defectCells)
    expect(row(CHANGES, judge)).toBe(changeCells)
  })

  test.each([...TICKET_ACTS])('nothing crosses partnerships: %s', (act) => {
    for (const ticket of [...DEFECTS, ...CHANGES]) {
      for (const actor of ACTORS) {
        const stranger = { ...actor, partnershipId: 'borealis' }
        expect(mayDo(act, ticket, stranger, agreementOf())).toEqual({
          ok: false,
          code: 'ticket-not-found',
          params: {},
        })
      }
    }
  })
})
