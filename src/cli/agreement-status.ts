import type { Partnership } from '../domain/partnership/partnership.ts'
import { SIDES } from '../domain/partnership/partnership.ts'
import type { AgreementVersion, Tx } from '../ports/index.ts'
import type { Command, CommandContext } from './command.ts'
import { CALL } from './help.ts'
import { localText } from './instants.ts'
import { pickPartnerships } from './pick-partnership.ts'

interface Status {
  readonly partnership: Partnership
  readonly inForce: AgreementVersion | null
  readonly proposed: AgreementVersion | null
}

/** `andon agreement status`: which version applies, and whose acceptance the next one waits for. */
export const agreementStatus: Command = {
  name: 'agreement status',
  needs: 'database',
  positionals: [],
  options: {
    partnership: { type: 'text', value: 'partnership' },
    json: { type: 'flag' },
  },
  async run(args, context, { features }) {
    const found = await features.store.transaction(async (tx) => {
      const ids = await pickPartnerships(tx, args)
      const all = await Promise.all(ids.map((id) => statusOf(tx, id)))
      return all.filter((status) => status !== null)
    })
    const { io } = context
    if (args.flag('json')) io.out(`${JSON.stringify(found.map(asJson), null, 2)}\n`)
    else io.out(`${found.map((status) => asText(status, context)).join('\n\n')}\n`)
    return 0
  },
}

async function statusOf(tx: Tx, id: string): Promise<Status | null> {
  const partnership = await tx.partnerships.get(id)
  if (!partnership) return null
  const inForce = await tx.agreements.inForce(id)
  const proposed = await tx.agreements.proposed(id)
  return { partnership, inForce, proposed }
}

const asJson = ({ partnership, inForce, proposed }: Status) => ({
  partnership: partnership.id,
  inForce: inForce && { version: inForce.agreement.version, since: inForce.inForceSince },
  proposed: proposed && {
    version: proposed.agreement.version,
    proposedAt: proposed.proposedAt,
    accepted: proposed.accepted,
  },
})

function asText({ partnership, inForce, proposed }: Status, { t, language }: CommandContext): string {
  const when = (at: Date | null): string => (at ? `${localText(at, 'UTC', language)} UTC` : '')
  const lines = [
    t('cli:status.title', { name: partnership.name, id: partnership.id }),
    inForce
      ? t('cli:status.in-force', { version: inForce.agreement.version, at: when(inForce.inForceSince) })
      : t('cli:status.none'),
  ]
  if (!proposed) return lines.join('\n  ')
  lines.push(t('cli:status.proposed', { version: proposed.agreement.version, at: when(proposed.proposedAt) }))
  for (const side of SIDES) {
    const { name } = partnership.sides[side]
    const acceptance = proposed.accepted[side]
    if (acceptance) {
      const key = acceptance.byOperator ? 'cli:status.accepted-operator' : 'cli:status.accepted'
      lines.push(t(key, { side: name, person: acceptance.personId, at: when(acceptance.at) }))
      continue
    }
    const approvers = partnership.people.filter(
      (person) => person.side === side && person.roles.includes('approver'),
    )
    const [first] = approvers
    lines.push(
      first
        ? t('cli:status.waits', { side: name, people: approvers.map((person) => person.name).join(', ') })
        : t('cli:status.nobody', { side: name }),
    )
    if (first) lines.push(`  ${CALL} agreement accept --as ${first.id} --partnership ${partnership.id}`)
  }
  return lines.join('\n  ')
}
