import type { Agreement } from '../../domain/agreement/agreement.ts'
import type { Acceptance, AgreementRows, AgreementVersion } from '../../ports/index.ts'
import { type AgreementVersion as AgreementRow, Prisma } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createAgreementRows({ prisma }: UnitOfWork): AgreementRows {
  const newestFirst = { version: 'desc' } as const
  /** A card and its clocks ask for the same in one transaction. */
  const inForce = new Map<string, AgreementVersion | null>()
  return {
    async inForce(partnershipId) {
      const known = inForce.get(partnershipId)
      if (known !== undefined) return known
      const row = await prisma.agreementVersion.findFirst({
        where: { partnershipId, inForceSince: { not: null } },
        orderBy: newestFirst,
      })
      const version = row && toVersion(row)
      inForce.set(partnershipId, version)
      return version
    },
    async proposed(partnershipId) {
      // The newest of all: when that one is in force, every version that is not is older.
      const row = await prisma.agreementVersion.findFirst({ where: { partnershipId }, orderBy: newestFirst })
      return row && row.inForceSince === null ? toVersion(row) : null
    },
    async version(partnershipId, version) {
      const row = await prisma.agreementVersion.findUnique({
        where: { partnershipId_version: { partnershipId, version } },
      })
      return row && toVersion(row)
    },
    async save({ partnershipId, agreement, proposedAt, accepted, inForceSince }) {
      const key = { partnershipId, version: agreement.version }
      const data = {
        content: toBody(agreement) as Prisma.InputJsonValue,
        brand: toColumn(accepted.brand),
        factory: toColumn(accepted.factory),
        proposedAt,
        inForceSince,
      }
      inForce.delete(partnershipId)
      await prisma.agreementVersion.upsert({
        where: { partnershipId_version: key },
        create: { ...key, ...data },
        update: data,
      })
    },
  }
}

const toColumn = (acceptance: Acceptance | null) =>
  acceptance === null ? Prisma.DbNull : (toBody(acceptance) as Prisma.InputJsonValue)

const toAcceptance = (column: Prisma.JsonValue | null): Acceptance | null =>
  column === null ? null : readBody<Acceptance>(column)

function toVersion(row: AgreementRow): AgreementVersion {
  const { partnershipId, content, proposedAt, brand, factory, inForceSince } = row
  return {
    partnershipId,
    agreement: readBody<Agreement>(content),
    proposedAt,
    accepted: { brand: toAcceptance(brand), factory: toAcceptance(factory) },
    inForceSince,
  }
}
