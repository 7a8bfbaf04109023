import { join } from 'node:path'
import { Eta } from 'eta'
import type { Html } from './html.ts'

const eta = new Eta({ views: join(import.meta.dirname, 'pages'), cache: true, autoEscape: true })

/** Fills `pages/<name>.eta`; everything put in is escaped unless the page takes it raw, which it does with Html only. */
export const renderPage = (name: string, data: object): Html => ({ markup: eta.render(`./${name}`, data) })
