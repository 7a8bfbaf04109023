import type {
  CardElementArray,
  ContainerStyle,
  IActionSet,
  IAdaptiveCard,
  IExecuteAction,
  IMention,
  IRichTextBlock,
  ISubmitAction,
  ITextRun,
} from '@microsoft/teams.cards'
import type { Button, Card, CardElement, Fact, MentionedPerson, Picture, Step } from '../../chat/index.ts'
import { pressData } from './card-data.ts'
import { cut, cutMark, LIMITS } from './limits.ts'

/** How much of a card is shown. */
export interface Room {
  /** Of each text, in UTF-16 code units. */
  readonly text: number
  readonly elements: number
  /** True where buttons that ask questions may open a dialog; elsewhere the questions take the card's place. */
  readonly dialogs: boolean
}

export const ALL: Room = { text: LIMITS.text, elements: LIMITS.mostElements, dialogs: true }

const TONE_MARK: Readonly<Record<Card['tone'], string>> = {
  normal: '',
  good: '✅ ',
  warning: '⚠️ ',
  alert: '🚨 ',
}
const TONE_STYLE: Readonly<Record<Card['tone'], ContainerStyle>> = {
  normal: 'default',
  good: 'good',
  warning: 'warning',
  alert: 'attention',
}
const STEP_MARK: Readonly<Record<Step['state'], string>> = { done: '✓', next: '▸', waiting: '○' }

/**
 * A card as an Adaptive Card 1.5. All words go into rich text, where nothing is markup: text blocks and fact sets read
 * Markdown. Clients too old for cards show the summary.
 */
export function renderCard(card: Card, room: Room = ALL): IAdaptiveCard {
  const mentions: IMention[] = []
  const shown = card.elements.slice(0, room.elements)
  const left = card.elements.length - shown.length
  // Buttons that would be cut off stay: without them nobody could act.
  const buttons = card.elements.slice(room.elements).filter(({ type }) => type === 'buttons')
  const more = left > 0 ? [note(cutMark(shown.length, card.elements.length))] : []
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    fallbackText: cut(card.summary, LIMITS.summary),
    body: separated([
      {
        type: 'Container',
        style: TONE_STYLE[card.tone],
        bleed: card.tone !== 'normal',
        items: literal(`${TONE_MARK[card.tone]}${card.title}`, room, { size: 'Large', weight: 'Bolder' }),
      },
      ...shown.flatMap((element) => renderElement(element, room, mentions)),
      ...more,
      ...buttons.flatMap((element) => renderElement(element, room, mentions)),
    ]),
    msteams: { width: 'full', ...(mentions.length > 0 ? { entities: mentions } : {}) },
  }
}

type Element = CardElementArray[number] | typeof DIVIDER
const DIVIDER = 'divider'

function renderElement(element: CardElement, room: Room, mentions: IMention[]): Element[] {
  switch (element.type) {
    case 'text':
      return literal(element.text, room)
    case 'quote':
      return [renderQuote(element, room)]
    case 'note':
      return literal(element.text, room, { size: 'Small', isSubtle: true })
    case 'facts':
      return some(element.facts, room, (fact, index) => [renderFact(fact, room, index > 0)])
    case 'steps':
      return literal(
        element.steps.map(({ label, state }) => `${STEP_MARK[state]} ${label}`).join('   '),
        room,
        {
          isSubtle: true,
        },
      )
    case 'list':
      return some(element.items, room, (item) => literal(`• ${item}`, room))
    case 'mention':
      return element.people.length === 0 ? [] : [renderMentions(element.people, mentions)]
    case 'buttons':
      return rows(element.buttons).map((buttons) => renderButtons(buttons, room))
    case 'link':
      return [renderLink(element.label, element.url, room)]
    case 'divider':
      return [DIVIDER]
    case 'picture':
      return renderPicture(element, room)
  }
}

/** Teams shows images from https only. Where there is none the lines keep their columns: clients run spaces together. */
function renderPicture({ url, alt, text }: Picture, room: Room): Element[] {
  if (url?.startsWith('https://'))
    return [{ type: 'Image', url, altText: cut(alt, room.text), size: 'Stretch' }]
  return literal(text.replaceAll(' ', NO_BREAK_SPACE), room, { fontType: 'Monospace', size: 'Small' })
}

const NO_BREAK_SPACE = '\u00a0'

/** As many entries as there is room for, with a mark where some are left out. */
function some<T>(
  all: readonly T[],
  room: Room,
  render: (one: T, index: number) => IRichTextBlock[],
): IRichTextBlock[] {
  const shown = all.slice(0, room.elements)
  const mark = shown.length < all.length ? [note(cutMark(shown.length, all.length))] : []
  return [...shown.flatMap(render), ...mark]
}

/** A divider is a line above what comes next. */
function separated(elements: readonly Element[]): CardElementArray {
  const body: CardElementArray = []
  let divided = false
  for (const element of elements) {
    if (element === DIVIDER) divided = body.length > 0
    else {
      body.push(divided ? { ...element, separator: true, spacing: 'Medium' } : element)
      divided = false
    }
  }
  return body
}

type Look = Pick<ITextRun, 'size' | 'weight' | 'isSubtle' | 'color' | 'fontType'>

const run = (text: string, look: Look = {}): ITextRun => ({
  type: 'TextRun',
  text: text === '' ? ' ' : text,
  ...look,
})

const rich = (inlines: ITextRun[], tight = false): IRichTextBlock => ({
  type: 'RichTextBlock',
  inlines,
  ...(tight ? { spacing: 'None' } : {}),
})

/** One block a line: clients do not agree on what a line break inside one means. */
export function literal(text: string, room: Room = ALL, look: Look = {}): IRichTextBlock[] {
  const shown = cut(text, room.text)
  const blocks = shown.split('\n').map((line, index) => rich([run(line, look)], index > 0))
  return shown === text ? blocks : [...blocks, note(cutMark(shown.length - 1, text.length))]
}

const note = (text: string): IRichTextBlock => rich([run(text, { size: 'Small', isSubtle: true })])

function renderFact({ label, value }: Fact, room: Room, tight: boolean): IRichTextBlock {
  const shown = cut(value, room.text).replaceAll('\n', ' ')
  const mark = shown.length < value.length ? ` ${cutMark(shown.length - 1, value.length)}` : ''
  return rich([run(`${label}: `, { weight: 'Bolder' }), run(`${shown}${mark}`)], tight)
}

function renderQuote(element: CardElement & { type: 'quote' }, room: Room): CardElementArray[number] {
  const by = [element.by, element.language].filter((part) => part !== null && part !== 'und').join(' · ')
  return {
    type: 'Container',
    style: 'emphasis',
    items: [...literal(element.text, room), ...(by === '' ? [] : [note(`— ${by}`)])],
  }
}

/** Only here does a text block carry words: naming a person is what makes Teams notify them. */
function renderMentions(people: readonly MentionedPerson[], mentions: IMention[]): CardElementArray[number] {
  const names = people.map(({ name, userId }) => {
    const plain = withoutMarkup(name)
    if (userId === null) return plain
    const text = `<at>${plain}</at>`
    mentions.push({ type: 'mention', text, mentioned: { id: userId, name: plain } })
    return text
  })
  return { type: 'TextBlock', text: names.join(' '), wrap: true }
}

const withoutMarkup = (text: string): string =>
  text.replace(/[<>*_~`[\]()#|\\]/g, (mark) => LOOKALIKES[mark] ?? ' ')

/** Not every client knows an escape for its marks; look-alikes do not format. */
const LOOKALIKES: Readonly<Record<string, string>> = {
  '<': '‹',
  '>': '›',
  '*': '∗',
  _: 'ˍ',
  '~': '∼',
  '`': 'ˋ',
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
}

function rows<T>(all: readonly T[]): T[][] {
  const found: T[][] = []
  for (let start = 0; start < all.length; start += LIMITS.buttonsPerRow)
    found.push(all.slice(start, start + LIMITS.buttonsPerRow))
  return found
}

const renderButtons = (buttons: readonly Button[], room: Room): IActionSet => ({
  type: 'ActionSet',
  actions: buttons.map((button) =>
    button.asks && room.dialogs ? renderAsking(button) : renderButton(button),
  ),
})

/** A client that does not know `Action.Execute` sends the same as a message. */
function renderButton(button: Button): IExecuteAction {
  const shown = { ...shownOf(button), data: pressData(button.action), associatedInputs: 'none' as const }
  return { type: 'Action.Execute', verb: 'andon', ...shown, fallback: { type: 'Action.Submit', ...shown } }
}

/** Questions in a dialog of their own: a card that changes meanwhile does not take half an answer away. */
const renderAsking = (button: Button): ISubmitAction => ({
  type: 'Action.Submit',
  ...shownOf(button),
  data: { ...pressData(button.action), msteams: { type: 'task/fetch' } },
  associatedInputs: 'none',
})

const STYLES = { normal: 'default', primary: 'positive', danger: 'destructive' } as const

const shownOf = ({ label, style }: Button) => ({
  title: cut(label, LIMITS.buttonLabel),
  ...(style === 'normal' ? {} : { style: STYLES[style] }),
})

/** Only web addresses become links. */
function renderLink(label: string, url: string, room: Room): Element {
  if (!/^https?:\/\//i.test(url)) return rich([run(cut(label, room.text))])
  return {
    type: 'ActionSet',
    actions: [{ type: 'Action.OpenUrl', title: cut(label, LIMITS.buttonLabel), url }],
  }
}
