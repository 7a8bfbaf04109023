import { type PartnershipChange, partnershipDiff } from '../../domain/partnership/diff.ts'
import { type Orphan, orphaned } from '../../domain/partnership/orphaned.ts'
import type { Partnership, Person } from '../../domain/partnership/partnership.ts'
import { AppError, UserError } from '../../errors.ts'
import type { Tx } from '../../ports/index.ts'
import { PLAN_TIMER } from '../check-in/timer-names.ts'
import { introduceWhereJoined } from '../conversation/joined.ts'
import type { FeatureDeps } from '../deps.ts'
import { timeWasMoved } from '../trial-time.ts'
import { asWritten, keepAsWritten } from './as-written.ts'
import { withConsolePlaces } from './console-places.ts'
import { openTicketNeeds } from './open-ticket-needs.ts'

/** What setting a partnership up would do. */
export interface SetUpPlan {
  readonly kind: 'create' | 'update' | 'unchanged'
  /** In the order of the file. */
  readonly changes: readonly PartnershipChange[]
  /** Why it is refused; empty when it is not. */
  readonly orphans: readonly Orphan[]
  /** As it will be stored: the file and the places in the console. */
  readonly partnership: Partnership
}

/** The update would leave open tickets behind. */
class WouldOrphanTickets extends AppError {
  constructor(orphans: readonly Orphan[]) {
    super('setup-would-orphan', {
      tickets: [...new Set(orphans.flatMap(({ tickets }) => tickets))].join(', '),
    })
  }
}

/** What `setUpPartnership` would do, without doing it. `given` is what the file says. */
export async function planSetUp(tx: Tx, given: Partnership): Promise<SetUpPlan> {
  const partnership = withConsolePlaces(given)
  const stored = await tx.partnerships.get(given.id)
  if (!stored) return { kind: 'create', changes: partnershipDiff(null, given), orphans: [], partnership }
  const changes = partnershipDiff(await asWritten(tx, stored), partnership)
  if (changes.length === 0) return { kind: 'unchanged', changes, orphans: [], partnership }
  const orphans = orphaned(stored, partnership, await openTicketNeeds(tx, given.id))
  return { kind: 'update', changes, orphans, partnership }
}

/**
 * Creates the partnership of this id, or makes the stored one what the file says; what people chose for themselves stays.
 * `by` is who did it in chat, null for the operator. Doing it twice does nothing the second time. Takes the partnership's lock.
 * Rejects with `setup-would-orphan` { tickets }; `channel-taken` when a channel belongs to another partnership; `setup-time-moved` for a
 * new partnership on an example database whose time was moved: its clocks would be wrong for ever.
 */
export async function setUpPartnership(
  deps: FeatureDeps,
  tx: Tx,
  given: Partnership,
  origin: string,
  by: Person | null = null,
): Promise<SetUpPlan> {
  await tx.partnerships.lock(given.id)
  const plan = await planSetUp(tx, given)
  if (plan.orphans.length > 0) throw new WouldOrphanTickets(plan.orphans)
  if (plan.kind === 'unchanged') return plan
  if (plan.kind === 'create' && (await timeWasMoved(tx))) throw new UserError('setup-time-moved')
  await tx.partnerships.save(plan.partnership)
  await keepAsWritten(tx, given)
  if (await isUndone(tx, given.id)) await setUndone(tx, given.id, false)
  const created = plan.kind === 'create'
  await tx.history.append([
    {
      partnershipId: given.id,
      ticketId: null,
      at: deps.clock.now(),
      personId: by?.id ?? null,
      personName: by?.name ?? null,
      side: by?.side ?? null,
      audience: 'both',
      what: created ? 'partnership-created' : 'partnership-changed',
      old: null,
      new: created ? { name: given.name } : { changes: plan.changes.map(withoutPersonalData) },
    },
  ])
  // Hours, people or the check-in itself may be other ones now.
  await tx.timers.set(PLAN_TIMER, given.id, deps.clock.now())
  await introduceWhereJoined(deps, tx, plan.partnership, origin)
  deps.logger.info({ origin, partnership: given.id, changes: plan.changes.length }, 'partnership set up')
  return plan
}

const undoneName = (id: string): string => `setup-undone/${id}`

/** True for a partnership whose setup was undone: only its record is left, and nothing is missing from it. */
export const isUndone = async (tx: Tx, id: string): Promise<boolean> =>
  (await tx.settings.get(undoneName(id))) === 'yes'

export const setUndone = (tx: Tx, id: string, undone: boolean): Promise<void> =>
  tx.settings.set(undoneName(id), undone ? 'yes' : 'no')

/** Names, addresses and accounts: `people.f-liaison`, `people.f-liaison.email`. */
const PERSONAL = /^people\.[^.]+(\.(name|email|slack|teams))?$/

/** This row is nobody's own words, so erasing a person would not reach it: it only says that something changed. */
const withoutPersonalData = ({ kind, path, before, after }: PartnershipChange) =>
  PERSONAL.test(path) ? { kind, path } : { kind, path, before, after }
