import { createHash, generateKeyPairSync, verify, X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { createTokenSource } from '../../../src/adapters/teams/credentials.ts'
import { AppError, Forbidden, RateLimited } from '../../../src/errors.ts'

const CLIENT = '7a31f0c2-5d84-4b19-8e6f-0c9b2a7d4e11'
const SCOPE = 'https://api.botframework.com/.default'

type Answer = { readonly status: number; readonly body?: object } | Error

function source(answers: Answer[], credential: Parameters<typeof createTokenSource>[0]['credential']) {
  const asked: { url: string; form: URLSearchParams }[] = []
  let nowMs = Date.parse('2026-02-13T10:00:00Z')
  const tokens = createTokenSource({
    clientId: CLIENT,
    credential,
    loginUrl: 'https://login.example.com',
    tenant: 'tenant-1',
    nowMs: () => nowMs,
    fetch: (async (url: string, { body }: { body: URLSearchParams }) => {
      asked.push({ url, form: body })
      const answer = answers.shift() ?? {
        status: 200,
        body: { access_token: `t${asked.length}`, expires_in: 3600 },
      }
      if (answer instanceof Error) throw answer
      return new Response(JSON.stringify(answer.body ?? {}), { status: answer.status })
    }) as never,
  })
  const pass = (ms: number) => {
    nowMs += ms
  }
  return { tokens, asked, pass }
}

const SECRET = { kind: 'secret', secret: 's3cret' } as const

describe('a client secret', () => {
  test('gets a token once, keeps it, and gets the next before it ends', async () => {
    const { tokens, asked, pass } = source([], SECRET)
    expect(await Promise.all([tokens.get(SCOPE), tokens.get([SCOPE])])).toEqual(['t1', 't1'])
    pass(3_000_000)
    expect(await tokens.get(SCOPE)).toBe('t1')
    pass(400_000)
    expect(await tokens.get(SCOPE)).toBe('t2')
    expect(asked[0]?.url).toBe('https://login.example.com/tenant-1/oauth2/v2.0/token')
    expect(Object.fromEntries(asked[0]?.form ?? [])).toEqual({
      grant_type: 'client_credentials',
      client_id: CLIENT,
      scope: SCOPE,
      client_secret: 's3cret',
    })
  })

  test('asks anew when the token was forgotten, and for each tenant', async () => {
    const { tokens, asked } = source([], SECRET)
    await tokens.get(SCOPE)
    tokens.forget()
    await tokens.get(SCOPE)
    await tokens.get(SCOPE, 'tenant-2')
    expect(asked.map(({ url }) => url.split('/')[3])).toEqual(['tenant-1', 'tenant-1', 'tenant-2'])
  })

  test('refused for good, or only for now', async () => {
    const { tokens } = source(
      [
        { status: 401, body: { error: 'invalid_client' } },
        { status: 200, body: {} },
        { status: 503 },
        { status: 429 },
        new TypeError('fetch failed'),
      ],
      SECRET,
    )
    const failure = () => tokens.get(SCOPE).catch((error: unknown) => error)
    expect(await failure()).toMatchObject({
      code: 'teams-credentials-refused',
      params: { reason: 'invalid_client' },
    })
    expect(await failure()).toBeInstanceOf(Forbidden)
    expect(await failure()).toBeInstanceOf(RateLimited)
    expect(await failure()).toBeInstanceOf(RateLimited)
    expect(await failure()).toBeInstanceOf(RateLimited)
    expect(await tokens.get(SCOPE)).toBe('t6')
  })
})

/** Made for this test, of no use anywhere: a certificate of its own making, with its key. */
const PEM = readFileSync(
  join(import.meta.dirname, '../../fixtures/teams/certificate-of-the-test.pem'),
  'utf8',
)

describe('a certificate', () => {
  test('signs what Entra asks for', async () => {
    const { tokens, asked } = source([], { kind: 'certificate', pem: PEM })
    await tokens.get(SCOPE)
    const { form, url } = asked[0] ?? { form: new URLSearchParams(), url: '' }
    expect(form.get('client_secret')).toBeNull()
    expect(form.get('client_assertion_type')).toBe('urn:ietf:params:oauth:client-assertion-type:jwt-bearer')
    const [header = '', claims = '', signature = ''] = (form.get('client_assertion') ?? '').split('.')
    const { publicKey, raw } = new X509Certificate(PEM)
    expect(
      verify('sha256', Buffer.from(`${header}.${claims}`), publicKey, Buffer.from(signature, 'base64url')),
    ).toBe(true)
    const read = (part: string) => JSON.parse(Buffer.from(part, 'base64url').toString())
    expect(read(header)).toEqual({
      alg: 'RS256',
      typ: 'JWT',
      'x5t#S256': createHash('sha256').update(raw).digest('base64url'),
    })
    expect(read(claims)).toMatchObject({ aud: url, iss: CLIENT, sub: CLIENT })
    expect(read(claims).exp - read(claims).nbf).toBeLessThanOrEqual(900)
  })

  test('that is none, or lacks its key, is said at once', () => {
    const certificate = PEM.slice(0, PEM.indexOf('-----BEGIN PRIVATE'))
    const key = PEM.slice(PEM.indexOf('-----BEGIN PRIVATE'))
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const other = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    for (const pem of ['rubbish', certificate, key, certificate + other])
      expect(() => source([], { kind: 'certificate', pem })).toThrowError(AppError)
  })
})
