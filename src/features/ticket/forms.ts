import { type EncodedAction, encodeAction, type Form, type FormField } from '../../chat/index.ts'
import { DEFECT_CLASSES, SEVERITIES, type TicketFields } from '../../domain/ticket/fields.ts'
import type { Translate } from '../../ports/index.ts'

const LONG_TEXT = 8_000

type Ask = (t: Translate) => FormField

const text =
  (
    name: string,
    options: { multiline?: boolean; required?: boolean; initial?: string; hint?: boolean } = {},
  ): Ask =>
  (t) => ({
    type: 'text',
    name,
    label: t(`ticket:fields.${name}`),
    hint: options.hint ? t(`ticket:hints.${name}`) : null,
    required: options.required ?? false,
    multiline: options.multiline ?? false,
    initial: options.initial ?? '',
    maxLength: options.multiline ? LONG_TEXT : 150,
  })

const number =
  (name: string, initial: number | null): Ask =>
  (t) => ({
    type: 'number',
    name,
    label: t(`ticket:fields.${name}`),
    hint: null,
    required: false,
    initial,
    min: 0,
  })

const choice =
  (name: 'class' | 'severity', values: readonly string[], initial: string | null): Ask =>
  (t) => ({
    type: 'choice',
    name,
    label: t(`ticket:fields.${name}`),
    hint: null,
    required: false,
    initial,
    options: values.map((value) => ({ value, label: t(`common:${name}.${value}`) })),
  })

/** Questions about the ticket itself. The words are asked for only from those who may change them. */
export function fieldQuestions(
  t: Translate,
  kind: 'defect' | 'change',
  fields: TicketFields | null,
  askWords: boolean,
): readonly FormField[] {
  const words = [
    text('text', { multiline: true, required: true, initial: fields?.text ?? '', hint: true }),
    text('title', { initial: fields?.title ?? '', hint: true }),
  ]
  const facts = [
    choice('class', DEFECT_CLASSES, fields?.class ?? null),
    choice('severity', SEVERITIES, fields?.severity ?? null),
    text('partNumber', { initial: fields?.partNumber ?? '' }),
    text('lots', { initial: fields?.lots.join(', ') ?? '', hint: true }),
    number('quantityAffected', fields?.quantityAffected ?? null),
    number('quantityTotal', fields?.quantityTotal ?? null),
    text('whereFound', { initial: fields?.whereFound ?? '', hint: true }),
  ]
  const ofChange = [facts[2], facts[3]].filter((ask) => ask !== undefined)
  return [...(askWords ? words : []), ...(kind === 'defect' ? facts : ofChange)].map((ask) => ask(t))
}

/** One question for words, required or not: a step's text, a reason, a comment. */
export function wordsQuestion(
  t: Translate,
  name: 'stepText' | 'reason' | 'comment',
  required: boolean,
  initial = '',
): FormField {
  return text(name, { multiline: true, required, initial })(t)
}

export const evidenceQuestion = (t: Translate): FormField =>
  text('evidence', { multiline: true, hint: true })(t)

export const assessmentQuestions = (t: Translate, initial: string): readonly FormField[] => [
  text('stepText', { multiline: true, required: true, initial })(t),
  text('cost', { hint: true })(t),
  { ...number('leadTimeDays', null)(t) },
  text('feeLines', { multiline: true, hint: true })(t),
  text('parts', { hint: true })(t),
  text('effectiveFrom', { hint: true })(t),
]

export const keyQuestion = (t: Translate): FormField => text('key', { required: true, hint: true })(t)

export const instantQuestion = (
  t: Translate,
  name: 'until' | 'firstAwareness',
  initial: string,
): FormField => ({
  type: 'datetime',
  name,
  label: t(`ticket:fields.${name}`),
  hint: t(`ticket:hints.${name}`),
  required: true,
  initial,
})

export function form(
  t: Translate,
  action: { readonly verb: string; readonly partnershipId: string; readonly args: readonly string[] },
  words: { readonly title: string; readonly submit: string; readonly intro: string | null },
  fields: readonly FormField[],
): Form {
  const encoded: EncodedAction = encodeAction(action)
  return { action: encoded, title: t(words.title), submit: t(words.submit), intro: words.intro, fields }
}
