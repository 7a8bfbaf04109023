import type { HeldAnswer, TeamsConversation, TeamsDirectory } from '../../ports/index.ts'
import type { Database } from './database.ts'
import { unavailable } from './database-errors.ts'
import { readBody, toBody } from './json-body.ts'

/** What is known of Teams, as rows. */
export function createTeamsDirectory({ prisma }: Pick<Database, 'prisma'>): TeamsDirectory {
  return {
    async keepConversation({ conversationId, ...data }) {
      await prisma.teamsConversation
        .upsert({
          where: { conversationId },
          create: { conversationId, ...data },
          update: { ...data, heardAt: new Date() },
        })
        .catch(unavailable)
    },
    async conversation(conversationId) {
      const row = await prisma.teamsConversation.findUnique({ where: { conversationId } }).catch(unavailable)
      return row && toConversation(row)
    },
    async sharedConversations() {
      const rows = await prisma.teamsConversation
        .findMany({
          where: { kind: { not: 'personal' } },
          orderBy: [{ heardAt: 'desc' }, { conversationId: 'asc' }],
        })
        .catch(unavailable)
      return rows.map(toConversation)
    },
    async forgetConversation(conversationId) {
      await prisma.teamsConversation.deleteMany({ where: { conversationId } }).catch(unavailable)
    },
    async keepPerson({ objectId, teamsId, ...rest }) {
      const known = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null))
      await prisma.teamsPerson
        .upsert({
          where: { objectId },
          create: { objectId, teamsId, ...known },
          update: { teamsId, ...known },
        })
        .catch(unavailable)
    },
    person: (objectId) => prisma.teamsPerson.findUnique({ where: { objectId } }).catch(unavailable),
    async forgetPersonal(objectId) {
      await prisma.teamsPerson
        .updateMany({ where: { objectId }, data: { personalId: null } })
        .catch(unavailable)
    },
    async hold({ eventKey, objectId, reply, heldAt }) {
      await prisma.teamsHeldAnswer
        .createMany({
          data: [{ eventKey, objectId, reply: toBody(reply) as object, heldAt }],
          skipDuplicates: true,
        })
        .catch(unavailable)
    },
    takeHeld: (objectId) =>
      prisma
        .$transaction(async (tx) => {
          const rows = await tx.teamsHeldAnswer.findMany({
            where: { objectId },
            orderBy: [{ heldAt: 'asc' }, { eventKey: 'asc' }],
          })
          const { count } = await tx.teamsHeldAnswer.deleteMany({
            where: { eventKey: { in: rows.map(({ eventKey }) => eventKey) } },
          })
          // Somebody else took them meanwhile: they are being told already.
          if (count < rows.length) return []
          return rows.map(
            ({ reply, ...row }): HeldAnswer => ({ ...row, reply: readBody<HeldAnswer['reply']>(reply) }),
          )
        })
        .catch(unavailable),
  }
}

const toConversation = ({
  heardAt: _,
  kind,
  ...row
}: Omit<TeamsConversation, 'kind'> & {
  readonly kind: string
  readonly heardAt: Date
}): TeamsConversation => ({
  ...row,
  kind: kind as TeamsConversation['kind'],
})
