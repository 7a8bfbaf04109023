import express from 'express'
import { expect, test } from 'vitest'
import { nearestLanguage } from '../../../src/adapters/i18n/i18next-texts.ts'
import { createAboutPage } from '../../../src/adapters/web/about-page.ts'
import { texts } from '../../support/andon.ts'

async function page(headers: Record<string, string>) {
  const app = express()
  app.get(
    '/about',
    createAboutPage({ texts, nearestLanguage: (wanted) => nearestLanguage(wanted, texts.languages) }),
  )
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  try {
    const { port } = server.address() as { port: number }
    return await (await fetch(`http://127.0.0.1:${port}/about`, { headers })).text()
  } finally {
    server.close()
  }
}

test.each([
  ['zh-CN,zh;q=0.9,en;q=0.5', 'zh-Hans'],
  ['en-GB', 'en'],
  ['xx-not-a-language', 'en'],
  ['*', 'en'],
])('a browser that asks for %s reads %s, with the places a manifest links to', async (asked, language) => {
  const markup = await page({ 'accept-language': asked })
  expect(markup).toContain(`<html lang="${language}">`)
  for (const key of ['about:title', 'about:privacy.stores', 'about:terms.text'])
    expect(markup).toContain(texts.in(language)(key))
  expect(markup).toMatch(/id="privacy".*id="terms"/s)
})
