import { expect, test } from 'vitest'
import { buttonOf, cardOf, startAndon } from '../support/andon.ts'

const MANY = 10_000

test('a list of 10,000 tickets is shown by pages, each at once, first to last and beyond', async () => {
  const andon = await startAndon({ at: '2026-02-13T02:00:00Z' })
  const brand = andon.at('b-quality', 'dm')
  await andon.at('b-quality', 'shared').command('/defect Hinge cracks')
  const { prisma } = andon.database
  // The first ticket and its clocks, over and over, each a second younger.
  await prisma.$executeRawUnsafe(`
    INSERT INTO ticket SELECT gen_random_uuid(), partnership_id, kind, raiser, filed_by, audience, 'D-' || n, internal_key,
      status, reported_at + n * interval '1 second', first_awareness, body
    FROM ticket, generate_series(2, ${MANY}) AS n`)
  await prisma.$executeRawUnsafe(`
    INSERT INTO obligation (id, partnership_id, ticket_id, rule_id, owed_by, state, due, stopped_at, body)
    SELECT gen_random_uuid(), o.partnership_id, t.id, o.rule_id, o.owed_by, o.state, o.due, o.stopped_at, o.body
    FROM obligation o, ticket t WHERE t.key <> 'D-1'`)
  await prisma.$executeRawUnsafe('ANALYZE')

  const timed = async (line: string) => {
    const began = performance.now()
    const card = cardOf(await brand.command(line))
    expect(performance.now() - began).toBeLessThan(3_000)
    return card
  }
  const keysOf = (card: Awaited<ReturnType<typeof timed>>) =>
    card.elements
      .flatMap((one) => (one.type === 'list' ? one.items : []))
      .map((item) => /D-\d+/.exec(item)?.[0])

  const first = await timed('/andon list')
  expect(first.title).toMatch(/10,?000/)
  expect(keysOf(first)).toEqual(
    [10_000, 9999, 9998, 9997, 9996, 9995, 9994, 9993, 9992, 9991].map((n) => `D-${n}`),
  )
  const second = cardOf(await brand.press(buttonOf(first, 'Next')))
  expect(keysOf(second)[0]).toBe('D-9990')
  for (const filter of ['all', 'mine', 'open']) {
    const last = await timed(`/andon list ${filter} 1000`)
    expect(keysOf(last)).toEqual([10, 9, 8, 7, 6, 5, 4, 3, 2, 1].map((n) => `D-${n}`))
  }
  const beyond = await timed('/andon list all 1001')
  expect(keysOf(beyond)).toEqual([])
  expect(JSON.stringify(beyond)).toMatch(/1,?000/)
  for (const page of ['999999999', '99999999999999999999']) {
    const far = await timed(`/andon list all ${page}`)
    expect(far.elements.some((one) => one.type === 'list')).toBe(false)
  }
  expect(await timed('/andon status')).toBeTruthy()
  expect(andon.logger.lines.filter(({ level }) => level === 'error')).toEqual([])
})
