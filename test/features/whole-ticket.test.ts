import express from 'express'
import { describe, expect, test } from 'vitest'
import { addWholePage } from '../../src/adapters/web/whole-page.ts'
import { encodeAction } from '../../src/chat/index.ts'
import { type Andon, startAndon, texts } from '../support/andon.ts'
import { seenBy } from '../support/memory-platform.ts'

const LONG = `电池鼓包 <script>alert(1)</script> ${'字'.repeat(4_000)} 结尾`

const linkIn = (andon: Andon, side: 'brand' | 'factory', place: string): string | null => {
  const card = seenBy(andon.platform, side)
    .filter((one) => one.place === place)
    .at(-1)?.card
  const link = card?.elements.find((element) => element.type === 'link')
  return link?.type === 'link' ? link.url : null
}
const secretOf = (url: string | null) => url?.split('/').at(-1) ?? ''
const read = async ({ app }: Andon, secret: string, language = 'zh-Hans') =>
  JSON.stringify(await app.wholeTickets.read(secret, language))

describe('the page of a ticket too long for a card', () => {
  test('shows the whole to who has the link; a short ticket has none', async () => {
    const andon = await startAndon()
    await andon.at('b-quality', 'shared').command('/defect hinge cracks')
    expect(linkIn(andon, 'brand', 'aurora/shared')).toBeNull()
    await andon.at('f-quality', 'shared').command(`/defect ${LONG}`)
    const url = linkIn(andon, 'brand', 'aurora/shared')
    expect(url).toMatch(/^http:\/\/127\.0\.0\.1\/whole\/[\w-]+\.[\w-]{43}$/)
    // One message for both sides: one link.
    expect(linkIn(andon, 'factory', 'aurora/shared')).toBe(url)
    expect(await read(andon, secretOf(url))).toContain('结尾')
    expect(await read(andon, secretOf(url), 'en')).toContain('Disclosed')
    expect(await read(andon, secretOf(url))).not.toContain('"buttons"')
  })

  test('opens nothing once it is thirty days old, was altered, or is of another installation', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').command(`/defect ${LONG}`)
    const secret = secretOf(linkIn(andon, 'brand', 'aurora/shared'))
    const [body = '', mac = ''] = secret.split('.')
    const forged = Buffer.from(
      Buffer.from(body, 'base64url').toString().replace('"both"', '"factory"'),
    ).toString('base64url')
    for (const wrong of [
      '',
      '.',
      body,
      `${body}.`,
      `${forged}.${mac}`,
      `${body}.${mac.slice(1)}`,
      `.${mac}`,
      '💥',
    ])
      expect(await andon.app.wholeTickets.read(wrong, 'en')).toBeNull()
    await andon.advance('2026-03-14T23:59:00Z')
    expect(await andon.app.wholeTickets.read(secret, 'en')).not.toBeNull()
    await andon.advance('2026-03-15T00:00:00Z')
    expect(await andon.app.wholeTickets.read(secret, 'en')).toBeNull()
  })

  test('shows each side what that side may read: what was internal stays internal after disclosure', async () => {
    const andon = await startAndon()
    const liaison = andon.at('f-liaison', 'factory')
    await liaison.command(`/defect 机密 ${LONG}`)
    const own = secretOf(linkIn(andon, 'factory', 'aurora/factory'))
    expect(await read(andon, own)).toContain('机密')
    const form = await liaison.press(
      encodeAction({ verb: 'ticket-act', partnershipId: 'aurora', args: ['F-1', 'disclose'] }),
    )
    if (form.kind !== 'form') throw new Error('disclosing asks')
    await liaison.submit(form.form, { text: LONG, title: '电池鼓包' })
    const both = secretOf(linkIn(andon, 'brand', 'aurora/shared'))
    expect(both).not.toBe(own)
    const shown = await read(andon, both)
    expect(shown).toContain('结尾')
    expect(shown).not.toContain('机密')
    expect(shown).not.toContain('F-1')
    expect(shown).not.toContain('首次获知')
    expect(JSON.stringify(seenBy(andon.platform, 'brand'))).not.toContain(own)
  })

  test('is a page in the browser’s language in which no text becomes markup, and which nothing keeps or indexes', async () => {
    const andon = await startAndon()
    await andon.at('f-quality', 'shared').command(`/defect ${LONG}`)
    const web = express()
    addWholePage(web, {
      tickets: andon.app.wholeTickets,
      texts,
      nearestLanguage: (wanted) => (wanted.startsWith('zh') ? 'zh-Hans' : 'en'),
    })
    const server = web.listen(0, '127.0.0.1')
    await new Promise((resolve) => server.once('listening', resolve))
    const { port } = server.address() as { port: number }
    const get = (secret: string, language: string) =>
      fetch(`http://127.0.0.1:${port}/whole/${secret}`, { headers: { 'accept-language': language } })
    const secret = secretOf(linkIn(andon, 'brand', 'aurora/shared'))
    const page = await get(secret, 'zh-CN')
    const text = await page.text()
    expect(page.status).toBe(200)
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('x-robots-tag')).toBe('noindex')
    expect(text).toContain('lang="zh-Hans"')
    expect(text).toContain('结尾')
    expect(text).not.toContain('<script>')
    expect(await (await get(secret, 'de')).text()).toContain('Whoever has this link')
    const gone = await get('nothing', 'zh-CN')
    expect(gone.status).toBe(404)
    expect(await gone.text()).toContain('没有这个页面')
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
})
