import type { Agreement } from '../../domain/agreement/agreement.ts'
import type { Side } from '../../domain/partnership/partnership.ts'

export interface Acceptance {
  readonly personId: string
  readonly at: Date
  /** True when the host's operator entered it for the person. */
  readonly byOperator: boolean
}

/** One version of the agreement of a partnership. It is in force from the later of both acceptances. */
export interface AgreementVersion {
  readonly partnershipId: string
  readonly agreement: Agreement
  readonly proposedAt: Date
  readonly accepted: Readonly<Record<Side, Acceptance | null>>
  readonly inForceSince: Date | null
}

export interface AgreementRows {
  /** Highest version in force, null when none is. */
  inForce(partnershipId: string): Promise<AgreementVersion | null>
  /** Highest version that is not in force and newer than the one in force, null when none waits. */
  proposed(partnershipId: string): Promise<AgreementVersion | null>
  version(partnershipId: string, version: number): Promise<AgreementVersion | null>
  save(version: AgreementVersion): Promise<void>
}
