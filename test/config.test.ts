import { describe, expect, test } from 'vitest'
import { BadSettings, loadConfig } from '../src/config.ts'

const problemsOf = (environment: Record<string, string>): string => {
  try {
    loadConfig(environment)
    return ''
  } catch (error) {
    return String((error as { params?: { problems?: string } }).params?.problems)
  }
}

describe('translation providers', () => {
  test('none unless one is chosen', () => expect(loadConfig({}).translators).toEqual([]))

  test('a first and a second', () => {
    const { translators } = loadConfig({
      TRANSLATOR: 'deepl',
      TRANSLATOR_KEY: 'k1',
      TRANSLATOR_FALLBACK: 'openai',
      TRANSLATOR_FALLBACK_URL: 'http://127.0.0.1:11434/v1',
      TRANSLATOR_FALLBACK_MODEL: 'qwen3:8b',
    })
    expect(translators).toEqual([
      { provider: 'deepl', url: null, key: 'k1', model: null, region: null },
      {
        provider: 'openai',
        url: 'http://127.0.0.1:11434/v1',
        key: null,
        model: 'qwen3:8b',
        region: null,
      },
    ])
  })

  test.each([
    [{ TRANSLATOR: 'babelfish' }, /^TRANSLATOR: "babelfish": .*deepl/],
    [{ TRANSLATOR: 'deepl' }, /^TRANSLATOR_KEY: missing: deepl needs it$/],
    [{ TRANSLATOR: 'openai', TRANSLATOR_KEY: 'k' }, /^TRANSLATOR_MODEL: missing/],
    [{ TRANSLATOR_KEY: 'k' }, /^TRANSLATOR: missing/],
    [{ TRANSLATOR_FALLBACK: 'google', TRANSLATOR_FALLBACK_KEY: 'k' }, /^TRANSLATOR: missing/],
    [{ TRANSLATOR: 'libretranslate', TRANSLATOR_URL: 'ftp://x' }, /^TRANSLATOR_URL: "ftp:/],
    [
      { TRANSLATOR: 'google', TRANSLATOR_KEY: 'k', TRANSLATOR_FALLBACK: 'anthropic' },
      /_KEY: missing.*_MODEL: missing/,
    ],
  ])('%o is refused', (environment, expected) => expect(problemsOf(environment)).toMatch(expected))

  test('no complaint shows a key', () => {
    expect(problemsOf({ TRANSLATOR: 'openai', TRANSLATOR_KEY: 'hush' })).not.toContain('hush')
  })
})

test.each([
  ['https://andon.example.com/', 'https://andon.example.com'],
  ['https://example.com/andon//', 'https://example.com/andon'],
  ['http://192.168.1.7:3978', 'http://192.168.1.7:3978'],
  ['', null],
])('PUBLIC_URL %j is kept without a slash at its end', (given, kept) => {
  expect(loadConfig({ PUBLIC_URL: given }).publicUrl).toBe(kept)
})

test.each([
  'andon.example.com',
  'ftp://andon.example.com',
  'https://me:secret@andon.example.com',
  'https://andon.example.com/?a=b',
  'https://andon.example.com/#a',
])('PUBLIC_URL %j is refused', (given) => {
  expect(() => loadConfig({ PUBLIC_URL: given })).toThrow(BadSettings)
})

describe('Microsoft Teams', () => {
  const ID = '7a31f0c2-5d84-4b19-8e6f-0c9b2a7d4e11'

  test('is not connected unless an id is given', () => expect(loadConfig({}).teams).toBeNull())

  test('with a secret, in the public cloud', () =>
    expect(loadConfig({ TEAMS_CLIENT_ID: ID, TEAMS_CLIENT_SECRET: 's' }).teams).toEqual({
      clientId: ID,
      credential: { kind: 'secret', secret: 's' },
      tenantId: null,
      cloud: 'Public',
      serviceUrl: null,
      openIdMetadataUrl: null,
      loginUrl: null,
      allowAnonymous: false,
    }))

  test('with a managed identity, elsewhere', () =>
    expect(
      loadConfig({
        TEAMS_CLIENT_ID: ID,
        TEAMS_MANAGED_IDENTITY: 'system',
        TEAMS_CLOUD: 'USGov',
        TEAMS_SERVICE_URL: 'https://smba.infra.gcc.teams.microsoft.com/teams/',
      }).teams,
    ).toMatchObject({
      credential: { kind: 'managed-identity', clientId: 'system' },
      serviceUrl: 'https://smba.infra.gcc.teams.microsoft.com/teams',
    }))

  test('without anybody’s word only on this machine', () => {
    expect(loadConfig({ TEAMS_ALLOW_ANONYMOUS: 'true' }).teams).toMatchObject({
      clientId: null,
      allowAnonymous: true,
    })
    expect(loadConfig({ TEAMS_ALLOW_ANONYMOUS: 'true', HOST: '::1' }).teams?.allowAnonymous).toBe(true)
  })

  test.each([
    [{ TEAMS_ALLOW_ANONYMOUS: 'true', HOST: '0.0.0.0' }, /^TEAMS_ALLOW_ANONYMOUS: .*HOST=127\.0\.0\.1/],
    [{ TEAMS_ALLOW_ANONYMOUS: 'yes' }, /^TEAMS_ALLOW_ANONYMOUS: "yes"/],
    [{ TEAMS_CLIENT_ID: ID }, /^TEAMS_CLIENT_SECRET, .*missing/],
    [{ TEAMS_CLIENT_ID: 'andon', TEAMS_CLIENT_SECRET: 's' }, /^TEAMS_CLIENT_ID: "andon": must be a GUID/],
    [{ TEAMS_CLIENT_SECRET: 'hush' }, /^TEAMS_CLIENT_ID: missing(?!.*hush)/],
    [
      { TEAMS_CLIENT_ID: ID, TEAMS_CLIENT_SECRET: 's', TEAMS_MANAGED_IDENTITY: 'system' },
      /give one of the three/,
    ],
    [{ TEAMS_CLIENT_ID: ID, TEAMS_CERTIFICATE_FILE: '/nowhere.pem' }, /cannot be read \(ENOENT\)/],
    [{ TEAMS_CLIENT_ID: ID, TEAMS_CLIENT_SECRET: 's', TEAMS_CLOUD: 'Mars' }, /^TEAMS_CLOUD: "Mars"/],
  ])('%o is refused', (environment, expected) => expect(problemsOf(environment)).toMatch(expected))
})
