import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Card } from '../../src/chat/index.ts'
import { SIDES } from '../../src/domain/partnership/partnership.ts'
import { forms } from './chapters/forms.ts'
import { CHAPTERS } from './chapters.ts'
import { RENDERERS } from './renderers.ts'
import { type Shown, TONGUES, type Tongue, tell } from './scene.ts'
import { sitesInFeatures } from './sites.ts'

const FOLDER = join(import.meta.dirname, '../fixtures/goldens')
const pathOf = (renderer: { name: string; extension: string }, chapter: string, tongue: Tongue) =>
  join(FOLDER, renderer.name, `${chapter}.${tongue}.${renderer.extension}`)

type Renderer = (typeof RENDERERS)[number]

/** What a renderer shows of one thing: each side's variant by itself, and both together where a platform merges them. */
function render(renderer: Renderer, name: string, one: Shown, tongue: Tongue): [string, string][] {
  const alone = (card: Card) => renderer.card({ brand: card }, tongue)
  if (tongue === 'both') {
    const merged = one.kind === 'message' && one.variants.brand && one.variants.factory
    return merged && renderer.merges ? [[name, renderer.card(one.variants, tongue)]] : []
  }
  if (one.kind === 'card') return [[name, alone(one.card)]]
  if (one.kind === 'form') return [[name, renderer.form(one.form, tongue)]]
  return SIDES.flatMap((side) => {
    const variant = one.variants[side]
    return variant ? [[`${name}, to the ${side}`, alone(variant)]] : []
  })
}

describe.each(CHAPTERS)('$name', (chapter) => {
  test.each(TONGUES)('is shown as reviewed: %s', async (tongue) => {
    const shown = await tell(chapter, tongue)
    for (const renderer of RENDERERS) {
      const parts = [...shown].flatMap(([name, one]) => render(renderer, name, one, tongue))
      if (parts.length > 0)
        await expect(renderer.file(parts)).toMatchFileSnapshot(pathOf(renderer, chapter.name, tongue))
    }
  })
})

/** Cards of check-ins, which have dialogues and no goldens. Nothing may be added here: tell a chapter instead. */
const WITHOUT_A_CHAPTER = [
  'check-in/agenda.ts#agendaCard',
  'check-in/clock-changes.ts#cardOf',
  'check-in/finish.ts#minutesCard',
  'check-in/finish.ts#missedCard',
  'check-in/items.ts#showNextAgenda',
  'check-in/reminders.ts#card',
  'check-in/replies.ts#done',
  'check-in/schedule-card.ts#showSchedule',
  'check-in/status-card.ts#showStatus',
]

describe('the goldens', () => {
  test('show every card and form the features can make: a new one needs a place in a chapter', () => {
    const shown = new Set(CHAPTERS.flatMap(({ shows }) => shows))
    const sites = sitesInFeatures()
    expect(sites.filter((site) => !shown.has(site) && !WITHOUT_A_CHAPTER.includes(site))).toEqual([])
    expect([...shown].filter((site) => !sites.includes(site))).toEqual([])
  })

  test('show every form by its title', async () => {
    const { 'form-titles': titles } = JSON.parse(
      readFileSync(join(import.meta.dirname, '../../locales/en/ticket.json'), 'utf8'),
    )
    const shown = [...(await tell(forms, 'en')).values()]
    const asked = new Set(shown.map((one) => (one.kind === 'form' ? one.form.title : null)))
    expect(Object.values<string>(titles).filter((title) => !asked.has(title))).toEqual([])
  })

  test('have no file that nothing shows any more', () => {
    const wanted = RENDERERS.flatMap((renderer) =>
      CHAPTERS.flatMap(({ name }) => TONGUES.map((tongue) => pathOf(renderer, name, tongue))),
    )
    const found = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
    expect(found.filter((path) => !wanted.includes(path))).toEqual([])
  })
})
