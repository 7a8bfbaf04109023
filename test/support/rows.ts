import { randomUUID } from 'node:crypto'
import type { Agreement } from '../../src/domain/agreement/agreement.ts'
import type { CheckIn } from '../../src/domain/check-in/check-in.ts'
import type { Proposal } from '../../src/domain/listening/proposal.ts'
import type { Obligation } from '../../src/domain/obligation/obligation.ts'
import type { Partnership, Person, SideProfile } from '../../src/domain/partnership/partnership.ts'
import type { Ticket } from '../../src/domain/ticket/ticket.ts'
import type { Delivery, HistoryEntry, StoredTranslation } from '../../src/ports/index.ts'

/** Small, complete domain objects for tests of the store. Instants are fixed; ids are new. */
export const NOON = new Date('2026-02-13T12:00:00.000Z')
export const minutesAfter = (minutes: number): Date => new Date(NOON.getTime() + minutes * 60_000)

const NO_HOURS = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }

const aSide = (name: string, zone: string, language: string): SideProfile => ({
  name,
  language,
  country: 'US',
  region: null,
  zone,
  hours: { ...NO_HOURS, 1: [{ from: 540, to: 1050 }] },
  holidays: { add: ['2026-05-04'], remove: [] },
  workdays: [],
  closures: [{ from: '2026-12-24', to: '2026-12-31', name: 'Year-end shutdown' }],
})

export const aPerson = (id: string, side: 'brand' | 'factory', changes: Partial<Person> = {}): Person => ({
  id,
  side,
  name: `Name of ${id}`,
  email: null,
  roles: ['liaison'],
  zone: null,
  language: null,
  identities: [{ platform: 'slack', userId: `U-${id}`, workspaceId: null }],
  ...changes,
})

export const aPartnership = (changes: Partial<Partnership> = {}): Partnership => {
  const id = changes.id ?? `p-${randomUUID()}`
  return {
    id,
    name: 'Aurora Earbuds',
    sides: {
      brand: aSide('Northwind Audio', 'America/Los_Angeles', 'en'),
      factory: aSide('Lichuang Precision', 'Asia/Shanghai', 'zh-Hans'),
    },
    people: [aPerson('b-liaison', 'brand'), aPerson('f-liaison', 'factory')],
    channels: [
      { platform: 'slack', channelId: `C-${id}`, audience: 'both' },
      { platform: 'slack', channelId: `F-${id}`, audience: 'factory' },
    ],
    checkIn: { weekday: 3, weekdayOf: 'brand', minutes: 30, mode: 'overlap' },
    ...changes,
  }
}

export const aTicket = (partnershipId: string, changes: Partial<Ticket> = {}): Ticket => ({
  id: randomUUID(),
  partnershipId,
  kind: 'defect',
  raiser: 'factory',
  filedBy: 'f-liaison',
  audience: 'both',
  key: null,
  internalKey: null,
  status: 'open',
  fields: {
    title: 'Loose hinge',
    text: '铰链松动',
    language: 'zh-Hans',
    class: 'functional',
    severity: 'major',
    partNumber: 'HX-2',
    lots: ['L1', 'L2'],
    quantityAffected: 12,
    quantityTotal: 400,
    whereFound: null,
  },
  firstAwareness: NOON,
  reportedAt: minutesAfter(5),
  milestones: {
    disclosed: { at: minutesAfter(6), by: 'f-liaison', side: 'factory', text: null, evidence: [] },
  },
  cycle: 1,
  reopenedAt: null,
  rejection: null,
  withdrawalRequest: null,
  duplicateOf: null,
  assessment: null,
  approvals: [],
  ...changes,
})

export const anObligation = (ticket: Ticket, changes: Partial<Obligation> = {}): Obligation => ({
  id: randomUUID(),
  partnershipId: ticket.partnershipId,
  ticketId: ticket.id,
  agreementVersion: 1,
  rule: {
    id: 'acknowledge',
    name: 'Acknowledge',
    applies: { kind: 'defect' },
    owedBy: 'receiver',
    starts: 'disclosed',
    stops: 'acknowledged',
    within: 'PT9H',
    clock: 'elapsed',
    calendars: ['owing'],
    warn: [],
    ladder: 'standard',
  },
  ladder: [{ after: null, tell: ['owing.liaison'] }],
  owedBy: 'brand',
  state: 'open',
  startEventAt: minutesAfter(6),
  notBefore: minutesAfter(-1),
  start: minutesAfter(6),
  due: minutesAfter(600),
  createdAt: minutesAfter(7),
  cycle: 1,
  missedAt: null,
  stoppedAt: null,
  ended: null,
  pausedAt: null,
  hold: null,
  matches: true,
  unmatchedInternally: false,
  pending: [{ id: 'due', kind: 'due', at: minutesAfter(600), rung: null, side: 'brand', roles: ['liaison'] }],
  ...changes,
})

export const aDelivery = (partnershipId: string, changes: Partial<Delivery> = {}): Delivery => ({
  id: randomUUID(),
  partnershipId,
  audience: 'both',
  target: { kind: 'channel', platform: 'slack', channelId: 'C1', thread: null },
  variants: { brand: { title: 'D-1', tone: 'normal', elements: [], summary: 'D-1' } },
  lane: `lane-${randomUUID()}`,
  slot: null,
  topic: null,
  ticketId: null,
  fallback: null,
  notBefore: NOON,
  state: 'queued',
  attempts: 0,
  firstAttemptAt: null,
  leaseUntil: null,
  sent: null,
  sentAt: null,
  reason: null,
  origin: 'test',
  createdAt: NOON,
  ...changes,
})

export const anEntry = (partnershipId: string, changes: Partial<HistoryEntry> = {}): HistoryEntry => ({
  partnershipId,
  ticketId: null,
  at: NOON,
  personId: 'f-liaison',
  personName: '李雷',
  side: 'factory',
  audience: 'both',
  what: 'reported',
  old: null,
  new: { title: 'Loose hinge' },
  ...changes,
})

export const anAgreement = (version: number): Agreement => ({
  version,
  obligations: [],
  changes: { assess: 'factory', decide: 'brand' },
  ladders: { standard: [{ after: null, tell: ['owing.liaison'] }] },
  quietHours: { overriddenBy: { severity: ['critical'], class: ['safety'] } },
  retention: { unneededMessages: 'P30D' },
})

export const aCheckIn = (partnershipId: string, changes: Partial<CheckIn> = {}): CheckIn => ({
  id: randomUUID(),
  partnershipId,
  week: '2026-02-09',
  extra: false,
  state: 'planned',
  mode: 'live',
  start: new Date('2026-02-12T01:00:00Z'),
  minutes: 30,
  burden: { brand: 0, factory: 0 },
  sequence: 0,
  dates: { brand: '2026-02-11', factory: '2026-02-12' },
  wanted: '2026-02-11',
  reason: { code: 'inside-both' },
  passedOver: [],
  basis: 'b',
  movedFrom: null,
  calledOff: null,
  proposal: null,
  publishedAt: null,
  closesAt: null,
  attendance: [],
  answers: [],
  minuteLines: [],
  done: [],
  silent: [],
  missedByAndon: false,
  ...changes,
})

export const aProposal = (partnershipId: string, changes: Partial<Proposal> = {}): Proposal => ({
  id: randomUUID(),
  partnershipId,
  ref: { platform: 'slack', channelId: 'C1', messageId: randomUUID() },
  threadId: null,
  audience: 'both',
  personId: 'f-quality',
  side: 'factory',
  signal: 'defect',
  lang: 'zh-Hans',
  confidence: 0.75,
  rules: ['zh-Hans.surface', 'zh-Hans.found'],
  way: 'draft',
  state: 'open',
  postedAt: NOON,
  proposedAt: NOON,
  settledAt: null,
  settledBy: null,
  ticketId: null,
  promiseId: null,
  like: null,
  traits: { kind: 'defect', parts: ['HX2041B'], lots: ['L2409A'], terms: ['scratch'] },
  asked: 1,
  words: {
    fields: {
      ...{ title: '外壳有划痕', text: '外壳有划痕 $date', language: 'zh-Hans', class: null, severity: null },
      ...{
        partNumber: 'HX-2041-B',
        lots: ['L2409A'],
        quantityAffected: 12,
        quantityTotal: 200,
        whereFound: null,
      },
    },
    files: [],
    cues: ['划痕'],
    further: [],
  },
  ...changes,
})

export const aTranslation = (
  partnershipId: string,
  changes: Partial<StoredTranslation> = {},
): StoredTranslation => ({
  id: randomUUID(),
  partnershipId,
  audience: 'both',
  sourceHash: 'h1',
  from: 'zh-Hans',
  to: 'en',
  glossary: '-',
  provider: 'deepl',
  state: 'done',
  source: '铰链松动',
  text: 'loose hinge',
  madeBy: 'DeepL',
  problems: [],
  reason: null,
  attempts: 1,
  dueAt: NOON,
  usedAt: NOON,
  writerId: null,
  correctedBy: null,
  ticketIds: [],
  ...changes,
})
