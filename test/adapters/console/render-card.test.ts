import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { html } from '../../../src/adapters/console/html.ts'
import { renderCard } from '../../../src/adapters/console/render-card.ts'
import { renderForm } from '../../../src/adapters/console/render-form.ts'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { FULL_CARD, FULL_FORM } from '../../support/console-fixtures.ts'

const texts = createI18nextTexts(join(import.meta.dirname, '../../../locales'))
const golden = (name: string) => join(import.meta.dirname, '../../fixtures/console', name)
/** One tag a line, so that a golden can be read and a change be seen. */
const lines = (markup: string) => `${markup.replaceAll('><', '>\n<')}\n`

describe.each(['en', 'zh-Hans'] as const)('a card with every element, in %s', (language) => {
  const { markup } = renderCard(FULL_CARD[language], {
    t: texts.in(language),
    readerId: 'f-liaison',
    button: ({ label, action, style }) =>
      html`<button data-action="${action}" data-style="${style}">${label}</button>`,
  })

  test('is as reviewed', async () => {
    await expect(lines(markup)).toMatchFileSnapshot(golden(`card.${language}.html`))
  })

  test('lets no text become markup', () => {
    expect(markup).not.toContain('<script>')
    expect(markup).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;')
    expect(markup).not.toContain('href="javascript:')
  })
})

test('a form with every kind of field is as reviewed and lets no text become markup', async () => {
  const { markup } = renderForm(FULL_FORM, {
    t: texts.in('en'),
    language: 'en',
    zone: 'Asia/Shanghai',
    id: 'form-1',
    postTo: '/p/aurora/submit',
    target: '#pane-factory',
    hidden: html`<input type="hidden" name="side" value="factory">`,
  })
  expect(markup).toContain('&lt;/textarea&gt;&lt;b&gt;</textarea>')
  await expect(lines(markup)).toMatchFileSnapshot(golden('form.en.html'))
})
