import { afterAll, beforeAll, describe } from 'vitest'
import { checkInsContract } from './store/check-ins.contract.ts'
import { deliveriesContract } from './store/deliveries.contract.ts'
import { filesContract } from './store/files.contract.ts'
import { historyContract } from './store/history.contract.ts'
import { listeningContract } from './store/listening.contract.ts'
import { ofTicketsContract } from './store/of-tickets.contract.ts'
import { partnershipsContract } from './store/partnerships.contract.ts'
import type { StoreWorld } from './store/store-world.ts'
import { ticketsContract } from './store/tickets.contract.ts'
import { timersContract } from './store/timers.contract.ts'
import { transactionsContract } from './store/transactions.contract.ts'
import { translationsContract } from './store/translations.contract.ts'

/** Everything a store must do, whatever is behind it. */
export function storeContract(name: string, open: () => Promise<StoreWorld>): void {
  describe(`store on ${name}`, () => {
    let world: StoreWorld | undefined
    beforeAll(async () => {
      world = await open()
    })
    afterAll(() => world?.close())
    const get = () => {
      if (!world) throw new Error('The store is not open')
      return world
    }
    transactionsContract(get)
    partnershipsContract(get)
    ticketsContract(get)
    ofTicketsContract(get)
    listeningContract(get)
    historyContract(get)
    checkInsContract(get)
    translationsContract(get)
    timersContract(get)
    deliveriesContract(get)
    filesContract(get)
  })
}
