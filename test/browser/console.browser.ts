// One person's way through the console of the real bot, in a real browser: `node test/browser/console.browser.ts`.
// Starts the bot on a new folder and free ports, follows the guide by clicking, reads the late notice, and looks for
// accessibility mistakes. Exit code 0 when all of it worked. `--screenshot` also saves docs/console.png.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Locator, type Page } from 'playwright-core'
import { createI18nextTexts } from '../../src/adapters/i18n/i18next-texts.ts'
import { startBot } from './start-bot.ts'

const ROOT = join(import.meta.dirname, '..', '..')
const AXE = readFileSync(join(ROOT, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8')
const WIDE = { width: 1280, height: 900 }
const NARROW = { width: 390, height: 844 }
/** A day of the example is lived through in this time, also on a slow machine. */
const TIME_LIMIT_MS = 60_000
const texts = createI18nextTexts(join(ROOT, 'locales'))
const en = texts.in('en')
const zh = texts.in('zh-Hans')

function step(name: string): void {
  process.stdout.write(`- ${name}\n`)
}

const textOf = async (place: Locator): Promise<string> => (await place.textContent()) ?? ''

async function findMistakes(page: Page, name: string): Promise<void> {
  await page.evaluate(AXE)
  const violations = (await page.evaluate('axe.run(document).then((result) => result.violations)')) as {
    id: string
    nodes: { target: string[]; failureSummary: string }[]
  }[]
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
  )
  assert.deepEqual(found, [], `accessibility, ${name}`)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
  assert.equal(overflow, 0, `nothing sticks out sideways, ${name}`)
}

async function followGuide(page: Page, factory: Locator): Promise<void> {
  step('1. report a defect as the liaison, in the internal channel')
  await page.getByRole('button', { name: en('console:guide.report.button') }).click()
  const card = page.locator('#pane-factory[data-tab="own"] .message .card').first()
  await card.waitFor()
  assert.match(await textOf(card), /^F-1 · 电池/)

  step('2. make it a safety defect and watch its clock')
  await card.getByRole('button', { name: zh('ticket:acts.edit') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(zh('ticket:fields.class')).selectOption({ label: zh('common:class.safety') })
  await dialog.locator('[type=submit]').click()
  await dialog.waitFor({ state: 'detached' })
  await page.locator('.guide-step[aria-current]', { hasText: en('console:guide.miss.title') }).waitFor()

  step('3. move time past the deadline and read the direct message')
  await page.getByRole('button', { name: en('console:guide.miss.button') }).click()
  await page.getByRole('button', { name: en('console:guide.miss.read') }).click({ timeout: TIME_LIMIT_MS })
  const notice = page.locator('#pane-factory[data-tab="dm"] .message .card-alert').last()
  await notice.waitFor()
  assert.equal(await factory.getAttribute('lang'), 'zh-Hans')
  assert.match(await textOf(notice), /F-1/)
  assert.match(await textOf(notice), /\p{Script=Han}{2}/u)
}

async function nothingLeaks(page: Page): Promise<void> {
  step('the other side has seen nothing of it')
  const brand = page.locator('#pane-brand')
  for (const tab of ['shared', 'own', 'dm'] as const) {
    await brand.getByRole('button', { name: en(`console:tab.${tab}`) }).click()
    await page.locator(`#pane-brand[data-tab="${tab}"]`).waitFor()
    assert.doesNotMatch(await textOf(brand), /F-1|电池/)
  }
}

async function worksByKeyboard(page: Page): Promise<void> {
  step('the other side writes, by keyboard, and both sides see it at once')
  const brand = page.locator('#pane-brand')
  await brand.getByRole('button', { name: en('console:tab.shared') }).press('Enter')
  const composer = brand.getByLabel(en('console:composer.label.shared'), { exact: true })
  await composer.fill('Are the August samples on their way?')
  await composer.press('Enter')
  await brand.locator('.message-text', { hasText: 'August samples' }).waitFor()
  assert.equal(await composer.inputValue(), '')
  const factory = page.locator('#pane-factory')
  await factory.locator('#tab-factory-shared .badge').waitFor()
  await factory.locator('#tab-factory-shared').press('Enter')
  await factory.locator('.message-text', { hasText: 'August samples' }).waitFor()
}

async function survivesReload(page: Page): Promise<void> {
  step('a reload shows the same')
  await page.reload()
  await page.locator('#pane-factory[data-tab="shared"]').waitFor()
  await page.locator('#pane-factory .message-text', { hasText: 'August samples' }).waitFor()
}

async function keepsDraftsApart(page: Page): Promise<void> {
  step('what is typed for one’s own side never turns up in the shared channel')
  const brand = page.locator('#pane-brand')
  const composer = brand.locator('[data-composer] textarea')
  const open = async (tab: 'shared' | 'own') => {
    await brand.locator(`#tab-brand-${tab}`).click()
    await page.locator(`#pane-brand[data-tab="${tab}"]`).waitFor()
  }
  await open('own')
  await composer.fill('for ourselves')
  await open('shared')
  assert.equal(await composer.inputValue(), '')
  await open('own')
  assert.equal(await composer.inputValue(), 'for ourselves')
  await composer.fill('')
  await open('shared')
}

async function reportsByMention(page: Page): Promise<void> {
  step('the other side reports by mention, and each side reads the card in its own language')
  const composer = page
    .locator('#pane-brand')
    .getByLabel(en('console:composer.label.shared'), { exact: true })
  await composer.fill('@Andon defect Left earbud hinge cracks after 200 open-close cycles, lot L2406-18')
  await composer.press('Enter')
  await page
    .locator('#pane-brand .card', { hasText: /^D-1 · Left/ })
    .getByText(en('ticket:facts.status'))
    .waitFor()
  await page
    .locator('#pane-factory .card', { hasText: /^D-1 · Left/ })
    .getByText(zh('ticket:facts.status'))
    .waitFor()
}

async function showBoth(page: Page): Promise<void> {
  await page.locator('#tab-factory-dm').click()
  await page.locator('#pane-factory[data-tab="dm"] .card-alert').last().waitFor()
  await page.locator('h1').click()
  await page.screenshot({ path: join(ROOT, 'docs', 'console.png') })
}

async function looksRight(page: Page, screenshot: boolean): Promise<void> {
  step('the guide is closed and called again')
  await page.getByRole('button', { name: en('console:guide.close') }).click()
  await page.locator('#guide').waitFor({ state: 'detached' })
  if (screenshot) await showBoth(page)
  await page.getByRole('button', { name: en('console:guide.open') }).click()
  await page.locator('#guide').waitFor()

  step('no accessibility mistakes: light and dark, wide and narrow, English and Chinese')
  for (const language of ['en', 'zh-Hans']) {
    await page.locator('#page-language').selectOption(language)
    await page.locator(`html[lang="${language}"]`).waitFor()
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const size of [WIDE, NARROW]) {
        await page.setViewportSize(size)
        await findMistakes(page, `${language}, ${colorScheme}, ${size.width} px`)
      }
    }
  }
  await page.getByRole('group').getByRole('button').first().click()
  await page.locator('#pane-brand').waitFor({ state: 'visible' })
  await page.locator('#pane-factory').waitFor({ state: 'hidden' })
}

const bot = await startBot()
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
try {
  const page = await browser.newPage({
    viewport: WIDE,
    locale: 'en-US',
    colorScheme: 'light',
    reducedMotion: 'reduce',
  })
  page.setDefaultTimeout(20_000)
  const mistakes: string[] = []
  page.on('pageerror', (error) => mistakes.push(error.message))
  page.on('console', (entry) => entry.type() === 'error' && mistakes.push(entry.text()))
  await page.goto(bot.url)
  await findMistakes(page, 'first open')
  await followGuide(page, page.locator('#pane-factory'))
  await nothingLeaks(page)
  await worksByKeyboard(page)
  await keepsDraftsApart(page)
  await reportsByMention(page)
  await survivesReload(page)
  await looksRight(page, process.argv.includes('--screenshot'))
  assert.deepEqual(mistakes, [], 'errors in the browser')
  process.stdout.write('The console works.\n')
} catch (error) {
  process.stderr.write(`${bot.log()}\n`)
  throw error
} finally {
  await browser.close()
  await bot.stop()
}
