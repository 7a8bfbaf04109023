import type { Button, Card, CardElement, Picture, Step } from '../../chat/index.ts'
import type { Translate } from '../../ports/texts.ts'
import { type Html, html } from './html.ts'

export interface CardContext {
  /** Chrome in the reader's language. */
  readonly t: Translate
  /** Person id of the reader, whose own mention stands out. */
  readonly readerId: string
  /** Makes a working button; the page knows where it leads. */
  readonly button: (button: Button) => Html
}

const TONE_MARK: Readonly<Record<Card['tone'], string>> = { normal: '', good: '✓', warning: '!', alert: '!' }

/** A card as HTML. Everything in it is plain text and is escaped. */
export function renderCard(card: Card, context: CardContext): Html {
  const mark = TONE_MARK[card.tone]
  const tone =
    card.tone === 'normal'
      ? html``
      : html`<span class="card-mark" role="img" aria-label="${context.t(`console:tone.${card.tone}`)}">${mark}</span>`
  return html`<div class="card card-${card.tone}"><h3 class="card-title">${tone}<span>${card.title}</span></h3>${card.elements.map((element) => renderElement(element, context))}</div>`
}

function renderElement(element: CardElement, context: CardContext): Html {
  switch (element.type) {
    case 'text':
      return html`<p class="card-text">${element.text}</p>`
    case 'quote':
      return renderQuote(element)
    case 'note':
      return html`<p class="card-note">${element.text}</p>`
    case 'facts':
      return html`<dl class="card-facts">${element.facts.map((fact) => html`<div><dt>${fact.label}</dt><dd>${fact.value}</dd></div>`)}</dl>`
    case 'steps':
      return html`<ol class="card-steps">${element.steps.map((step) => renderStep(step, context.t))}</ol>`
    case 'list':
      return html`<ul class="card-list">${element.items.map((item) => html`<li>${item}</li>`)}</ul>`
    case 'mention':
      return html`<p class="card-mentions">${element.people.map((person) => renderMention(person, context.readerId))}</p>`
    case 'buttons':
      return html`<div class="card-buttons">${element.buttons.map(context.button)}</div>`
    case 'link':
      return html`<p class="card-link">${renderLink(element)}</p>`
    case 'divider':
      return html`<hr class="card-divider">`
    case 'picture':
      return renderPicture(element)
    default:
      return unknownElement(element)
  }
}

function renderQuote(quote: Extract<CardElement, { type: 'quote' }>): Html {
  const words = quote.language
    ? html`<p lang="${quote.language}">${quote.text}</p>`
    : html`<p>${quote.text}</p>`
  const by = quote.by === null ? null : html`<footer>${quote.by}</footer>`
  return html`<blockquote class="card-quote">${words}${by}</blockquote>`
}

function renderStep(step: Step, t: Translate): Html {
  const current = step.state === 'next' ? html` aria-current="step"` : null
  return html`<li class="step-${step.state}"${current}>${step.label}<span class="visually-hidden"> (${t(`console:step.${step.state}`)})</span></li>`
}

function renderMention(
  person: { readonly name: string; readonly userId: string | null },
  readerId: string,
): Html {
  const kind = person.userId === readerId ? 'mention mention-you' : 'mention'
  return html`<span class="${kind}">@${person.name}</span> `
}

/** Only web addresses become links: `javascript:` and the like stay text. */
function renderLink(link: { readonly label: string; readonly url: string }): Html {
  if (!/^https?:\/\//i.test(link.url)) return html`${link.label}: ${link.url}`
  return html`<a href="${link.url}" target="_blank" rel="noopener noreferrer">${link.label}</a>`
}

/** As an image of its own, an SVG can do nothing but be looked at. */
function renderPicture({ svg, alt }: Picture): Html {
  const source = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return html`<p class="card-picture"><img src="${source}" alt="${alt}"></p>`
}

function unknownElement(element: never): never {
  throw new Error(`No renderer for ${JSON.stringify(element)}`)
}
