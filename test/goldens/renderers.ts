import { join } from 'node:path'
import { expect } from 'vitest'
import { html } from '../../src/adapters/console/html.ts'
import { renderCard as toConsoleCard } from '../../src/adapters/console/render-card.ts'
import { renderForm as toConsoleForm } from '../../src/adapters/console/render-form.ts'
import { createI18nextTexts } from '../../src/adapters/i18n/i18next-texts.ts'
import { renderCard as toSlackCard } from '../../src/adapters/slack/render-card.ts'
import { renderModal, renderQuestions } from '../../src/adapters/slack/render-form.ts'
import { messageBody } from '../../src/adapters/teams/message-body.ts'
import { renderForm as renderTeamsForm } from '../../src/adapters/teams/render-form.ts'
import { type CardVariants, type Form, mergeVariants } from '../../src/chat/index.ts'
import { complaintsAboutBlocks } from '../support/fake-slack/block-kit/blocks.ts'
import { checkedView } from '../support/fake-slack/block-kit/views.ts'
import { complaintsAbout as complaintsAboutCard } from '../support/fake-teams/check-card.ts'
import type { Tongue } from './scene.ts'

/** One platform's way to show things. Add one and every card, form and private message gets a golden of it. */
interface GoldenRenderer {
  /** Folder of its goldens. */
  readonly name: string
  readonly extension: string
  /** True when one message serves both sides, so that both variants are rendered into one. */
  readonly merges: boolean
  /** Renders, and checks what it rendered against what the platform accepts. */
  card(variants: CardVariants, tongue: Tongue): string
  form(form: Form, tongue: Tongue): string
  /** One golden file out of what was shown, by name. */
  file(parts: readonly (readonly [name: string, rendered: string])[]): string
}

const jsonFile: GoldenRenderer['file'] = (parts) =>
  `{\n${parts.map(([name, rendered]) => `${JSON.stringify(name)}: ${rendered}`).join(',\n\n')}\n}\n`

const texts = createI18nextTexts(join(import.meta.dirname, '../../locales'))
const oneOf = ({ brand, factory }: CardVariants) => {
  const card = brand ?? factory
  if (!card) throw new Error('a message for nobody')
  return card
}

const console: GoldenRenderer = {
  name: 'console',
  extension: 'html',
  merges: false,
  card: (variants, tongue) =>
    markup(
      toConsoleCard(oneOf(variants), {
        t: texts.in(tongue),
        readerId: 'f-liaison',
        button: ({ label, action, style }) =>
          html`<button data-action="${action}" data-style="${style}">${label}</button>`,
      }).markup,
    ),
  form: (form, tongue) =>
    markup(
      toConsoleForm(form, {
        t: texts.in(tongue),
        language: tongue,
        zone: 'Asia/Shanghai',
        id: 'form',
        postTo: '/submit',
        target: '#pane',
        hidden: html``,
      }).markup,
    ),
  file: (parts) => parts.map(([name, rendered]) => `<!-- ${name} -->\n${rendered}\n`).join('\n'),
}

const slack: GoldenRenderer = {
  name: 'slack',
  extension: 'json',
  merges: true,
  card: (variants) => {
    const message = toSlackCard(mergeVariants(variants))
    expect(complaintsAboutBlocks(message.blocks, 'blocks', 50)).toEqual([])
    return compactJson(message)
  },
  form: (form) => {
    const modal = renderModal(form, '{}')
    const message = renderQuestions(form)
    checkedView(modal, 'modal', () => 'id')
    expect(complaintsAboutBlocks(message, 'blocks', 50)).toEqual([])
    return compactJson({ modal, message })
  },
  file: jsonFile,
}

const teams: GoldenRenderer = {
  name: 'teams',
  extension: 'json',
  merges: true,
  card: (variants) => {
    const message = messageBody(variants, true)
    expect(complaintsAboutCard(message.attachments[0].content)).toEqual([])
    return compactJson(message)
  },
  form: (form) => {
    const dialog = renderTeamsForm(form, 'dialog')
    const message = renderTeamsForm(form, 'message')
    for (const card of [dialog, message]) expect(complaintsAboutCard(card)).toEqual([])
    return compactJson({ dialog, message })
  },
  file: jsonFile,
}

/** Every platform Andon renders for. */
export const RENDERERS: readonly GoldenRenderer[] = [console, slack, teams]

/** One tag a line, so that a change can be seen. */
const markup = (text: string): string => text.replaceAll('><', '>\n<')

const WIDTH = 140

/** JSON in which whatever fits on a line stands on one. */
function compactJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value)
  if (typeof value !== 'object' || value === null || flat.length + indent.length <= WIDTH) return flat
  const deeper = `${indent}  `
  const items = Array.isArray(value)
    ? value.map((item) => compactJson(item, deeper))
    : Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => `${JSON.stringify(key)}: ${compactJson(item, deeper)}`)
  const [open, close] = Array.isArray(value) ? '[]' : '{}'
  return `${open}\n${items.map((item) => deeper + item).join(',\n')}\n${indent}${close}`
}
