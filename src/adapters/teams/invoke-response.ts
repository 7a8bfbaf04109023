import type { IAdaptiveCard } from '@microsoft/teams.cards'
import type { Card, Form, FormErrors, FormValues } from '../../chat/index.ts'
import type { Translate } from '../../ports/texts.ts'
import { backData } from './card-data.ts'
import { fitCard } from './fit-card.ts'
import { CARD_TYPE, cardAttachment } from './message-body.ts'
import { renderForm } from './render-form.ts'

/** What an invoke is answered with; the HTTP status is 200 unless Teams should try again. */
export interface InvokeAnswer {
  readonly status: number
  readonly body?: object
}

const ok = (body: object): InvokeAnswer => ({ status: 200, body })

/** The presser sees this card in the place of the one with the button; everybody else keeps what they see. */
export const showCard = (value: IAdaptiveCard): InvokeAnswer =>
  ok({ statusCode: 200, type: CARD_TYPE, value })

/** A line beside the button. */
export const sayLine = (value: string): InvokeAnswer =>
  ok({ statusCode: 200, type: 'application/vnd.microsoft.activity.message', value })

/** The button failed, and why. */
export const sayFailed = (message: string): InvokeAnswer =>
  ok({ statusCode: 500, type: 'application/vnd.microsoft.error', value: { code: 'Unavailable', message } })

/** The card everybody sees, as it is now, with the word that something was done on top. */
export function refreshed(shared: Card, word: Card | null, dialogs: boolean): IAdaptiveCard {
  if (!word) return fitCard(shared, dialogs)
  const elements = [...word.elements, { type: 'divider' as const }, ...shared.elements]
  return fitCard({ ...shared, elements }, dialogs)
}

/** Something for the presser alone, with the way back to the card everybody sees. */
export const withWayBack = (card: IAdaptiveCard, t: Translate): IAdaptiveCard => ({
  ...card,
  actions: [
    ...(card.actions ?? []),
    {
      type: 'Action.Execute',
      verb: 'andon',
      title: t('teams:back'),
      data: backData,
      associatedInputs: 'none',
    },
  ],
})

/** Words only, and few of them: they fit above the card they are about. */
export const isBrief = ({ elements }: Card): boolean =>
  elements.length <= 3 &&
  elements.every(
    (element) => (element.type === 'text' || element.type === 'note') && element.text.length < 500,
  )

/** A dialog with questions. */
export const dialogWithForm = (
  form: Form,
  filled: { readonly values?: FormValues; readonly errors?: FormErrors } = {},
): InvokeAnswer => dialog(form.title, renderForm(form, 'dialog', filled))

export const dialogWithCard = (card: Card): InvokeAnswer => dialog(card.title, fitCard(card, false))

const dialog = (title: string, content: IAdaptiveCard): InvokeAnswer =>
  ok({
    task: {
      type: 'continue',
      value: { title, height: 'medium', width: 'medium', card: cardAttachment(content) },
    },
  })

/** A line in the dialog's place. */
export const dialogWithLine = (value: string): InvokeAnswer => ok({ task: { type: 'message', value } })

export const closeDialog: InvokeAnswer = ok({})
