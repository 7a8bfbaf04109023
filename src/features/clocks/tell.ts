import {
  deliverAt,
  overridesQuietHours,
  ruleOverridesQuietHours,
} from '../../domain/escalation/quiet-hours.ts'
import type { Tell } from '../../domain/obligation/run-step.ts'
import { type Person, zoneOf } from '../../domain/partnership/partnership.ts'
import type { Fallback, Notice } from '../../ports/index.ts'
import type { Context } from '../context.ts'
import { type ClockSubject, noticeCard } from '../notices/notice-card.ts'
import { enqueue, privateTarget } from '../outbox/enqueue.ts'
import { nextInLine } from '../outbox/fall-back.ts'

export const topicOf = (obligationId: string): string => `clock:${obligationId}`

/** Says to each recipient in private what a clock wants said, in their language and at an hour that is theirs. */
export async function tellPeople(context: Context, subject: ClockSubject, tell: Tell): Promise<void> {
  const notice: Notice =
    tell.kind === 'warning'
      ? { kind: 'warning', obligationId: tell.obligationId }
      : {
          kind: 'late',
          obligationId: tell.obligationId,
          lateByMs: tell.lateByMs,
          acrossSides: tell.acrossSides,
        }
  for (const id of tell.recipients) {
    const person = context.partnership.people.find((candidate) => candidate.id === id)
    if (person) await tellPerson(context, subject, notice, person, { roles: tell.roles, tried: [id] })
  }
}

/** One private message about a clock; a person who cannot be reached is passed over to the next in line at once. */
export async function tellPerson(
  context: Context,
  subject: ClockSubject,
  notice: Notice,
  person: Person,
  line: Pick<Fallback, 'roles' | 'tried'>,
): Promise<void> {
  const card = noticeCard(context, notice, subject, person)
  if (!card) return
  const fallback: Fallback = { ...line, step: 'person', notice }
  const target = privateTarget(context.deps, person)
  if (!target) return nextInLine(context, subject, person.side, fallback)
  await enqueue(context, {
    audience: person.side,
    target,
    variants: { [person.side]: card },
    topic: topicOf(subject.obligation.id),
    fallback,
    notBefore: await readingHour(context, subject, person),
  })
}

/** Held over quiet hours, unless the agreement says that this is worth waking somebody for. */
async function readingHour(
  context: Context,
  { ticket, obligation }: ClockSubject,
  person: Person,
): Promise<Date> {
  const agreement = await context.tx.agreements.version(context.partnership.id, obligation.agreementVersion)
  const sees = ticket.audience === 'both' || ticket.audience === person.side
  const overridden =
    agreement !== null &&
    (sees
      ? overridesQuietHours(agreement.agreement, ticket.fields)
      : ruleOverridesQuietHours(agreement.agreement, obligation.rule))
  const readerCalendar = context.calendars[person.side].withZone(zoneOf(context.partnership, person))
  return deliverAt({ at: context.now, readerCalendar, overridden })
}
