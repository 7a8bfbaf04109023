import type { Json } from './world.ts'

const BASE = ['type', 'id', 'spacing', 'separator', 'isVisible']
const ACTION = ['type', 'title', 'style', 'mode', 'fallback']
const INPUT = [...BASE, 'label', 'isRequired', 'errorMessage', 'value']

/** The elements and properties of Adaptive Cards 1.5 that Teams draws, as far as Andon uses them; anything else is refused. */
const SHAPES: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['type', 'version', 'body', 'actions', 'fallbackText', 'msteams'],
  Container: [...BASE, 'style', 'bleed', 'items'],
  RichTextBlock: [...BASE, 'inlines'],
  TextRun: ['type', 'text', 'size', 'weight', 'isSubtle', 'color', 'fontType'],
  Image: [...BASE, 'url', 'altText', 'size'],
  TextBlock: [...BASE, 'text', 'wrap', 'size', 'weight', 'isSubtle', 'color'],
  ActionSet: [...BASE, 'actions'],
  'Action.Execute': [...ACTION, 'verb', 'data', 'associatedInputs'],
  'Action.Submit': [...ACTION, 'data', 'associatedInputs'],
  'Action.OpenUrl': [...ACTION, 'url'],
  'Input.Text': [...INPUT, 'isMultiline', 'maxLength', 'placeholder'],
  'Input.Number': [...INPUT, 'min', 'max'],
  'Input.ChoiceSet': [...INPUT, 'choices', 'style', 'isMultiSelect'],
  'Input.Date': INPUT,
  'Input.Time': INPUT,
}
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  AdaptiveCard: ['version', 'body'],
  Container: ['items'],
  RichTextBlock: ['inlines'],
  TextRun: ['text'],
  TextBlock: ['text'],
  ActionSet: ['actions'],
  'Action.OpenUrl': ['url'],
  'Input.Text': ['id'],
  'Input.Number': ['id'],
  'Input.ChoiceSet': ['id', 'choices'],
  'Input.Date': ['id'],
  'Input.Time': ['id'],
}
const PARTS = ['body', 'items', 'inlines', 'actions', 'fallback']
const MOST_ACTIONS = 6

/** What is wrong with a card, in words; empty for a card Teams takes. */
export function complaintsAbout(card: unknown, path = 'card'): string[] {
  if (typeof card !== 'object' || card === null) return [`${path} is no object`]
  const element = card as Json
  const type = String(element.type)
  const shape = SHAPES[type]
  if (!shape) return [`${path}: unknown type ${type}`]
  const unknown = Object.keys(element).filter((key) => !shape.includes(key))
  const missing = (REQUIRED[type] ?? []).filter((key) => element[key] === undefined)
  const actions = element.actions
  const parts = PARTS.flatMap((part) => {
    const found = element[part]
    if (found === undefined) return []
    return (Array.isArray(found) ? found : [found]).flatMap((one, index) =>
      complaintsAbout(one, `${path}.${part}[${index}]`),
    )
  })
  return [
    ...unknown.map((key) => `${path}: ${type} has no ${key}`),
    ...missing.map((key) => `${path}: ${type} lacks ${key}`),
    ...(Array.isArray(actions) && actions.length > MOST_ACTIONS
      ? [`${path}: more than ${MOST_ACTIONS} actions`]
      : []),
    ...parts,
  ]
}

const TEXTS = ['text', 'title', 'label', 'errorMessage', 'altText']

/** Every word a card shows, a line for each element. */
export function wordsOf(card: unknown): string {
  if (Array.isArray(card))
    return card
      .map(wordsOf)
      .filter((line) => line !== '')
      .join('\n')
  if (typeof card !== 'object' || card === null) return ''
  const element = card as Json
  if (Array.isArray(element.inlines))
    return element.inlines.map((inline) => String((inline as Json).text ?? '')).join('')
  const own = TEXTS.filter((key) => key !== 'errorMessage').flatMap((key) =>
    typeof element[key] === 'string' ? [element[key] as string] : [],
  )
  return [...own, ...['items', 'body', 'actions'].map((part) => wordsOf(element[part]))]
    .filter((line) => line !== '')
    .join('\n')
}

/** Elements of some types, wherever they stand, in reading order. */
export function elementsOf(card: unknown, ...types: readonly string[]): Json[] {
  if (Array.isArray(card)) return card.flatMap((one) => elementsOf(one, ...types))
  if (typeof card !== 'object' || card === null) return []
  const element = card as Json
  return [
    ...(types.some((type) => String(element.type).startsWith(type)) ? [element] : []),
    ...['body', 'items', 'actions'].flatMap((part) => elementsOf(element[part], ...types)),
  ]
}
