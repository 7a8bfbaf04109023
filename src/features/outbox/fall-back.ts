import type { Card, CardVariants } from '../../chat/index.ts'
import type { ObligationRule } from '../../domain/agreement/agreement.ts'
import { ruleNameIn } from '../../domain/agreement/rule-name.ts'
import type { Audience, Person, Side } from '../../domain/partnership/partnership.ts'
import type { Delivery, Fallback, Notice, Tx } from '../../ports/index.ts'
import { tellPerson } from '../clocks/tell.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import type { ClockSubject } from '../notices/notice-card.ts'
import { channelsOf, enqueue, type Reader, variantsFor } from './enqueue.ts'

/**
 * What happens when a platform refuses a private message: the next person of the same role, then a mention in the side's
 * own channel, then one in the shared channel that says nothing but where to look. Each refusal stays listed.
 */
export async function fallBack(deps: FeatureDeps, tx: Tx, refused: Delivery): Promise<void> {
  const { fallback } = refused
  if (!fallback) return
  const context = await openContext(deps, tx, refused.partnershipId, refused.origin)
  const obligation = await tx.obligations.get(fallback.notice.obligationId)
  const ticket = obligation && (await tx.tickets.get(obligation.ticketId))
  if (!context || !obligation || !ticket || obligation.stoppedAt) return
  const side = sideOf(context, fallback)
  if (side) await nextInLine(context, { ticket, obligation }, side, fallback)
}

/** Goes one step down the line. Ends silently only after the shared channel refused too: the failures are listed. */
export async function nextInLine(
  context: Context,
  subject: ClockSubject,
  side: Side,
  line: Fallback,
): Promise<void> {
  const next = line.step === 'person' ? nextPerson(context, side, line) : null
  if (next) {
    return tellPerson(context, subject, line.notice, next, {
      roles: line.roles,
      tried: [...line.tried, next.id],
    })
  }
  if (line.step === 'person' && (await mention(context, subject, line, side, 'internal-channel'))) return
  if (line.step !== 'shared-channel') await mention(context, subject, line, 'both', 'shared-channel')
}

const sideOf = (context: Context, { tried }: Fallback): Side | null =>
  context.partnership.people.find((person) => person.id === tried[0])?.side ?? null

const nextPerson = (context: Context, side: Side, { roles, tried }: Fallback): Person | null =>
  context.partnership.people.find(
    (person) =>
      person.side === side && !tried.includes(person.id) && person.roles.some((role) => roles.includes(role)),
  ) ?? null

async function mention(
  context: Context,
  { obligation }: ClockSubject,
  line: Fallback,
  readers: Audience,
  step: Fallback['step'],
): Promise<boolean> {
  const [target] = channelsOf(context, readers)
  const person = context.partnership.people.find((candidate) => candidate.id === line.tried[0])
  if (!target || !person) return false
  const userId = person.identities.find((identity) => identity.platform === target.platform)?.userId ?? null
  await enqueue(context, {
    audience: readers,
    target,
    variants: mentionCards(
      context,
      readers,
      { name: person.name, userId },
      obligation.rule,
      line.notice.kind,
    ),
    fallback: { ...line, step },
  })
  return true
}

/** In the side's own channel the rule is named; before both sides nothing is. */
function mentionCards(
  context: Context,
  readers: Audience,
  person: { readonly name: string; readonly userId: string | null },
  rule: ObligationRule,
  kind: Notice['kind'],
): CardVariants {
  const render = ({ t, language }: Reader): Card => {
    const text =
      readers === 'both'
        ? t('notices:mention.shared')
        : t(kind === 'warning' ? 'notices:mention.internal-warning' : 'notices:mention.internal', {
            rule: ruleNameIn(rule, language),
          })
    return {
      title: t('notices:mention.title', { name: person.name }),
      tone: readers === 'both' ? 'normal' : 'alert',
      summary: text,
      elements: [
        { type: 'mention', people: [person] },
        { type: 'text', text },
      ],
    }
  }
  return variantsFor(context, readers, render)
}
