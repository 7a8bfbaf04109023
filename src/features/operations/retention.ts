import { elapsedMilliseconds, parseDuration } from '../../domain/clocks/duration.ts'
import type { Forgettable, RetentionLimits, Tx } from '../../ports/index.ts'
import type { FeatureDeps } from '../deps.ts'

/** When no agreement says anything else. */
const USUAL = 'P30D'
/** Platforms send an event again within hours; after that nobody needs what it was answered. */
const REPLIES_MS = 86_400_000

export interface Retention {
  readonly limits: RetentionLimits
  readonly forgotten: Forgettable
}

/**
 * Forgets what nobody needs any more. What came in keeps its id and time for `retention.unneededMessages` of the agreements
 * in force (an event does not say whose it was, so the shortest counts; 30 days without any); the contents of messages
 * that Andon sent go after the same time, and so do words of a message that a proposal still holds; what somebody began and did
 * not finish after 30 days. Tickets and history stay. `dryRun` only counts.
 */
export async function applyRetention(
  deps: FeatureDeps,
  { dryRun }: { readonly dryRun: boolean },
): Promise<Retention> {
  const now = deps.clock.now().getTime()
  const done = await deps.store.transaction(async (tx) => {
    const before = new Date(now - (await shortest(tx)))
    const limits = {
      eventsBefore: before,
      contentsBefore: before,
      draftsBefore: new Date(now - lengthOf(USUAL)),
      heardBefore: before,
      translationsBefore: before,
      repliesBefore: new Date(Math.max(before.getTime(), now - REPLIES_MS)),
    }
    return { limits, forgotten: await (dryRun ? tx.retention.count(limits) : tx.retention.forget(limits)) }
  })
  if (!dryRun) deps.logger.info({ ...done.forgotten }, 'retention')
  return done
}

async function shortest(tx: Tx): Promise<number> {
  const lengths: number[] = []
  for (const id of await tx.partnerships.ids()) {
    const version = await tx.agreements.inForce(id)
    lengths.push(lengthOf(version?.agreement.retention.unneededMessages ?? USUAL))
  }
  return lengths.length === 0 ? lengthOf(USUAL) : Math.min(...lengths)
}

const lengthOf = (duration: string): number => elapsedMilliseconds(parseDuration(duration))
