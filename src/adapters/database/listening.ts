import type { ListeningMode } from '../../domain/listening/proposal.ts'
import type { ListeningRows } from '../../ports/index.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createListeningRows({ prisma }: UnitOfWork): ListeningRows {
  return {
    async modeOf(platform, channelId) {
      const row = await prisma.listeningMode.findUnique({
        where: { platform_channelId: { platform, channelId } },
      })
      return (row?.mode ?? null) as ListeningMode | null
    },
    async setMode(platform, channelId, { mode, by, at }) {
      const set = { mode, setBy: by, setAt: at }
      await prisma.listeningMode.upsert({
        where: { platform_channelId: { platform, channelId } },
        create: { platform, channelId, ...set },
        update: set,
      })
    },
    async hushed(partnershipId, subjects, now) {
      if (subjects.length === 0) return new Set()
      const rows = await prisma.hush.findMany({
        where: { partnershipId, subject: { in: [...subjects] }, until: { gt: now } },
      })
      return new Set(rows.map(({ subject }) => subject))
    },
    async hush(partnershipId, subject, until) {
      await prisma.hush.upsert({
        where: { partnershipId_subject: { partnershipId, subject } },
        create: { partnershipId, subject, until },
        update: { until },
      })
    },
  }
}
