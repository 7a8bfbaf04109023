import type { Agreement } from '../../domain/agreement/agreement.ts'
import { type Partnership, SIDES } from '../../domain/partnership/partnership.ts'
import { AppError } from '../../errors.ts'
import type { Tx } from '../../ports/index.ts'
import { acceptAgreement } from '../agreement/accept-agreement.ts'
import { proposeAgreement } from '../agreement/propose-agreement.ts'
import { openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { setUpPartnership } from './set-up-partnership.ts'

/** Setting: id of the partnership that Andon came with. */
const EXAMPLE = 'example-partnership'

/**
 * Fills an empty database with the example Andon ships with, its agreement accepted by both sides' approvers and recorded
 * as shipped. Resolves with false, and does nothing, when there is any partnership already. Safe to call from several
 * processes at once.
 */
export async function seedExample(
  deps: FeatureDeps,
  example: { readonly partnership: Partnership; readonly agreement: Agreement },
): Promise<boolean> {
  const origin = deps.newId()
  return deps.store.transaction(async (tx) => {
    // Processes that start together wait for each other here.
    await tx.events.claim('console', 'seed-example', deps.clock.now())
    if ((await tx.partnerships.ids()).length > 0) return false
    const { partnership } = await setUpPartnership(deps, tx, example.partnership, origin)
    await tx.settings.set(EXAMPLE, partnership.id)
    const context = await openContext(deps, tx, partnership.id, origin)
    if (!context) throw new AppError('internal', { reference: origin.slice(0, 8) })
    await proposeAgreement(context, example.agreement)
    for (const side of SIDES) {
      const approver = partnership.people.find(
        (person) => person.side === side && person.roles.includes('approver'),
      )
      if (!approver) continue
      const request = { version: null, personId: approver.id, byOperator: true, shippedExample: true }
      // Nothing is open yet that could owe something.
      await acceptAgreement(context, request, async () => {})
    }
    return true
  })
}

/** True when the database holds the shipped example and nothing else: only there may time be moved. */
export async function isExampleDatabase(tx: Tx): Promise<boolean> {
  const example = await tx.settings.get(EXAMPLE)
  const ids = await tx.partnerships.ids()
  return example !== null && ids.length === 1 && ids[0] === example
}
