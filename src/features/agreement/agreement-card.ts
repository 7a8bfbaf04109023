import { type Button, type Card, encodeAction, type Fact } from '../../chat/index.ts'
import { formatInstantFor } from '../../domain/language/format.ts'
import { SIDES } from '../../domain/partnership/partnership.ts'
import type { AgreementVersion, InboundReply } from '../../ports/index.ts'
import type { Context, PersonContext } from '../context.ts'
import { bringClocksInLine } from '../ticket/save-ticket.ts'
import { showCards } from '../ticket/show-cards.ts'
import { acceptAgreement } from './accept-agreement.ts'
import { spokenAgreement, spokenDifferences } from './spoken-agreement.ts'

/** What applies, what waits, and for whom. */
export async function agreementCard(context: PersonContext): Promise<Card> {
  const { t, tx, partnership } = context
  const inForce = await tx.agreements.inForce(partnership.id)
  const waiting = await tx.agreements.proposed(partnership.id)
  const text = inForce
    ? t('agreements:in-force', {
        version: inForce.agreement.version,
        at: when(context, inForce.inForceSince),
      })
    : t('agreements:none')
  return {
    title: t('agreements:title', { name: partnership.name }),
    tone: inForce ? 'normal' : 'warning',
    summary: text,
    elements: [
      { type: 'text', text },
      ...(inForce ? [{ type: 'list' as const, items: spokenAgreement(context, inForce.agreement) }] : []),
      ...(waiting ? waitingElements(context, waiting, inForce) : []),
    ],
  }
}

/** What an approver must have read before the button: the whole waiting version, with its differences marked. */
function waitingElements(
  context: PersonContext,
  waiting: AgreementVersion,
  inForce: AgreementVersion | null,
): Card['elements'] {
  const { t, partnership, person } = context
  const { version } = waiting.agreement
  const facts: Fact[] = SIDES.map((side) => {
    const acceptance = waiting.accepted[side]
    const name =
      partnership.people.find((one) => one.id === acceptance?.personId)?.name ?? acceptance?.personId
    return {
      label: partnership.sides[side].name,
      value: acceptance
        ? t(acceptance.byOperator ? 'agreements:accepted-operator' : 'agreements:accepted', {
            name: name ?? '',
            at: when(context, acceptance.at),
          })
        : t('agreements:not-yet'),
    }
  })
  const accept: Button = {
    label: t('agreements:accept', { version }),
    action: encodeAction({
      verb: 'agreement-accept',
      partnershipId: partnership.id,
      args: [String(version)],
    }),
    style: 'primary',
  }
  const mayAccept = person.roles.includes('approver') && !waiting.accepted[person.side]
  return [
    { type: 'divider' },
    { type: 'text', text: t('agreements:waiting', { version }) },
    { type: 'note', text: t('agreements:rules-of', { version }) },
    {
      type: 'list',
      items: inForce
        ? spokenDifferences(context, waiting.agreement, inForce.agreement)
        : spokenAgreement(context, waiting.agreement),
    },
    { type: 'facts', facts },
    mayAccept ? { type: 'buttons', buttons: [accept] } : { type: 'note', text: t('agreements:who') },
  ]
}

/** An approver's press. When it is the second one needed, what is open may owe something from now on. */
export async function acceptByButton(context: PersonContext, version: number): Promise<InboundReply> {
  await acceptAgreement(context, { version, personId: context.person.id, byOperator: false }, startClocks)
  return { kind: 'card', card: await agreementCard(context) }
}

/** Brings the clocks of every open ticket in line with an agreement that has just come into force. */
export async function startClocks(context: Context): Promise<void> {
  for (const id of await context.tx.tickets.openIds(context.partnership.id)) {
    const ticket = await context.tx.tickets.get(id)
    if (!ticket) continue
    await bringClocksInLine(context, ticket, null)
    await showCards(context, ticket)
  }
}

const when = (context: PersonContext, at: Date | null): string =>
  at ? formatInstantFor(context, at, context.now) : ''
