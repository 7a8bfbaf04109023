import { afterEach, describe, expect, test } from 'vitest'
import { type AndonOnTeams, PEOPLE, SHARED, startAndonOnTeams } from '../../support/andon-on-teams.ts'
import type { TokenSpec } from '../../support/fake-teams/tokens.ts'

let running: AndonOnTeams | undefined
afterEach(async () => {
  await running?.stop()
  running = undefined
})

/** One activity that is on its way, and how it is taken with a given header. */
async function waiting(options: Parameters<typeof startAndonOnTeams>[0] = {}) {
  const story = await startAndonOnTeams(options)
  running = story
  const { teams } = story
  teams.hold()
  await teams.as(PEOPLE['b-quality']).types(SHARED, '@Andon defect hinge cracks')
  const [parcel] = teams.parcels
  if (!parcel) throw new Error('nothing was sent')
  const { serviceUrl } = parcel.activity as { readonly serviceUrl: string }
  const tickets = () => story.database.prisma.ticket.count()
  return {
    tickets,
    sends: (header: string | null) => teams.attempt(parcel, header),
    signed: async (spec: TokenSpec) => `Bearer ${await teams.sign(serviceUrl, spec)}`,
  }
}

describe('who may speak as Teams', () => {
  test.each<[string, TokenSpec]>([
    ['for another app', { audience: '99999999-9999-4999-8999-999999999999' }],
    ['for no app', { audience: 'andon' }],
    ['of another issuer', { issuer: 'https://sts.example.com' }],
    ['for another service', { serviceUrl: 'https://elsewhere.example.com' }],
    ['that has expired', { expiresIn: -3_600 }],
    ['with a bad signature', { forged: true }],
  ])('a token %s is refused, and nothing is stored', async (_name, spec) => {
    const { sends, signed, tickets } = await waiting()
    expect((await sends(await signed(spec))).status).toBe(401)
    expect(await tickets()).toBe(0)
  })

  test.each([
    ['no token', null],
    ['an empty one', 'Bearer '],
    ['rubbish', 'Bearer not.a.token'],
    ['another scheme', 'Basic dXNlcjpwYXNz'],
  ])('%s is refused', async (_name, header) => {
    const { sends, tickets } = await waiting()
    expect((await sends(header)).status).toBe(401)
    expect(await tickets()).toBe(0)
  })

  test('a good one is taken', async () => {
    const { sends, signed, tickets } = await waiting()
    expect((await sends(await signed({}))).status).toBe(200)
    expect(await tickets()).toBe(1)
  })

  test('without any only where the settings say so, for the playground', async () => {
    const { sends, tickets } = await waiting({ allowAnonymous: true })
    expect((await sends(null)).status).toBe(200)
    expect(await tickets()).toBe(1)
  })

  test('what is no JSON, or far too large, is refused', async () => {
    const story = await startAndonOnTeams()
    running = story
    const post = (body: string) =>
      fetch(`${story.url}api/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      }).then(({ status }) => status)
    expect(await post('{')).toBe(400)
    expect(await post(JSON.stringify({ type: 'message', text: 'x'.repeat(2_000_000) }))).toBe(413)
    // Larger than the SDK's own limit, and still only without a token.
    expect(await post(JSON.stringify({ type: 'message', text: 'x'.repeat(300_000) }))).toBe(401)
  })
})
