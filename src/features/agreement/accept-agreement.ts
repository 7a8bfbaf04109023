import { otherSide, type Person, type Side } from '../../domain/partnership/partnership.ts'
import { UserError } from '../../errors.ts'
import type { AgreementVersion, HistoryEntry } from '../../ports/index.ts'
import type { Context } from '../context.ts'

export interface AcceptRequest {
  /** The version the person was shown; null for the one that waits. */
  readonly version: number | null
  readonly personId: string
  /** True when the host's operator enters it for the person; recorded so. */
  readonly byOperator: boolean
  /** True for the example that Andon ships with; recorded so. */
  readonly shippedExample?: boolean
}

export interface AcceptResult {
  /** `already`: the person's side had accepted this version before; nothing was written. */
  readonly kind: 'accepted' | 'already'
  readonly version: number
  readonly side: Side
  /** True when this acceptance was the second one needed: from now on clocks follow this version. */
  readonly cameIntoForce: boolean
  /** The side whose acceptance is still missing, null when none is. */
  readonly waitingFor: Side | null
}

/**
 * An approver accepts a version for the own side. With both sides' acceptance it is in force at once, and `onInForce` runs
 * in the same transaction: what is open may owe something from now on.
 * @throws UserError `agreement-person-unknown` { found }, `agreement-not-approver` { name }, `agreement-none-waiting`,
 *   `agreement-version-unknown` { version }, `agreement-superseded` { version, latest }
 */
export async function acceptAgreement(
  context: Context,
  request: AcceptRequest,
  onInForce: (context: Context) => Promise<void>,
): Promise<AcceptResult> {
  const { tx, partnership, now } = context
  const person = approver(context, request.personId)
  const { side } = person
  const found = await wanted(context, request.version)
  const { version } = found.agreement
  if (found.accepted[side]) {
    const waitingFor = found.inForceSince ? null : otherSide(side)
    return { kind: 'already', version, side, cameIntoForce: false, waitingFor }
  }

  const acceptance = { personId: person.id, at: now, byOperator: request.byOperator }
  const cameIntoForce = found.accepted[otherSide(side)] !== null
  const before = await tx.agreements.inForce(partnership.id)
  await tx.agreements.save({
    ...found,
    accepted: { ...found.accepted, [side]: acceptance },
    inForceSince: cameIntoForce ? now : null,
  })
  const entry = { partnershipId: partnership.id, ticketId: null, at: now, audience: 'both' as const }
  const rows: HistoryEntry[] = [
    {
      ...entry,
      personId: person.id,
      personName: person.name,
      side,
      what: 'agreement-accepted',
      old: null,
      new: { version, byOperator: request.byOperator, shippedExample: request.shippedExample ?? false },
    },
  ]
  if (cameIntoForce) {
    const old = before ? { version: before.agreement.version } : null
    const what = 'agreement-in-force'
    rows.push({ ...entry, personId: null, personName: null, side: null, what, old, new: { version } })
  }
  await tx.history.append(rows)
  if (cameIntoForce) await onInForce(context)
  return {
    kind: 'accepted',
    version,
    side,
    cameIntoForce,
    waitingFor: cameIntoForce ? null : otherSide(side),
  }
}

function approver({ partnership }: Context, personId: string): Person {
  const person = partnership.people.find((candidate) => candidate.id === personId)
  if (!person) throw new UserError('agreement-person-unknown', { found: personId })
  if (!person.roles.includes('approver')) throw new UserError('agreement-not-approver', { name: person.name })
  return person
}

/** The version to accept. One in force may be named again: it was accepted by both sides already. */
async function wanted({ tx, partnership }: Context, version: number | null): Promise<AgreementVersion> {
  const [inForce, waiting] = await Promise.all([
    tx.agreements.inForce(partnership.id),
    tx.agreements.proposed(partnership.id),
  ])
  if (version === null) {
    if (!waiting) throw new UserError('agreement-none-waiting')
    return waiting
  }
  const found = await tx.agreements.version(partnership.id, version)
  if (!found) throw new UserError('agreement-version-unknown', { version })
  const latest = Math.max(inForce?.agreement.version ?? 0, waiting?.agreement.version ?? 0)
  if (version < latest && !(version === inForce?.agreement.version))
    throw new UserError('agreement-superseded', { version, latest })
  return found
}
