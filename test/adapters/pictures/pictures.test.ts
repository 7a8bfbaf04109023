import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { afterEach, describe, expect, test } from 'vitest'
import { addPictureRoutes } from '../../../src/adapters/pictures/picture-routes.ts'
import { createResvgPictures } from '../../../src/adapters/pictures/resvg-pictures.ts'
import type { KeptPictures } from '../../../src/ports/index.ts'

const drawing = (...words: string[]): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40" font-family="system-ui, sans-serif">` +
  `<title>深圳 is not drawn</title>${words.map((text) => `<text x="2" y="20">${text}</text>`).join('')}</svg>`

const pictures = createResvgPictures()
/** A machine without any font can draw no letter, and then there is nothing to see here. */
const hasFonts = pictures.canDraw(drawing('A'))

const sizeOf = (png: Uint8Array) => {
  const view = Buffer.from(png)
  return [view.readUInt32BE(16), view.readUInt32BE(20)]
}

describe('what can be drawn', () => {
  test('lines always, letters only with a font', () => {
    const bare = createResvgPictures({ font: { loadSystemFonts: false } })
    expect(bare.canDraw(drawing())).toBe(true)
    expect(bare.canDraw(drawing('A'))).toBe(false)
    expect(bare.canDraw(drawing(' '))).toBe(true)
  })

  test.skipIf(!hasFonts)('no letter that no font has: it would be an empty box', () => {
    expect(
      pictures.canDraw(drawing('Oct 7 17:00–17:30', 'R&amp;D &lt;X&gt; &quot;a&quot; &#39;b&#39;')),
    ).toBe(true)
    expect(pictures.canDraw(drawing('Oct 7', 'a\u0378b'))).toBe(false)
    expect(pictures.canDraw(drawing('\u{10FFFE}'))).toBe(false)
    expect(pictures.canDraw(drawing('a\u0378b'))).toBe(false)
    expect(pictures.canDraw(drawing('Oct 7'))).toBe(true)
  })

  test('a PNG of twice the size', async () => {
    expect(sizeOf(await pictures.png(drawing('A')))).toEqual([400, 80])
    await expect(pictures.png('no drawing')).rejects.toThrow()
  })
})

const closing: (() => void)[] = []
afterEach(() => {
  for (const close of closing.splice(0)) close()
})

async function serve(kept: KeptPictures) {
  const app = express()
  const errors: unknown[] = []
  const nothing = () => undefined
  const logger = {
    debug: nothing,
    info: nothing,
    warn: nothing,
    error: (fields: object) => void errors.push(fields),
  }
  addPictureRoutes(app, { kept, pictures, logger })
  const server = app.listen(0, '127.0.0.1')
  closing.push(() => server.close())
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return { errors, get: (path: string) => fetch(`http://127.0.0.1:${port}${path}`) }
}

const ID = 'a'.repeat(64)

describe('the picture pages', () => {
  test('show a kept drawing as a PNG that may be kept for ever, drawn once', async () => {
    let asked = 0
    const { get } = await serve({
      svg: async (id) => {
        asked++
        return id === ID ? drawing() : null
      },
    })
    const answer = await get(`/pictures/${ID}.png`)
    expect(answer.headers.get('content-type')).toBe('image/png')
    expect(answer.headers.get('cache-control')).toBe('public, max-age=31536000, immutable')
    expect(sizeOf(new Uint8Array(await answer.arrayBuffer()))).toEqual([400, 80])
    expect((await get(`/pictures/${ID}.png`)).status).toBe(200)
    expect(asked).toBe(1)
  })

  test.each([
    [`/pictures/${'b'.repeat(64)}.png`],
    [`/pictures/${ID}.svg`],
    ['/pictures/..%2Fpackage.json'],
    ['/pictures/x'],
  ])('know nothing of %s', async (path) => {
    const { get } = await serve({ svg: async (id) => (id === ID ? drawing() : null) })
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('ask to come back when something fails', async () => {
    const { get, errors } = await serve({ svg: () => Promise.reject(new Error('down')) })
    expect((await get(`/pictures/${ID}.png`)).status).toBe(503)
    expect(errors).toHaveLength(1)
  })
})
