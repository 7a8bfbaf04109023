import type { StoredTranslation, Tx } from '../../ports/index.ts'
import { openContext } from '../context.ts'
import type { FeatureDeps } from '../deps.ts'
import { showCards } from '../ticket/show-cards.ts'
import { allConfidential, type OwnWords, ownWords } from './own-words.ts'
import { type TranslationOutcome, translateTexts } from './translate-texts.ts'

/** Kind of the timers that wake the translation of one pair of languages of one partnership. */
export const TRANSLATION_TIMER = 'translation'

/** The lane a text is translated in: everything waiting in one goes to the provider together. */
export const laneOfTexts = (partnershipId: string, from: string, to: string): string =>
  `${partnershipId}/${from}/${to}`

const BATCH = 20
/** How long a call with its second tries may take before another process looks after it. */
const LEASE_MS = 300_000
const MAX_ATTEMPTS = 8
const FIRST_WAIT_MS = 15_000
const LONGEST_WAIT_MS = 3_600_000
/** What could not be translated is asked for again when it is shown after this long. */
const TRY_AGAIN_MS = 3_600_000

interface Work {
  readonly partnershipId: string
  readonly from: string
  readonly to: string
  readonly rows: readonly StoredTranslation[]
  readonly words: OwnWords
  readonly names: readonly string[]
}

/**
 * Translates what waits in one lane. As with messages: claimed in one transaction, done outside of any, recorded in another,
 * with a lease for who takes over after a crash. A call made twice costs money, nothing else.
 */
export async function translateLane(deps: FeatureDeps, lane: string): Promise<void> {
  const origin = deps.newId()
  for (;;) {
    const work = await deps.store.transaction((tx) => claim(deps, tx, lane, origin))
    if (!work) return
    const { from, to, rows, words, names } = work
    const outcomes = await translateTexts(deps.translators, deps.metrics, {
      ...{ from, to, terms: words.terms },
      texts: rows.map(({ source }) => source),
      rules: { confidential: allConfidential(words), names },
    })
    await deps.store.transaction((tx) => record(deps, tx, work, outcomes, origin))
    deps.logger.info({ origin, lane, outcomes: outcomes.map(({ kind }) => kind) }, 'translation')
  }
}

async function claim(deps: FeatureDeps, tx: Tx, lane: string, origin: string): Promise<Work | null> {
  const [partnershipId = '', from = '', to = ''] = lane.split('/')
  const context = await openContext(deps, tx, partnershipId, origin)
  const rows = context ? await tx.translations.wanted(partnershipId, from, to, BATCH) : []
  const words = context && (await ownWords(tx, context.partnership))
  const [next] = rows
  if (!context || !words || !next) {
    await tx.timers.cancel(TRANSLATION_TIMER, lane)
    return null
  }
  const due = rows.filter(({ dueAt }) => dueAt <= context.now)
  if (due.length === 0) {
    await tx.timers.set(TRANSLATION_TIMER, lane, next.dueAt)
    return null
  }
  // Forbidden, or without a provider, since it was asked for: it stays in the original. So does what fails unforeseen each time.
  const asking = words.providersAllowed && deps.translators.length > 0
  const given = asking ? due.filter(({ attempts }) => attempts >= MAX_ATTEMPTS) : due
  if (given.length > 0) {
    for (const row of given)
      await tx.translations.put({ ...row, state: 'failed', reason: row.reason ?? 'translator-none' })
    await tx.timers.set(TRANSLATION_TIMER, lane, context.now)
    return null
  }
  const leaseUntil = new Date(context.now.getTime() + LEASE_MS)
  for (const row of due) await tx.translations.put({ ...row, dueAt: leaseUntil, attempts: row.attempts + 1 })
  await tx.timers.set(TRANSLATION_TIMER, lane, leaseUntil)
  const { people, sides } = context.partnership
  const names = [...people.flatMap(({ name }) => writtenNames(name)), sides.brand.name, sides.factory.name]
  return { partnershipId, from, to, rows: due, words, names }
}

/** `Wang Jianguo 王建国` is also called by either half. */
const writtenNames = (name: string): readonly string[] => [
  name,
  ...(name.match(/\p{Script=Han}{2,}/gu) ?? []),
  ...(name.match(/\p{Script=Latin}+(?:[ -]\p{Script=Latin}+)+/gu) ?? []),
]

async function record(
  deps: FeatureDeps,
  tx: Tx,
  { partnershipId, from, to, rows }: Work,
  outcomes: readonly TranslationOutcome[],
  origin: string,
): Promise<void> {
  const context = await openContext(deps, tx, partnershipId, origin)
  if (!context) return
  const hashes = rows.map(({ sourceHash }) => sourceHash)
  const present = await tx.translations.ofTexts(partnershipId, hashes, ['both', 'brand', 'factory'])
  const shown = new Set<string>()
  for (const [index, row] of rows.entries()) {
    // Erased, or recorded by who took over, while the provider was asked.
    const now = present.find(({ id, state }) => id === row.id && state === 'wanted')
    const outcome = outcomes[index]
    if (!now || !outcome) continue
    const after = recorded({ ...now, attempts: row.attempts + 1 }, outcome, context.now)
    await tx.translations.put(after)
    if (after.state !== 'wanted') {
      for (const ticketId of now.ticketIds) shown.add(ticketId)
      deps.metrics.translationResult(after.state === 'done' ? 'shown' : after.state)
    }
  }
  for (const ticketId of shown) {
    const ticket = await tx.tickets.get(ticketId)
    if (ticket) await showCards(context, ticket)
  }
  await tx.timers.set(TRANSLATION_TIMER, laneOfTexts(partnershipId, from, to), context.now)
}

function recorded(row: StoredTranslation, outcome: TranslationOutcome, now: Date): StoredTranslation {
  switch (outcome.kind) {
    case 'done': {
      const { text, madeBy, problems } = outcome
      return { ...row, state: 'done', text, madeBy, problems, reason: null, usedAt: now }
    }
    case 'withheld':
      return { ...row, state: 'withheld', problems: outcome.problems, reason: null, usedAt: now }
    case 'unreached': {
      const { reason, later, waitMs } = outcome
      const wait = waitMs ?? Math.min(FIRST_WAIT_MS * 2 ** (row.attempts - 1), LONGEST_WAIT_MS)
      if (later && row.attempts < MAX_ATTEMPTS)
        return { ...row, reason, dueAt: new Date(now.getTime() + wait) }
      return { ...row, state: 'failed', reason, dueAt: new Date(now.getTime() + TRY_AGAIN_MS) }
    }
  }
}
