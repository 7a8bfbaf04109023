// One person's way through Teams, as Microsoft's Agents Playground shows it: `node test/browser/playground.browser.ts`.
// Starts `npm run playground` on free ports and drives it in a real browser: a mention in a channel makes a ticket, a button
// moves it on and its card changes in place, and when time is moved past a deadline in the console a private message arrives
// in the personal chat. `--screenshot` also saves docs/playground.png.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'
import { createI18nextTexts } from '../../src/adapters/i18n/i18next-texts.ts'
import { freePort } from './start-bot.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const TIME_LIMIT_MS = 90_000
const START_LIMIT_MS = 240_000
const STOP_LIMIT_MS = 40_000
/** The page loses what is typed while it is still being put together. */
const MENU_LIMIT_MS = 15_000
/** Narrower, and the playground hides its list of conversations. */
const SIZE = { width: 1280, height: 1000 }
const texts = createI18nextTexts(join(ROOT, 'locales'))
const en = texts.in('en')
const zh = texts.in('zh-Hans')
const WORDS = '3 of 200 housings cracked at the hinge, lot L2611'

const step = (name: string) => process.stdout.write(`- ${name}\n`)

async function startPlayground() {
  const ports = { PORT: await freePort(), CONSOLE_PORT: await freePort(), PLAYGROUND_PORT: await freePort() }
  const env = {
    ...process.env,
    ...Object.fromEntries(Object.entries(ports).map(([name, port]) => [name, `${port}`])),
  }
  const child = spawn(process.execPath, ['scripts/playground.ts'], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let log = ''
  const ended = once(child, 'exit')
  const ready = new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`The playground did not start:\n${log}`)), START_LIMIT_MS)
    const read = (part: Buffer) => {
      log += part
      if (!log.includes('Ctrl-C')) return
      clearTimeout(limit)
      resolve()
    }
    child.stdout.on('data', read)
    child.stderr.on('data', read)
    void ended.then(() => {
      clearTimeout(limit)
      reject(new Error(`The playground ended:\n${log}`))
    })
  })
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGINT')
    const limit = setTimeout(() => child.kill('SIGKILL'), STOP_LIMIT_MS)
    await ended
    clearTimeout(limit)
  }
  const url = (port: number) => `http://localhost:${port}/`
  return { ready, stop, playground: url(ports.PLAYGROUND_PORT), console: url(ports.CONSOLE_PORT), ports }
}

async function mention(page: Page): Promise<Locator> {
  step('a mention in a channel makes a ticket')
  await page.getByRole('treeitem', { name: 'General' }).click()
  // Once Andon has said in the channel what it does, the page has come to rest.
  await page
    .locator('.ac-adaptiveCard', { hasText: en('operations:joined.title') })
    .first()
    .waitFor()
  const composer = page.getByRole('textbox').first()
  const bot = page.getByRole('menuitem').filter({ hasText: 'Andon' }).first()
  for (let attempt = 1; !(await bot.isVisible()); attempt++) {
    await composer.fill('')
    await composer.pressSequentially('@', { delay: 50 })
    const offered = bot.waitFor({ timeout: MENU_LIMIT_MS })
    await (attempt < 5 ? offered.catch(() => undefined) : offered)
  }
  await bot.click()
  await page.keyboard.type(` defect ${WORDS}`)
  await page.getByRole('button', { name: 'Post' }).click()
  const card = page.locator('.ac-adaptiveCard', { hasText: `D-1 · ${WORDS}` }).first()
  await card.waitFor()
  const words = (await card.textContent()) ?? ''
  for (const t of [en, zh])
    assert.ok(words.includes(t('ticket:facts.status')), 'both sides read their language')
  return card
}

/** The post with the ticket alone: beside it the playground shows what belongs to this machine. */
async function showTicket(page: Page): Promise<void> {
  await page.setViewportSize({ width: SIZE.width, height: 1400 })
  const clip = { x: 360, y: 304, width: 560, height: 880 }
  await page.screenshot({ path: join(ROOT, 'docs', 'playground.png'), clip })
  await page.setViewportSize(SIZE)
}

async function moveOn(page: Page, card: Locator): Promise<void> {
  step('a button moves it on, and its card changes in place')
  await card.getByRole('button', { name: zh('ticket:acts.contained') }).click()
  const questions = page.locator('.ac-adaptiveCard').filter({ has: page.locator('textarea') })
  await questions.locator('textarea').first().fill('Sorted 200 pcs, fixture changed')
  await questions.getByRole('button', { name: en('ticket:acts.contained') }).click()
  await page
    .locator('.ac-adaptiveCard', { hasText: `✓ ${en('ticket:acts.contained')}` })
    .first()
    .waitFor()
  assert.equal(await page.locator('.ac-adaptiveCard', { hasText: `D-1 · ${WORDS}` }).count(), 1)
}

async function passDeadlines(page: Page, consolePage: Page): Promise<void> {
  step('time is moved in the console, past the first deadline and on to the second')
  await consolePage.goto(started.console)
  const moves = () => consolePage.locator('[data-moves-time]:not([disabled])').nth(1)
  for (const jump of [1, 2]) {
    const moved = consolePage.waitForResponse((response) => response.url().endsWith('/time'))
    await moves().click()
    assert.equal((await moved).status(), 200, `jump ${jump}`)
    await moves().waitFor()
  }
  step('a private message about it has arrived in the personal chat')
  await page.getByRole('treeitem', { name: 'Personal Chat' }).click()
  const notice = page.locator('.ac-adaptiveCard', { hasText: /8D D4/ }).filter({ hasText: `D-1 · ${WORDS}` })
  await notice.first().waitFor()
}

const started = await startPlayground()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  await started.ready
  step('Andon and the playground are up')
  const page = await browser.newPage({ viewport: SIZE, locale: 'en-US', reducedMotion: 'reduce' })
  page.setDefaultTimeout(TIME_LIMIT_MS)
  // The playground asks Microsoft for its fonts; nothing outside this machine is needed.
  await page.route(
    ({ hostname }) => hostname !== 'localhost',
    (route) => route.abort(),
  )
  await page.goto(started.playground, { waitUntil: 'domcontentloaded' })
  const card = await mention(page)
  if (process.argv.includes('--screenshot')) await showTicket(page)
  await moveOn(page, card)
  await passDeadlines(page, await browser.newPage({ viewport: SIZE, locale: 'en-US' }))
  process.stdout.write('The playground works.\n')
} finally {
  await browser.close()
  await started.stop()
}
