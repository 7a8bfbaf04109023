import type { Button, Card, Form, FormField } from '../../chat/index.ts'
import { encodeAction } from '../../chat/index.ts'
import type { InboundReply } from '../../ports/index.ts'
import type { PersonContext } from '../context.ts'

/** Longest words of one field. */
const LONG_TEXT = 3_000
const SHORT_TEXT = 150

/** Tells the person what came of it, with what can be done next. */
export function done(
  text: string,
  buttons: readonly Button[] = [],
  tone: Card['tone'] = 'good',
): InboundReply {
  return {
    kind: 'card',
    card: {
      ...{ title: 'Andon', tone, summary: text },
      elements: [
        { type: 'text', text },
        ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
      ],
    },
  }
}

/** A form of a check-in; its texts are `meeting:forms.<name>.title`, `.submit` and `.intro`. */
export const ask = (
  { t, partnership }: PersonContext,
  name: string,
  args: readonly string[],
  fields: readonly FormField[],
): InboundReply => {
  const form: Form = {
    action: encodeAction({ verb: `check-in-${name}`, partnershipId: partnership.id, args }),
    title: t(`meeting:forms.${name}.title`),
    submit: t(`meeting:forms.${name}.submit`),
    intro: t(`meeting:forms.${name}.intro`),
    fields,
  }
  return { kind: 'form', form }
}

type TextOptions = { readonly required?: boolean; readonly long?: boolean; readonly initial?: string }

/** A question for words; its label is `meeting:fields.<name>`. */
export const words = (
  { t }: PersonContext,
  name: string,
  { required = true, long = true, initial = '' }: TextOptions = {},
  label = t(`meeting:fields.${name}`),
): FormField => ({
  ...{ type: 'text', name, label, hint: null, required, initial },
  ...{ multiline: long, maxLength: long ? LONG_TEXT : SHORT_TEXT },
})
