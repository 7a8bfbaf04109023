import type { Nudge, Scheduler, SqlExecutor, Store, Tx } from '../../ports/index.ts'
import { createAgreementRows } from './agreements.ts'
import { createCalendarLinkRows } from './calendar-links.ts'
import { createCensusRows } from './census.ts'
import { createAgendaRows, createCheckInRows } from './check-ins.ts'
import type { Database } from './database.ts'
import { unavailable } from './database-errors.ts'
import { createDeliveryRows } from './deliveries.ts'
import { createDraftRows } from './drafts.ts'
import { createErasureRows } from './erasure.ts'
import { createEventRows } from './events.ts'
import { createFileRows } from './files.ts'
import type { Prisma } from './generated/client.ts'
import { createHistoryRows } from './history.ts'
import { createListeningRows } from './listening.ts'
import { createMessageRows } from './messages.ts'
import { createObligationRows } from './obligations.ts'
import { createPartnershipRows, type PartnershipCache } from './partnerships.ts'
import { createPictureRows } from './pictures.ts'
import { createPromiseRows } from './promises.ts'
import { createProposalRows } from './proposals.ts'
import { createRetentionRows } from './retention.ts'
import { createSettingRows } from './settings.ts'
import { createTicketRows } from './tickets.ts'
import { createTimerRows } from './timers.ts'
import { createTranslationRows } from './translations.ts'
import { createUnitOfWork } from './unit-of-work.ts'

interface StoreDeps {
  readonly database: Database
  readonly nudges: Pick<Scheduler, 'enqueue'>
  /** A new UUID, for the tokens of timers. */
  readonly newId: () => string
}

/** The store over an open, migrated database. */
export function createStore({ database, nudges, newId }: StoreDeps): Store {
  const cache: PartnershipCache = new Map()
  return {
    description: database.description,
    ping: () => database.ping(),
    close: () => database.close(),
    transaction: (work) =>
      database.prisma
        .$transaction(async (prisma) => {
          const open = openTx(prisma, { nudges, newId, cache })
          const result = await work(open.tx)
          await open.flush()
          return result
        })
        .catch(unavailable),
  }
}

interface TxDeps extends Omit<StoreDeps, 'database'> {
  readonly cache: PartnershipCache
}

/** The rows of one transaction, and what writes at its end everything that was put off. */
function openTx(prisma: Prisma.TransactionClient, { nudges, newId, cache }: TxDeps) {
  const unit = createUnitOfWork(prisma)
  const due: Nudge[] = []
  const timers = createTimerRows(unit, newId, (written) => due.push(...written))
  const deliveries = createDeliveryRows(unit, timers.wakeLane)
  const history = createHistoryRows(unit)
  const obligations = createObligationRows(unit)
  const tx: Tx = {
    events: createEventRows(unit),
    partnerships: createPartnershipRows(unit, cache),
    agreements: createAgreementRows(unit),
    tickets: createTicketRows(unit),
    messages: createMessageRows(unit),
    files: createFileRows(unit),
    promises: createPromiseRows(unit),
    proposals: createProposalRows(unit),
    listening: createListeningRows(unit),
    checkIns: createCheckInRows(unit),
    agenda: createAgendaRows(unit),
    calendarLinks: createCalendarLinkRows(unit),
    pictures: createPictureRows(unit),
    settings: createSettingRows(unit),
    drafts: createDraftRows(unit),
    translations: createTranslationRows(unit),
    retention: createRetentionRows(unit),
    erasure: createErasureRows(unit),
    census: createCensusRows(unit),
    obligations,
    history,
    deliveries,
    timers,
  }
  const executor: SqlExecutor = {
    query: (text, values) => prisma.$queryRawUnsafe(text, ...values),
  }
  return {
    tx,
    async flush() {
      await obligations.flush()
      await deliveries.flush()
      await history.flush()
      await timers.flush()
      if (due.length > 0) await nudges.enqueue(executor, due)
    },
  }
}
