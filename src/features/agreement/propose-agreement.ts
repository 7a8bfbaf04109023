import { isDeepStrictEqual } from 'node:util'
import type { Agreement } from '../../domain/agreement/agreement.ts'
import { UserError } from '../../errors.ts'
import type { Context } from '../context.ts'

export interface ProposeResult {
  /** `unchanged`: this very content is already known under this version; nothing was written. */
  readonly kind: 'proposed' | 'unchanged'
  readonly version: number
  /** True when the version is in force; a proposal waits for both sides' approvers. */
  readonly inForce: boolean
  /** The version that applies at this moment, null while no clock may run. */
  readonly inForceVersion: number | null
}

/**
 * Puts a version of the agreement before both sides. It changes nothing until an approver of each side accepts it; a newer
 * proposal takes the place of one that still waits.
 * @throws UserError `agreement-content-differs` { version, next }: the version is known with other content;
 *   `agreement-version-not-newer` { version, latest }: a higher one is in force or waits
 */
export async function proposeAgreement(context: Context, agreement: Agreement): Promise<ProposeResult> {
  const { tx, partnership, now } = context
  const { version } = agreement
  const [inForce, waiting, known] = await Promise.all([
    tx.agreements.inForce(partnership.id),
    tx.agreements.proposed(partnership.id),
    tx.agreements.version(partnership.id, version),
  ])
  const latest = Math.max(inForce?.agreement.version ?? 0, waiting?.agreement.version ?? 0)
  const inForceVersion = inForce?.agreement.version ?? null
  if (known) {
    if (!sameContent(known.agreement, agreement))
      throw new UserError('agreement-content-differs', { version, next: Math.max(latest, version) + 1 })
    if (version !== latest && version !== inForceVersion)
      throw new UserError('agreement-version-not-newer', { version, latest })
    return { kind: 'unchanged', version, inForce: version === inForceVersion, inForceVersion }
  }
  if (version < latest) throw new UserError('agreement-version-not-newer', { version, latest })

  const accepted = { brand: null, factory: null }
  await tx.agreements.save({
    partnershipId: partnership.id,
    agreement,
    proposedAt: now,
    accepted,
    inForceSince: null,
  })
  await tx.history.append([
    {
      partnershipId: partnership.id,
      ticketId: null,
      at: now,
      personId: null,
      personName: null,
      side: null,
      audience: 'both',
      what: 'agreement-proposed',
      old: inForceVersion === null ? null : { version: inForceVersion },
      new: { version, agreement },
    },
  ])
  return { kind: 'proposed', version, inForce: false, inForceVersion }
}

/** What is stored went through JSON, what is handed in did not. */
const sameContent = (stored: Agreement, read: Agreement): boolean =>
  isDeepStrictEqual(stored, JSON.parse(JSON.stringify(read)))
