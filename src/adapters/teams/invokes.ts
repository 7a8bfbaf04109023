import type { Card, IncomingEvent } from '../../chat/index.ts'
import { mergeVariants } from '../../chat/index.ts'
import { AppError } from '../../errors.ts'
import type { Cards } from '../../ports/cards.ts'
import type { Clock } from '../../ports/clock.ts'
import type { Inbound, InboundReply } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Texts, Translate } from '../../ports/texts.ts'
import type { TeamsActivity } from './activity.ts'
import type { Answerer } from './answer.ts'
import { memberOf, type Pressed, readPressed } from './card-data.ts'
import { fitCard } from './fit-card.ts'
import {
  closeDialog,
  dialogWithCard,
  dialogWithForm,
  dialogWithLine,
  type InvokeAnswer,
  isBrief,
  refreshed,
  sayFailed,
  sayLine,
  showCard,
  withWayBack,
} from './invoke-response.ts'
import type { People } from './people.ts'
import { renderForm } from './render-form.ts'
import { authorOfCommand, sourceOf, translateCommand, translatePressed } from './translate-invoke.ts'

export interface InvokeDeps {
  readonly inbound: Inbound
  readonly answerer: Answerer
  readonly people: People
  readonly cards: Cards
  readonly texts: Texts
  readonly clock: Clock
  readonly logger: Logger
  /** True where buttons may open dialogs. */
  readonly dialogs: boolean
}

/** What Teams waits for an answer to: buttons, dialogs and the actions in a message's menu. */
export interface Invokes {
  answer(activity: TeamsActivity): Promise<InvokeAnswer>
}

export function createInvokes(deps: InvokeDeps): Invokes {
  const { inbound, answerer, people, cards, texts, clock, logger, dialogs } = deps
  const textsOf = ({ locale }: TeamsActivity): Translate => texts.in(locale ?? 'en')

  /** An invoke is not sent again: who waits is told that nothing was stored. */
  const handleTold = async (
    activity: TeamsActivity,
    event: IncomingEvent,
  ): Promise<InboundReply | Failed> => {
    try {
      return await inbound.handle(event)
    } catch (error) {
      logger.error({ platform: 'teams', eventKey: event.eventKey, error }, 'an invoke was not taken')
      const known = error instanceof AppError && ['internal', 'unavailable'].includes(error.code)
      const t = textsOf(activity)
      return { kind: 'failed', text: known ? t(`errors:${error.code}`, error.params) : t('teams:not-taken') }
    }
  }

  const onButton = async (activity: TeamsActivity): Promise<InvokeAnswer> => {
    const t = textsOf(activity)
    const pressed = readPressed(memberOf(memberOf(activity.value, 'action'), 'data'))
    if (!pressed) return sayLine(t('teams:not-ours'))
    const event = translatePressed(activity, pressed, clock.now())
    const reply = event ? await handleTold(activity, event) : NOTHING
    if (reply.kind === 'failed') return sayFailed(reply.text)
    const source = sourceOf(activity)
    const variants = source && (await cards.at(source))
    return variants
      ? inPlace(mergeVariants(variants), pressed, reply, t)
      : inPrivate(activity, pressed, reply, event?.eventKey ?? '')
  }

  /** Pressed on a card that stays: what the presser alone is told takes its place until they go back. */
  const inPlace = (shared: Card, pressed: Pressed, reply: InboundReply, t: Translate): InvokeAnswer => {
    switch (reply.kind) {
      case 'none':
        return showCard(refreshed(shared, null, dialogs))
      case 'card':
        return isBrief(reply.card)
          ? showCard(refreshed(shared, reply.card, dialogs))
          : showCard(withWayBack(fitCard(reply.card, dialogs), t))
      case 'form':
        return showCard(withWayBack(renderForm(reply.form, 'message'), t))
      case 'form-errors':
        return askAgain(pressed, reply, (card) => withWayBack(card, t))
    }
  }

  /** Pressed on a message that is the presser's own: it was a notice that stays, or questions that are answered now. */
  const inPrivate = async (
    activity: TeamsActivity,
    pressed: Pressed,
    reply: InboundReply,
    eventKey: string,
  ): Promise<InvokeAnswer> => {
    const t = textsOf(activity)
    if (reply.kind === 'form-errors') return askAgain(pressed, reply, (card) => card)
    if (pressed.kind === 'submit' && reply.kind !== 'form') {
      const done = reply.kind === 'card' ? reply.card : doneCard(t)
      await answerer.replace(activity, done)
      return showCard(fitCard(done, dialogs))
    }
    if (reply.kind === 'none') return sayLine(t('teams:done'))
    await answerer.answer(activity, eventKey, reply)
    return sayLine(reply.kind === 'form' ? reply.form.title : reply.card.summary)
  }

  const onCommand = async (activity: TeamsActivity): Promise<InvokeAnswer> => {
    const author = authorOfCommand(activity)
    const tenant = author === null ? null : await people.tenantOf(activity, author)
    const event = translateCommand(activity, tenant, clock.now())
    if (!event) return dialogWithLine(textsOf(activity)('teams:not-ours'))
    return inDialog(activity, await handleTold(activity, event), null)
  }

  const onDialog = async (activity: TeamsActivity): Promise<InvokeAnswer> => {
    const pressed = readPressed(memberOf(activity.value, 'data'))
    const event = pressed && translatePressed(activity, pressed, clock.now())
    if (!event) return closeDialog
    return inDialog(activity, await handleTold(activity, event), pressed)
  }

  const inDialog = (
    activity: TeamsActivity,
    reply: InboundReply | Failed,
    pressed: Pressed | null,
  ): InvokeAnswer => {
    switch (reply.kind) {
      case 'none':
        return dialogWithLine(textsOf(activity)('teams:done'))
      case 'card':
        return isBrief(reply.card) ? dialogWithLine(reply.card.summary) : dialogWithCard(reply.card)
      case 'form':
        return dialogWithForm(reply.form)
      case 'form-errors': {
        const form = pressed?.kind === 'submit' ? pressed.form : null
        const values = pressed?.kind === 'submit' ? pressed.values : {}
        return form
          ? dialogWithForm(form, { values, errors: reply.errors })
          : dialogWithLine(Object.values(reply.errors).join(' '))
      }
      case 'failed':
        return dialogWithLine(reply.text)
    }
  }

  return {
    answer: async (activity) => {
      switch (activity.name) {
        case 'adaptiveCard/action':
          return onButton(activity)
        case 'composeExtension/fetchTask':
          return onCommand(activity)
        case 'composeExtension/submitAction':
        case 'task/fetch':
        case 'task/submit':
          return onDialog(activity)
        default:
          return { status: 501 }
      }
    },
  }
}

interface Failed {
  readonly kind: 'failed'
  readonly text: string
}

const NOTHING: InboundReply = { kind: 'none' }

const doneCard = (t: Translate): Card => ({
  title: 'Andon',
  tone: 'good',
  summary: t('teams:done'),
  elements: [{ type: 'text', text: t('teams:done') }],
})

/** The same questions with what was answered and what is wrong with it. */
function askAgain(
  pressed: Pressed,
  { errors }: InboundReply & { kind: 'form-errors' },
  dress: (card: ReturnType<typeof renderForm>) => ReturnType<typeof renderForm>,
): InvokeAnswer {
  if (pressed.kind !== 'submit' || !pressed.form) return sayLine(Object.values(errors).join(' '))
  return showCard(dress(renderForm(pressed.form, 'message', { values: pressed.values, errors })))
}
