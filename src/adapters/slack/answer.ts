import type { types, webApi } from '@slack/bolt'
import type { Card, Conversation, Form, FormErrors } from '../../chat/index.ts'
import type { InboundReply } from '../../ports/inbound.ts'
import type { Logger } from '../../ports/logger.ts'
import { escapeText } from './plain-text.ts'
import { renderCard } from './render-card.ts'
import { renderModal, renderQuestions } from './render-form.ts'
import { slackErrorWord } from './slack-errors.ts'
import { writePlace } from './translate-interaction.ts'
import { withPictures } from './with-pictures.ts'

/** What somebody just did, as far as the answer needs it. */
export interface Occasion {
  readonly eventKey: string
  readonly client: webApi.WebClient
  readonly userId: string
  readonly conversation: Conversation
  /** First message of the thread it was done in. */
  readonly thread: string | null
  /** Opens one modal within three seconds; null for events that carry none. */
  readonly triggerId: string | null
  /** Where Slack takes an answer to an interaction; null for events that carry none. */
  readonly responseUrl: string | null
}

interface PrivateText {
  readonly text: string
  readonly blocks: types.KnownBlock[]
}

export interface Answerer {
  /** Tells the person who acted, and nobody else. Never rejects: what Slack refuses is logged. */
  answer(occasion: Occasion, reply: InboundReply): Promise<void>
  /** Takes back the questions a message asked, once they were answered. */
  takeBack(occasion: Occasion): Promise<void>
}

interface AnswererDeps {
  readonly logger: Logger
  readonly fetch: typeof fetch
}

/** Answers privately: as a message in a private conversation, else one that only the person sees, else in private. */
export function createAnswerer({ logger, fetch }: AnswererDeps): Answerer {
  const respond = async (url: string, body: object): Promise<boolean> => {
    const response = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(RESPOND_LIMIT_MS),
    })
    return response.ok
  }

  const tell = async (occasion: Occasion, message: PrivateText): Promise<void> => {
    const { client, conversation, userId, thread, responseUrl } = occasion
    const inThread = thread === null ? {} : { thread_ts: thread }
    if (conversation.kind === 'dm') {
      await client.chat.postMessage({
        channel: conversation.channelId,
        ...message,
        ...inThread,
        mrkdwn: false,
      })
      return
    }
    if (responseUrl !== null) {
      const body = { ...message, response_type: 'ephemeral', replace_original: false }
      if (await respond(responseUrl, body)) return
    }
    try {
      await client.chat.postEphemeral({
        channel: conversation.channelId,
        user: userId,
        ...message,
        ...inThread,
      })
    } catch (error) {
      if (slackErrorWord(error) === null) throw error
      // Slack does not promise to show such a message to members of the other company.
      const opened = await client.conversations.open({ users: userId })
      await client.chat.postMessage({ channel: opened.channel?.id ?? userId, ...message, mrkdwn: false })
    }
  }

  const ask = async (occasion: Occasion, form: Form): Promise<void> => {
    const place = writePlace({ channel: occasion.conversation.channelId, thread: occasion.thread })
    if (occasion.triggerId !== null) {
      try {
        await occasion.client.views.open({ trigger_id: occasion.triggerId, view: renderModal(form, place) })
        return
      } catch (error) {
        logger.info({ platform: 'slack', reason: slackErrorWord(error) ?? 'unreachable' }, 'no modal')
      }
    }
    await tell(occasion, { text: escapeText(form.title), blocks: renderQuestions(form) })
  }

  const carryOut = async (occasion: Occasion, reply: InboundReply): Promise<void> => {
    switch (reply.kind) {
      case 'none':
        return
      case 'card':
        return withPictures(reply.card, (rendered) => tell(occasion, rendered))
      case 'form':
        return ask(occasion, reply.form)
      case 'form-errors':
        return tell(occasion, renderCard(complaintCard(reply.errors)))
    }
  }

  const neverRejecting = async (occasion: Occasion, work: () => Promise<unknown>): Promise<void> => {
    try {
      await work()
    } catch (error) {
      logger.warn(
        { platform: 'slack', eventKey: occasion.eventKey, reason: slackErrorWord(error) ?? String(error) },
        'a private answer could not be given',
      )
    }
  }

  return {
    answer: (occasion, reply) => neverRejecting(occasion, () => carryOut(occasion, reply)),
    takeBack: (occasion) =>
      neverRejecting(
        occasion,
        async () =>
          occasion.responseUrl !== null && (await respond(occasion.responseUrl, { delete_original: true })),
      ),
  }
}

const RESPOND_LIMIT_MS = 10_000

/** What a form's fields were complained about, as a card. */
function complaintCard(errors: FormErrors): Card {
  const texts = Object.values(errors)
  return {
    title: 'Andon',
    tone: 'warning',
    summary: texts.join(' '),
    elements: texts.map((text) => ({ type: 'text', text })),
  }
}
