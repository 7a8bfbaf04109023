import type { Side } from '../../domain/partnership/partnership.ts'
import type { CalendarLink, CalendarLinkRows, CalendarOwner } from '../../ports/index.ts'
import type { CalendarLink as Row } from './generated/client.ts'
import type { UnitOfWork } from './unit-of-work.ts'

export function createCalendarLinkRows({ prisma }: UnitOfWork): CalendarLinkRows {
  return {
    async get(partnershipId, owner) {
      const name = nameOf(owner)
      const row = await prisma.calendarLink.findUnique({
        where: { partnershipId_owner: { partnershipId, owner: name } },
      })
      return row && toLink(row)
    },
    async byHash(hash) {
      const row = await prisma.calendarLink.findUnique({ where: { hash } })
      return row && toLink(row)
    },
    async save({ partnershipId, owner, ...data }) {
      const name = nameOf(owner)
      await prisma.calendarLink.upsert({
        where: { partnershipId_owner: { partnershipId, owner: name } },
        create: { partnershipId, owner: name, ...data },
        update: data,
      })
    },
  }
}

const nameOf = (owner: CalendarOwner): string =>
  owner.kind === 'side' ? `side/${owner.side}` : `person/${owner.personId}`

function toLink({ owner, ...row }: Row): CalendarLink {
  const [kind, ...rest] = owner.split('/')
  const id = rest.join('/')
  return { ...row, owner: kind === 'side' ? { kind, side: id as Side } : { kind: 'person', personId: id } }
}
