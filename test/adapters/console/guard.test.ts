import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createScriptedConsole } from '../../support/scripted-console.ts'
import { BRAND, createConsoleClient } from './console-client.ts'

const scripted = createScriptedConsole()
let client: ReturnType<typeof createConsoleClient>
beforeAll(async () => {
  client = createConsoleClient((await scripted.bot.start()).url)
})
afterAll(() => scripted.bot.stop())

const port = () => client.host.split(':')[1]
const body = () =>
  new URLSearchParams({
    ...BRAND,
    text: 'hello',
    eventKey: 'b8f6a1de-7b5c-4b8e-9a25-02f8f7a3c111',
  }).toString()
const form = { 'content-type': 'application/x-www-form-urlencoded' }

describe('Host', () => {
  test.each(['localhost', '127.0.0.1', '[::1]', 'LocalHost'])('%s with the port is ours', async (name) => {
    expect((await client.send('GET', '/', { host: `${name}:${port()}` })).status).toBe(200)
  })

  test('a name that somebody pointed at this machine is refused with where to go', async () => {
    const answer = await client.send('GET', '/', { host: 'evil.example' })
    expect(answer.status).toBe(421)
    expect(answer.body).toContain(`evil.example`)
    expect(answer.body).toContain(`http://127.0.0.1:${port()}`)
  })

  test.each(['localhost', 'localhost:1', '127.0.0.1.evil.example', 'localhost@evil.example'])(
    '%s is refused',
    async (name) => {
      expect((await client.send('GET', '/', { host: name })).status).toBe(421)
    },
  )

  test('a refusal names the foreign host without becoming markup', async () => {
    const answer = await client.send('GET', '/', { host: '<b>x' })
    expect(answer.body).toContain('&lt;b&gt;x')
    expect(answer.body).not.toContain('<b>x')
  })
})

describe('Origin', () => {
  const say = (headers: Record<string, string>) =>
    client.send('POST', '/p/aurora/say', { ...form, ...headers }, body())

  test.each([
    ['none', {}],
    ['another site', { origin: 'https://evil.example' }],
    ['null', { origin: 'null' }],
    ['another port', { origin: 'http://localhost:1' }],
    ['https of the same host', { origin: 'https://localhost' }],
  ])('%s: nothing happens', async (_name, headers) => {
    const answer = await say(headers)
    expect(answer.status).toBe(403)
    expect(answer.body).toContain('came from another page')
    expect(scripted.events).toEqual([])
  })

  test.each(['/guide', '/language', '/p/aurora/time', '/p/aurora/dismiss', '/p/aurora/delete'])(
    'every other way to change something asks for it too: %s',
    async (path) => {
      expect(
        (await client.send('POST', path, { ...form, origin: 'https://evil.example' }, body())).status,
      ).toBe(403)
    },
  )

  test('the page itself may', async () => {
    expect((await say({ origin: `http://${client.host}` })).status).toBe(200)
    expect(scripted.events).toHaveLength(1)
  })
})

test('another site may link here, but neither embed nor fetch', async () => {
  const foreign = (mode: string, dest: string) =>
    client.send('GET', '/', {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': mode,
      'sec-fetch-dest': dest,
    })
  expect((await foreign('navigate', 'document')).status).toBe(200)
  expect((await foreign('navigate', 'iframe')).status).toBe(403)
  expect((await foreign('no-cors', 'image')).status).toBe(403)
})

test('only the page’s own files run, and it cannot be framed', async () => {
  const { headers, body: page } = await client.get('/')
  const policy = String(headers['content-security-policy'])
  expect(policy).toContain("default-src 'none'")
  expect(policy).toContain("script-src 'self'")
  expect(policy).toContain("frame-ancestors 'none'")
  expect(policy).not.toContain('unsafe')
  expect(page).not.toMatch(/<script(?![^>]*\ssrc="\/assets\/)/)
  expect(page).not.toMatch(/\sstyle=|\son[a-z]+=|https?:\/\//)
})

test('serves the three files of its packages and its own, and nothing around them', async () => {
  for (const file of [
    'pico.min.css',
    'htmx.min.js',
    'hx-sse.min.js',
    'console.js',
    'layout.css',
    'andon.svg',
  ]) {
    expect((await client.get(`/assets/${file}`)).status, file).toBe(200)
  }
  for (const file of ['../console.ts', '%2e%2e/console.ts', 'pico.css', 'htmx.js', '']) {
    expect((await client.get(`/assets/${file}`)).status, file).toBe(404)
  }
})

test('listens on loopback only, and a port that is taken is said', async () => {
  const second = createScriptedConsole({ port: Number(port()) })
  await expect(second.bot.start()).rejects.toMatchObject({
    code: 'port-taken',
    params: { port: Number(port()), host: '127.0.0.1' },
  })
  await second.bot.stop()
})
