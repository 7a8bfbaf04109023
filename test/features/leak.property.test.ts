import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createPrometheusMetrics } from '../../src/adapters/metrics/prometheus-metrics.ts'
import { otherSide, type Partnership, SIDES, type Side } from '../../src/domain/partnership/partnership.ts'
import { acceptAgreement } from '../../src/features/agreement/accept-agreement.ts'
import { proposeAgreement } from '../../src/features/agreement/propose-agreement.ts'
import { openContext } from '../../src/features/context.ts'
import { setUpPartnership } from '../../src/features/setup/set-up-partnership.ts'
import type { InboundReply } from '../../src/ports/index.ts'
import { call } from '../cli/terminal.ts'
import { type Andon, exampleAgreement, examplePartnership, formOf, startAndon } from '../support/andon.ts'
import { initialOf } from '../support/dialogue.ts'

/**
 * Random histories over two partnerships. Every word somebody writes carries a token that says who may read it; whatever
 * anybody is shown, in public, in private or in answer, must not hold a token that is not theirs.
 */
const PARTNERSHIPS = ['aurora', 'borealis'] as const
type PartnershipId = (typeof PARTNERSHIPS)[number]

interface Secret {
  readonly token: string
  readonly partnership: PartnershipId
  readonly readers: Side | 'both'
}

interface Sight {
  readonly partnership: PartnershipId
  readonly side: Side
  readonly text: string
}

const prefixOf = (partnership: PartnershipId): string => (partnership === 'aurora' ? '' : 'z-')
const personOf = (partnership: PartnershipId, side: Side, role: 'liaison' | 'quality'): string =>
  `${prefixOf(partnership)}${side[0]}-${role}`

/** A ticket known by its own side's number may be disclosed by now: the form then says so, and both sides read what it holds. */
const readersOf = (intro: string | null, side: Side): Side | 'both' =>
  intro?.startsWith('D-') ? 'both' : side

/** The example again under another name, with people of its own. */
function second(): Partnership {
  const example = examplePartnership()
  const people = example.people.map((person) => ({ ...person, id: `z-${person.id}`, identities: [] }))
  return { ...example, id: 'borealis', name: 'Borealis', people, channels: [] }
}

async function world(): Promise<Andon> {
  const andon = await startAndon({ at: '2026-02-13T10:00:00Z' })
  await andon.store.transaction(async (tx) => {
    const { partnership } = await setUpPartnership(andon.app.features, tx, second(), 'test')
    const context = await openContext(andon.app.features, tx, partnership.id, 'test')
    if (!context) throw new Error('no second partnership')
    await proposeAgreement(context, exampleAgreement())
    for (const personId of ['z-b-liaison', 'z-f-quality'])
      await acceptAgreement(context, { version: 1, personId, byOperator: false }, async () => {})
  })
  return andon
}

const step = fc.record({
  partnership: fc.constantFrom(...PARTNERSHIPS),
  side: fc.constantFrom(...SIDES),
  role: fc.constantFrom('liaison' as const, 'quality' as const),
  place: fc.constantFrom('shared' as const, 'own' as const, 'dm' as const),
  what: fc.constantFrom(
    'defect',
    'change',
    'edit',
    'comment',
    'disclose',
    'pry',
    'list',
    'history',
    'status',
    'hours',
  ),
  number: fc.integer({ min: 1, max: 3 }),
})

async function play(steps: readonly (typeof step extends fc.Arbitrary<infer T> ? T : never)[]) {
  const andon = await world()
  const secrets: Secret[] = []
  const sights: Sight[] = []
  const secret = (partnership: PartnershipId, readers: Secret['readers']): string => {
    const token = `tok${secrets.length}q`
    secrets.push({ token, partnership, readers })
    return token
  }
  const keysOf = (side: Side, number: number) => [
    `${side === 'factory' ? 'F' : 'B'}-${number}`,
    `D-${number}`,
    `C-${number}`,
  ]
  for (const { partnership, side, role, place, what, number } of steps) {
    const where = place === 'own' ? side : place
    const readers = place === 'shared' ? 'both' : side
    const voice = andon.at(personOf(partnership, side, role), where, partnership)
    const see = (reply: InboundReply) => sights.push({ partnership, side, text: JSON.stringify(reply) })
    const own = keysOf(side, number)
    switch (what) {
      case 'defect':
        see(await voice.command(`/defect ${secret(partnership, readers)} cracked`))
        break
      case 'change': {
        const reply = await voice.command(`/change ${secret(partnership, 'both')} foam`)
        see(reply)
        if (reply.kind === 'form') see(await voice.submit(reply.form, initialOf(reply.form)))
        break
      }
      case 'edit': {
        const reply = await voice.command(`/ticket ${own[0]} edit`)
        see(reply)
        if (reply.kind !== 'form') break
        const urgent = {
          class: 'safety',
          severity: 'critical',
          whereFound: secret(partnership, readersOf(reply.form.intro, side)),
        }
        see(await voice.submit(formOf(reply), { ...initialOf(reply.form), ...urgent }))
        break
      }
      case 'comment':
        // On a ticket of the own side's numbers: internal, or in private and so the own side's.
        see(
          await andon
            .at(personOf(partnership, side, role), side, partnership)
            .command(`/ticket ${own[0]} comment ${secret(partnership, side)}`),
        )
        break
      case 'disclose': {
        const reply = await voice.command(`/ticket ${own[0]} disclose`)
        see(reply)
        if (reply.kind !== 'form') break
        const words = secret(partnership, 'both')
        see(
          await voice.submit(reply.form, {
            text: words,
            title: words,
            class: 'safety',
            severity: 'critical',
          }),
        )
        break
      }
      case 'pry':
        for (const key of [...keysOf(otherSide(side), number), ...own])
          see(await voice.command(`/ticket ${key}`))
        for (const verb of ['disclose', 'ack', 'history', 'waive disclose-safety x', 'comment x'])
          see(await voice.command(`/ticket ${keysOf(otherSide(side), number)[0]} ${verb}`))
        break
      case 'list':
        for (const filter of ['all', 'open', 'overdue', 'mine'])
          see(await voice.command(`/ticket list ${filter}`))
        break
      case 'history':
        for (const key of own) see(await voice.command(`/ticket ${key} history`))
        break
      case 'status':
        see(await voice.command('/andon status'))
        break
      case 'hours':
        await andon.advance(new Date(andon.clock.now().getTime() + number * 11 * 3_600_000))
        break
    }
  }
  for (const { place, variants } of andon.platform.shown)
    for (const side of SIDES) {
      const inPrivate = place.startsWith('@')
      const partnership: PartnershipId = (inPrivate ? place.startsWith('@z-') : place.startsWith('borealis'))
        ? 'borealis'
        : 'aurora'
      if (variants[side]) sights.push({ partnership, side, text: JSON.stringify(variants[side]) })
    }
  return { secrets, sights, places: andon.platform.shown, operator: await operatorReads(andon) }
}

/** What the host's operator reads: the tickets of one partnership, and what should hold nobody's words. */
async function operatorReads({ app, store, clock, logger }: Andon) {
  const figures = createPrometheusMetrics({
    census: () => store.transaction((tx) => tx.census.take(clock.now())),
    parked: async () => 0,
  })
  const { features } = app
  const run = async (...args: string[]) => {
    const { out, err } = await call(args, { features })
    return `${out}${err}`
  }
  const tickets = async (partnership: PartnershipId) => ({
    partnership,
    text: await run('tickets', '--state', 'all', '--partnership', partnership),
  })
  return {
    tickets: await Promise.all(PARTNERSHIPS.map(tickets)),
    wordless: [
      (await figures.render()).text,
      await run('deliveries', '--json'),
      await run('audit', 'verify'),
      await run('retention', '--dry-run'),
      JSON.stringify(logger.lines.filter(({ level }) => level !== 'debug')),
    ],
  }
}

test('nothing of one partnership in another, nothing internal on the other side', async () => {
  let looked = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 20, maxLength: 36 }), async (steps) => {
      const { secrets, sights, places, operator } = await play(steps)
      for (const text of operator.wordless) expect(text).not.toMatch(/tok\d+q/)
      for (const { token, partnership } of secrets)
        for (const shown of operator.tickets)
          if (shown.partnership !== partnership) expect(shown.text).not.toContain(token)
      for (const sight of sights)
        for (const { token, partnership, readers } of secrets) {
          if (!sight.text.includes(token)) continue
          looked++
          const theirs = partnership === sight.partnership && (readers === 'both' || readers === sight.side)
          if (!theirs)
            throw new Error(
              `${sight.side} of ${sight.partnership} was shown ${token} (${partnership}, ${readers})`,
            )
        }
      // What stands in one side's place carries nothing for the other.
      for (const { place, variants } of places)
        if (/\/(brand|factory)$/.test(place)) expect(Object.keys(variants)).toEqual([place.split('/')[1]])
    }),
    // A failing run is long enough to read; making it shorter would take minutes.
    { numRuns: 10, endOnFailure: true },
  )
  // The histories are long enough that words are read at all: about ten sights of a token each.
  expect(looked).toBeGreaterThan(50)
}, 600_000)
