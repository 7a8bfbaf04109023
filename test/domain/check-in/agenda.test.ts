import { expect, test } from 'vitest'
import { agendaOf } from '../../../src/domain/check-in/agenda.ts'
import { createPromise } from '../../../src/domain/promise/promise.ts'
import { anObligation, aTicket, minutesAfter, NOON } from '../../support/rows.ts'

const ticket = (
  key: string,
  severity: 'critical' | 'minor' | null,
  audience: 'both' | 'factory' = 'both',
) => {
  const made = aTicket('p', { key, audience })
  return { ...made, fields: { ...made.fields, severity } }
}
const promise = (text: string, due: Date | null, audience: 'both' | 'brand' = 'both') =>
  createPromise({
    ...{ id: text, partnershipId: 'p', side: 'brand', audience, owner: null, text, due, madeAt: NOON },
    origin: { kind: 'check-in', checkInId: 'c' },
  }).promise

test('has what both sides may read, the worst and the most urgent first, and nothing of one side alone', () => {
  const [minor, critical, plain, hidden] = [
    ticket('D-1', 'minor'),
    ticket('D-2', 'critical'),
    ticket('D-3', null),
    ticket('F-1', 'critical', 'factory'),
  ]
  const closed = { ...ticket('D-4', 'critical'), status: 'closed' as const }
  const agenda = agendaOf(
    {
      tickets: [plain, minor, hidden, closed, critical],
      obligations: [
        anObligation(critical, { due: minutesAfter(90) }),
        anObligation(minor, { due: minutesAfter(-5) }),
        anObligation(plain, { due: minutesAfter(5_000) }),
        anObligation(hidden, { due: minutesAfter(-5) }),
      ],
      promises: [
        promise('late', NOON),
        promise('far', minutesAfter(5_000)),
        promise('open', null),
        promise('own', NOON, 'brand'),
      ],
      items: [],
    },
    minutesAfter(1),
    minutesAfter(1_000),
  )
  expect(agenda.tickets.map(({ key }) => key)).toEqual(['D-2', 'D-1', 'D-3'])
  expect(agenda.clocks.map(({ key }) => key)).toEqual(['D-1', 'D-2'])
  expect(agenda.promises.map(({ text }) => text)).toEqual(['late', 'open'])
  expect(JSON.stringify(agenda)).not.toContain(hidden.id)
})

test('a hold of the owing side is not on it', () => {
  const held = ticket('D-1', null)
  const hold = { until: minutesAfter(60), by: 'f-liaison', at: NOON }
  const obligations = [anObligation(held, { due: minutesAfter(-5), hold })]
  const agenda = agendaOf({ tickets: [held], obligations, promises: [], items: [] }, NOON, minutesAfter(10))
  expect(agenda.clocks.map(({ clock }) => clock.hold)).toEqual([null])
})
