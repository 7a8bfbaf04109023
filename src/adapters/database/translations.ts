import type { Audience } from '../../domain/partnership/partnership.ts'
import type { StoredTranslation, TranslationRows, TranslationState } from '../../ports/index.ts'
import type { Prisma, Translation } from './generated/client.ts'
import { readBody, toBody } from './json-body.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createTranslationRows({ prisma }: UnitOfWork): TranslationRows {
  return {
    async ofTexts(partnershipId, sourceHashes, audiences) {
      const rows = await prisma.translation.findMany({
        where: { partnershipId, sourceHash: { in: [...sourceHashes] }, audience: { in: [...audiences] } },
        orderBy: { position: 'asc' },
      })
      return rows.map(toTranslation)
    },
    async put(translation) {
      const { id, ...data } = toRow(translation)
      const { partnershipId, audience, sourceHash, fromLanguage, toLanguage, glossary, provider } = data
      const key = { partnershipId, audience, sourceHash, fromLanguage, toLanguage, glossary, provider }
      await prisma.translation.upsert({
        where: {
          partnershipId_audience_sourceHash_fromLanguage_toLanguage_glossary_provider: key,
        },
        create: { id, ...data },
        update: data,
      })
    },
    async wanted(partnershipId, from, to, limit) {
      const rows = await prisma.translation.findMany({
        where: { partnershipId, fromLanguage: from, toLanguage: to, state: 'wanted' },
        orderBy: [{ dueAt: 'asc' }, { position: 'asc' }],
        take: limit,
      })
      return rows.map(toTranslation)
    },
    async used(ids, at) {
      await prisma.translation.updateMany({ where: { id: { in: [...ids] } }, data: { usedAt: at } })
    },
  }
}

function toRow(translation: StoredTranslation) {
  const { from, to, source, text, madeBy, problems, reason, attempts, ticketIds, ...columns } = translation
  const body = toBody({ source, text, madeBy, problems, reason, attempts }) as Prisma.InputJsonValue
  return { ...columns, fromLanguage: from, toLanguage: to, ticketIds: [...ticketIds], body }
}

type Body = Pick<StoredTranslation, 'source' | 'text' | 'madeBy' | 'problems' | 'reason' | 'attempts'>

function toTranslation({ body, ...row }: Translation): StoredTranslation {
  const { fromLanguage: from, toLanguage: to, position: _, audience, state, ...columns } = row
  return {
    ...readBody<Body>(body),
    ...columns,
    from,
    to,
    audience: audience as Audience,
    state: state as TranslationState,
  }
}
