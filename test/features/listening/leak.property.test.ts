import fc from 'fast-check'
import { expect, test } from 'vitest'
import { otherSide, SIDES, type Side } from '../../../src/domain/partnership/partnership.ts'
import { type Andon, startAndon } from '../../support/andon.ts'

/**
 * A hint in the shared channel and what its writer does with the question. Whatever it is, the other side is shown exactly what
 * it would have been shown had the same words been said where nobody may be asked: the question of the day was spent.
 */
const HINTS = [
  '差不多可以了',
  '社内で検討します。',
  '조금 어려울 것 같습니다',
  'It should be more or less OK',
] as const
const ANSWERS = [null, 'hint-keep', 'hint-nothing'] as const

const step = fc.record({
  side: fc.constantFrom(...SIDES),
  hint: fc.constantFrom(...HINTS),
  answer: fc.constantFrom(...ANSWERS),
  hours: fc.integer({ min: 0, max: 30 }),
})
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never

const seenByOthers = (andon: Andon, side: Side): string[] =>
  andon.platform.shown.flatMap(({ place, variants }) => {
    const card = variants[side]
    return card ? [`${place} ${JSON.stringify(card)}`] : []
  })

/** Plays the steps; resolves with what each side saw, and how many questions its people were asked. */
async function play(steps: readonly Step[], asking: boolean) {
  const andon = await startAndon({ at: '2026-03-05T02:00:00Z' })
  const asked = { brand: 0, factory: 0 }
  if (!asking)
    await andon.store.transaction(async (tx) => {
      for (const side of SIDES)
        await tx.listening.hush('aurora', `asked/${side[0]}-quality`, new Date('2027-01-01T00:00:00Z'))
    })
  for (const { side, hint, answer, hours } of steps) {
    const person = `${side[0]}-quality`
    const before = andon.platform.shown.length
    await andon.at(person, 'shared').say(hint)
    const questions = andon.platform.shown.slice(before).filter(({ place }) => place === `@${person}`)
    asked[side] += questions.length
    const action = JSON.stringify(questions[0]?.variants ?? '').match(
      /hint-report\|aurora\|([0-9a-f-]{36})/,
    )?.[1]
    if (answer && action) await andon.at(person, 'dm').press(`${answer}|aurora|${action}`)
    await andon.advance(new Date(andon.clock.now().getTime() + hours * 3_600_000))
  }
  const seen = { brand: seenByOthers(andon, 'brand'), factory: seenByOthers(andon, 'factory') }
  return { seen, asked }
}

test('a question about a hint never reaches the other side, by a word or by a silence', async () => {
  let questions = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      const one = steps.map((each) => ({ ...each, side: steps[0]?.side ?? 'factory' }))
      const { seen, asked } = await play(one, true)
      const quiet = await play(one, false)
      const writers = one[0]?.side ?? 'factory'
      questions += asked[writers]
      expect(quiet.asked[writers]).toBe(0)
      expect(seen[otherSide(writers)]).toEqual(quiet.seen[otherSide(writers)])
    }),
    { numRuns: 6, endOnFailure: true },
  )
  expect(questions).toBeGreaterThan(10)
}, 600_000)
