import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { IAdaptiveCard } from '@microsoft/teams.cards'
import { expect, test } from 'vitest'
import { complaintsAboutCard } from '../../support/adaptive-card.ts'

const GOLDENS = join(import.meta.dirname, '..', '..', 'fixtures', 'goldens', 'teams')

interface Shown {
  readonly attachments?: readonly { readonly content: IAdaptiveCard }[]
}

const cardsOf = (shown: Shown): IAdaptiveCard[] =>
  shown.attachments
    ? shown.attachments.map(({ content }) => content)
    : (Object.values(shown) as IAdaptiveCard[])

test.each(readdirSync(GOLDENS))('Microsoft’s own reader understands every card of %s', (file) => {
  const golden = JSON.parse(readFileSync(join(GOLDENS, file), 'utf8')) as Record<string, Shown>
  const said = Object.entries(golden).flatMap(([name, shown]) =>
    cardsOf(shown).flatMap((card) => complaintsAboutCard(card).map((complaint) => `${name}: ${complaint}`)),
  )
  expect(said).toEqual([])
})

test('what it does not understand is told', () => {
  const strange = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'Nonsense' }],
  } as unknown as IAdaptiveCard
  expect(complaintsAboutCard(strange).join()).toMatch(/Nonsense/)
  const nameless = {
    type: 'AdaptiveCard',
    version: '1.5',
    body: [{ type: 'Input.Text' }],
  } as unknown as IAdaptiveCard
  expect(complaintsAboutCard(nameless)).not.toEqual([])
})
