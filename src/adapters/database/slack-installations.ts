import type { SlackInstallations } from '../../ports/index.ts'
import type { Database } from './database.ts'
import { unavailable } from './database-errors.ts'

/** Slack installations as rows. */
export function createSlackInstallations({ prisma }: Pick<Database, 'prisma'>): SlackInstallations {
  return {
    async save({ workspaceId, ...rest }) {
      const data = { ...rest, scopes: [...rest.scopes] }
      await prisma.slackInstallation
        .upsert({ where: { workspaceId }, create: { workspaceId, ...data }, update: data })
        .catch(unavailable)
    },
    all: () => prisma.slackInstallation.findMany({ orderBy: { workspaceId: 'asc' } }).catch(unavailable),
    get: (workspaceId) => prisma.slackInstallation.findUnique({ where: { workspaceId } }).catch(unavailable),
    async remove(workspaceId) {
      const { count } = await prisma.slackInstallation
        .deleteMany({ where: { workspaceId } })
        .catch(unavailable)
      return count > 0
    },
  }
}
