import type { Clock, Installation, Operations, Scheduler } from '../../ports/index.ts'
import { writeBackup } from './backup.ts'
import { isEmpty } from './backup-tables.ts'
import type { Database } from './database.ts'
import { restoreBackup } from './restore.ts'

interface OperationsDeps {
  readonly database: Database
  readonly scheduler: Pick<Scheduler, 'enqueue' | 'parked'>
  readonly clock: Clock
  /** Version of Andon. */
  readonly andon: string
  readonly installation: Installation
}

export function createOperations(deps: OperationsDeps): Operations {
  const { database, scheduler, clock, andon, installation } = deps
  return {
    installation,
    backup: (path) => writeBackup(database, { path, now: clock.now(), andon }),
    restore: (path, replace) => restoreBackup(database, { path, replace, nudges: scheduler }),
    isEmpty: () => database.bulk(({ query }) => isEmpty(query)),
    parked: () => scheduler.parked(),
  }
}
