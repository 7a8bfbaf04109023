import type { MessageRef } from '../../chat/index.ts'
import type { Ends } from '../../domain/listening/judged.ts'
import type { Proposal, ProposalWords } from '../../domain/listening/proposal.ts'
import type { Platform } from '../../domain/partnership/partnership.ts'
import type { ProposalRows } from '../../ports/index.ts'
import { Prisma, type ProposalEntry } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

const ENDS = `SELECT signal, lang, rule, state, by_person AS "byPerson", count(*)::int AS number FROM proposal
  WHERE $1::text IS NULL OR partnership_id = $1 GROUP BY signal, lang, rule, state, by_person ORDER BY 1, 2, 3, 4, 5`

export function createProposalRows({ prisma, sql }: UnitOfWork): ProposalRows {
  return {
    async insert(proposal) {
      await prisma.proposalEntry.createMany({ data: [toRow(proposal)] })
    },
    async update(proposal) {
      const { id, ...data } = toRow(proposal)
      const { count } = await prisma.proposalEntry.updateMany({ where: { id }, data })
      if (count !== 1) throw new Error(`There is no proposal ${id}`)
    },
    async get(id) {
      const row = await prisma.proposalEntry.findUnique({ where: { id } })
      return row && toProposal(row)
    },
    async byRef({ platform, channelId, messageId }: MessageRef) {
      const row = await prisma.proposalEntry.findUnique({
        where: { platform_channelId_messageId: { platform, channelId, messageId } },
      })
      return row && toProposal(row)
    },
    async recent(partnershipId, since) {
      const rows = await prisma.proposalEntry.findMany({
        where: { partnershipId, postedAt: { gte: since } },
        orderBy: [{ postedAt: 'desc' }, { id: 'desc' }],
      })
      return rows.map(toProposal)
    },
    ends: (partnershipId) => sql.rows<Ends>(ENDS, partnershipId),
  }
}

type Column =
  | 'id'
  | 'partnershipId'
  | 'personId'
  | 'signal'
  | 'lang'
  | 'way'
  | 'state'
  | 'postedAt'
  | 'ticketId'
type Body = Omit<Proposal, Column | 'ref' | 'words'>

function toRow({ ref, words, ...proposal }: Proposal) {
  const { id, partnershipId, personId, signal, lang, way, state, postedAt, ticketId, ...body } = proposal
  return {
    ...{ id, partnershipId, personId, signal, lang, way, state, postedAt, ticketId },
    ...{ platform: ref.platform, channelId: ref.channelId, messageId: ref.messageId },
    rule: body.rules[0] ?? '',
    byPerson: body.settledBy !== null,
    body: toBody(body) as Prisma.InputJsonValue,
    words: words === null ? Prisma.DbNull : (toBody(words) as Prisma.InputJsonValue),
  }
}

function toProposal(row: ProposalEntry): Proposal {
  const { id, partnershipId, personId, lang, postedAt, ticketId, channelId, messageId } = row
  return {
    ...readBody<Body>(row.body),
    ...{ id, partnershipId, personId, lang, postedAt, ticketId },
    ref: { platform: row.platform as Platform, channelId, messageId },
    signal: row.signal as Proposal['signal'],
    way: row.way as Proposal['way'],
    state: row.state as Proposal['state'],
    words: row.words === null ? null : readBody<ProposalWords>(row.words),
  }
}

/** Takes out what a person wrote, of their own proposals and of those others' messages were joined to, and what they taught. */
export async function emptyProposals(
  { prisma, sql }: UnitOfWork,
  partnershipId: string,
  personId: string,
): Promise<number> {
  let emptied = 0
  for (const row of await prisma.proposalEntry.findMany({
    where: { partnershipId, words: { not: Prisma.DbNull } },
  })) {
    const words = readBody<ProposalWords>(row.words)
    const further = words.further.filter((one) => one.personId !== personId)
    if (row.personId !== personId && further.length === words.further.length) continue
    const kept =
      row.personId === personId ? Prisma.DbNull : (toBody({ ...words, further }) as Prisma.InputJsonValue)
    await prisma.proposalEntry.update({ where: { id: row.id }, data: { words: kept } })
    emptied++
  }
  await sql.run(
    'DELETE FROM hush WHERE partnership_id = $1 AND starts_with(subject, $2)',
    partnershipId,
    `phrase/${personId}/`,
  )
  return emptied
}
