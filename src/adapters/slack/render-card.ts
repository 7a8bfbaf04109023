import type { types } from '@slack/bolt'
import type { Button, Card, CardElement, Fact, MentionedPerson, Picture, Step } from '../../chat/index.ts'
import { cut, cutMark, LIMITS } from './limits.ts'
import { cutEscaped, escapeText } from './plain-text.ts'

/** What Slack shows of a card: blocks, and a line for notifications. */
export interface RenderedCard {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

const TONE_MARK: Readonly<Record<Card['tone'], string>> = {
  normal: '',
  good: '✅ ',
  warning: '⚠️ ',
  alert: '🚨 ',
}
const STEP_MARK: Readonly<Record<Step['state'], string>> = { done: '✓', next: '▸', waiting: '○' }
const USER_ID = /^[UW][A-Z0-9]{2,}$/

/**
 * A card as Block Kit. People's words go into plain text and rich text, where nothing is markup; over-long content is
 * cut at Slack's limits with a mark that says how much is shown.
 */
export function renderCard(card: Card, pictures: 'shown' | 'in-words' = 'shown'): RenderedCard {
  const budget = createBudget()
  const blocks: types.KnownBlock[] = [
    { type: 'header', text: plain(`${TONE_MARK[card.tone]}${card.title}`, LIMITS.header) },
    ...card.elements.flatMap((element) => renderElement(element, budget, pictures)),
  ]
  return { text: cutEscaped(card.summary, LIMITS.fallbackText), blocks: withinBlocks(blocks) }
}

/** The least that says what a card is about, for when Slack refuses the whole: its title, its summary, where to read it. */
export function renderPlainly(card: Card): RenderedCard {
  return renderCard({
    ...card,
    elements: [
      { type: 'text', text: card.summary.slice(0, LIMITS.header).toWellFormed() },
      ...card.elements.filter(({ type }) => type === 'mention' || type === 'link').slice(0, 3),
    ],
    summary: card.summary.slice(0, LIMITS.header).toWellFormed(),
  })
}

/** How much text the message may still hold. Returns what of a text is shown. */
type Budget = (text: string, limit: number) => { readonly shown: string; readonly mark: string | null }

function createBudget(): Budget {
  let left: number = LIMITS.messageText
  return (text, limit) => {
    const shown = cut(text, Math.max(1, Math.min(limit, left)))
    left -= shown.length
    return { shown, mark: shown === text ? null : cutMark(shown.length - 1, text.length) }
  }
}

function renderElement(
  element: CardElement,
  budget: Budget,
  pictures: 'shown' | 'in-words',
): types.KnownBlock[] {
  switch (element.type) {
    case 'text':
      return withMark(budget(element.text, LIMITS.section), (shown) => ({
        type: 'section',
        text: plain(shown, LIMITS.section),
      }))
    case 'quote':
      return renderQuote(element, budget)
    case 'note':
      return withMark(budget(element.text, LIMITS.contextText), note)
    case 'facts':
      return element.facts.length === 0 ? [] : [renderFacts(element.facts, budget)]
    case 'steps': {
      const line = element.steps.map(({ label, state }) => `${STEP_MARK[state]} ${label}`).join('   ')
      return withMark(budget(line, LIMITS.contextText), note)
    }
    case 'list':
      return element.items.length === 0 ? [] : [renderList(element.items, budget)]
    case 'mention':
      return element.people.length === 0
        ? []
        : [{ type: 'section', text: { type: 'mrkdwn', text: element.people.map(mention).join(' ') } }]
    case 'buttons':
      return renderButtons(element.buttons)
    case 'link':
      return [renderLink(element.label, element.url)]
    case 'divider':
      return [{ type: 'divider' }]
    case 'picture':
      return [renderPicture(element, budget, pictures)]
  }
}

/** Slack fetches images itself, and only from https. */
const isShown = (element: CardElement): element is Picture & { url: string } =>
  element.type === 'picture' && element.url?.startsWith('https://') === true

/** True when Slack has to fetch something to show the card. */
export const showsPictures = (card: Card): boolean => card.elements.some(isShown)

function renderPicture(picture: Picture, budget: Budget, pictures: 'shown' | 'in-words'): types.KnownBlock {
  if (pictures === 'shown' && isShown(picture))
    return { type: 'image', image_url: picture.url, alt_text: filled(cut(picture.alt, LIMITS.altText)) }
  const { shown } = budget(picture.text, LIMITS.section)
  return { type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements: [literal(shown)] }] }
}

function renderFacts(facts: readonly Fact[], budget: Budget): types.KnownBlock {
  const lines = facts.flatMap(({ label, value }, index) => {
    const { shown, mark } = budget(value, LIMITS.section)
    const end = index === facts.length - 1 ? '' : '\n'
    return [bold(`${label}: `), literal(`${shown}${mark === null ? '' : ` ${mark}`}${end}`)]
  })
  return richText(lines)
}

function renderQuote(element: CardElement & { type: 'quote' }, budget: Budget): types.KnownBlock[] {
  const quoted = withMark(budget(element.text, LIMITS.section), (shown) => ({
    type: 'rich_text',
    elements: [{ type: 'rich_text_quote', elements: [literal(shown)] }],
  }))
  const by = [element.by, element.language].filter((part) => part !== null && part !== 'und').join(' · ')
  return by === '' ? quoted : [...quoted, note(`— ${by}`)]
}

function renderList(items: readonly string[], budget: Budget): types.KnownBlock {
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: items.map((item) => ({
          type: 'rich_text_section',
          elements: [literal(budget(item, LIMITS.section).shown)],
        })),
      },
    ],
  }
}

function renderButtons(buttons: readonly Button[]): types.KnownBlock[] {
  const blocks: types.KnownBlock[] = []
  for (let start = 0; start < buttons.length; start += LIMITS.buttonsPerBlock) {
    const elements = buttons
      .slice(start, start + LIMITS.buttonsPerBlock)
      .map((button, index) => renderButton(button, start + index))
    blocks.push({ type: 'actions', elements })
  }
  return blocks
}

/** The action travels as the value: ids of one block must differ, and two buttons may do the same. */
function renderButton({ label, action, style }: Button, index: number): types.Button {
  return {
    type: 'button',
    action_id: `press.${index}`,
    text: plain(label, LIMITS.buttonLabel),
    value: action,
    ...(style === 'normal' ? {} : { style }),
  }
}

/** Only web addresses become links. */
function renderLink(label: string, url: string): types.KnownBlock {
  return richText([/^https?:\/\//i.test(url) ? { type: 'link', url, text: label } : literal(label)])
}

/** Only here is markup wanted: naming a person is what makes Slack notify them. */
const mention = ({ name, userId }: MentionedPerson): string =>
  userId !== null && USER_ID.test(userId) ? `<@${userId}>` : withoutMarkup(name)

/** Slack has no escape for its formatting marks; look-alikes do not format. */
const withoutMarkup = (text: string): string =>
  escapeText(text).replace(/[*_~`]/g, (mark) => ({ '*': '∗', _: 'ˍ', '~': '∼', '`': 'ˋ' })[mark] ?? mark)

const plain = (text: string, limit: number): types.PlainTextElement => ({
  type: 'plain_text',
  text: filled(cutEscaped(text, limit)),
  emoji: false,
})
const note = (text: string): types.KnownBlock => ({
  type: 'context',
  elements: [plain(text, LIMITS.contextText)],
})
const literal = (text: string): types.RichTextText => ({ type: 'text', text: filled(text) })
const bold = (text: string): types.RichTextText => ({ type: 'text', text, style: { bold: true } })
const richText = (elements: types.RichTextElement[]): types.KnownBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements }],
})
/** Slack refuses empty texts. */
const filled = (text: string): string => (text === '' ? ' ' : text)

function withMark(
  { shown, mark }: ReturnType<Budget>,
  block: (shown: string) => types.KnownBlock,
): types.KnownBlock[] {
  return mark === null ? [block(shown)] : [block(shown), note(mark)]
}

/** More than 50 blocks are refused: what is in the middle goes, buttons at the end stay. */
function withinBlocks(blocks: types.KnownBlock[]): types.KnownBlock[] {
  if (blocks.length <= LIMITS.messageBlocks) return blocks
  const actions = blocks.filter((block) => block.type === 'actions').slice(0, 5)
  const rest = blocks.filter((block) => block.type !== 'actions')
  const room = LIMITS.messageBlocks - actions.length - 1
  return [...rest.slice(0, room), note(cutMark(room, rest.length)), ...actions]
}
