import type { Card, IncomingEvent } from '../../chat/index.ts'
import {
  languageOf,
  otherSide,
  type Partnership,
  type Person,
  SIDES,
  type Side,
} from '../../domain/partnership/partnership.ts'
import type { InboundReply, Tx } from '../../ports/index.ts'
import { type Context, openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { enqueue, privateTarget } from '../outbox/enqueue.ts'
import { sideOfWorkspace } from '../strangers/side-of-workspace.ts'

type Left = IncomingEvent & { readonly type: 'workspace-left' }

/** A company that removed Andon hears nothing any more: the liaisons of the other side of each partnership are told. */
export async function tellOthers(
  deps: FeatureDeps,
  tx: Tx,
  event: Left,
  origin: string,
): Promise<InboundReply> {
  for (const id of await tx.partnerships.ids()) {
    const partnership = await tx.partnerships.get(id)
    const left = partnership && (await sideThatLeft(tx, partnership, event))
    if (!left) continue
    const context = await openContext(deps, tx, id, origin)
    if (context) await tellLiaisons(context, left)
  }
  return { kind: 'none' }
}

/** The sides with people in the workspace. One shared by both sides is nobody's loss alone: nobody is told. */
const sidesOf = (partnership: Partnership, { actor, people }: Left) =>
  SIDES.filter((side) =>
    partnership.people.some(
      (person) =>
        person.side === side &&
        person.identities.some(
          ({ platform, userId, workspaceId }) =>
            platform === actor.platform && (workspaceId === actor.workspaceId || people.includes(userId)),
        ),
    ),
  )

/** Those met since the start, else what was learnt before: a file often names accounts without their workspace. */
async function sideThatLeft(tx: Tx, partnership: Partnership, event: Left): Promise<Side | null> {
  const [one, other] = sidesOf(partnership, event)
  if (one) return other ? null : one
  return sideOfWorkspace(tx, partnership, event.actor)
}

async function tellLiaisons(context: Context, left: Side): Promise<void> {
  const told = otherSide(left)
  for (const person of context.partnership.people) {
    if (person.side !== told || !person.roles.includes('liaison')) continue
    const target = privateTarget(context.deps, person)
    if (!target) continue
    const card = leftCard(context, person, context.partnership.sides[left].name)
    await enqueue(context, { audience: told, target, variants: { [told]: card } })
  }
}

function leftCard(context: Context, reader: Person, side: string): Card {
  const t = context.deps.texts.in(languageOf(context.partnership, reader))
  const text = t('notices:workspace-left.text', { side, partnership: context.partnership.name })
  return {
    title: t('notices:workspace-left.title', { side }),
    tone: 'warning',
    summary: text,
    elements: [{ type: 'text', text }],
  }
}
