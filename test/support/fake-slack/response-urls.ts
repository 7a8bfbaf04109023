import type { Block } from './block-kit/blocks.ts'
import { messageJson } from './message-json.ts'
import { contentOf } from './methods/chat.ts'
import type { Happening } from './methods/method.ts'
import { Refusal, refusalWithMessages } from './refusal.ts'
import type { Surfaces } from './surfaces.ts'
import type { Installation, Json, World } from './world.ts'

/** What an answer to a person's act may change: the message the act came from, if any. */
export interface AnswerPlace {
  readonly installation: Installation
  readonly userId: string
  readonly channelId: string
  readonly threadTs: string | null
  readonly source: { readonly ts: string; readonly ephemeral: boolean } | null
}

const ACCEPTED = [
  'text',
  'blocks',
  'attachments',
  'response_type',
  'replace_original',
  'delete_original',
  'thread_ts',
  'metadata',
  'unfurl_links',
  'unfurl_media',
  'mrkdwn',
]
const LIFE_MS = 30 * 60_000
const MOST_USES = 5

/** Addresses an app may answer a person at: five times within half an hour. */
export function createResponseUrls(
  world: World,
  surfaces: Surfaces,
  happened: (happening: Happening) => void,
  base: () => string,
) {
  const places = new Map<string, AnswerPlace & { issued: number; uses: number }>()

  /** Puts an answer where it belongs; also used for answers given with the acknowledgement itself. */
  const apply = (place: AnswerPlace, answer: Json): void => {
    const surplus = Object.keys(answer).filter((name) => !ACCEPTED.includes(name))
    if (surplus.length > 0)
      throw refusalWithMessages(
        'invalid_arguments',
        surplus.map((name) => `[ERROR] unknown field: ${name}`),
      )
    if (answer.delete_original === true) {
      removeSource(place)
      return
    }
    // Slack's default differs between kinds of source, so whoever answers a message has to say which is meant.
    if (place.source && answer.replace_original === undefined)
      throw refusalWithMessages('invalid_arguments', ['[ERROR] replace_original must be given'])
    const { text, blocks } = contentOf(world, answer)
    if (answer.replace_original === true && place.source) {
      replaceSource(place, text, blocks)
      return
    }
    const { installation, channelId, userId } = place
    const threadTs = typeof answer.thread_ts === 'string' ? answer.thread_ts : null
    const ts = world.newTs()
    if (answer.response_type !== 'in_channel')
      return void surfaces.ephemerals.push({ ts, channelId, threadTs, userId, installation, text, blocks })
    world.messages.push({
      ts,
      channelId,
      threadTs,
      text,
      blocks,
      userId: installation.botUserId,
      teamId: installation.workspace.id,
      botId: installation.botId,
      clientMsgId: null,
      files: [],
      metadata: null,
      edited: null,
      reactions: [],
    })
    happened({ kind: 'posted', channelId, ts })
  }
  const ephemeralOf = ({ source }: AnswerPlace) =>
    surfaces.ephemerals.findIndex((one) => one.ts === source?.ts)
  const removeSource = (place: AnswerPlace): void => {
    if (place.source?.ephemeral) return void surfaces.ephemerals.splice(ephemeralOf(place), 1)
    const message = world.messageOf(place.channelId, place.source?.ts)
    if (message) happened({ kind: 'deleted', ...world.removeMessage(message) })
  }
  const replaceSource = (place: AnswerPlace, text: string, blocks: Block[]): void => {
    if (place.source?.ephemeral)
      return void Object.assign(surfaces.ephemerals[ephemeralOf(place)] ?? {}, { text, blocks })
    const message = world.messageOf(place.channelId, place.source?.ts)
    if (!message) return
    const before = messageJson(world, place.installation, message)
    Object.assign(message, { text, blocks })
    happened({ kind: 'changed', channelId: place.channelId, ts: message.ts, before })
  }

  return {
    apply,
    issue: (place: AnswerPlace): string => {
      const id = world.newId('response')
      places.set(id, { ...place, issued: world.clock().getTime(), uses: 0 })
      return `${base()}/response/${id}`
    },
    /** The status and body an HTTP POST to the address gets. */
    answer: (id: string, body: string): { status: number; body: string } => {
      const place = places.get(id)
      if (!place) return { status: 404, body: '{"ok":false,"error":"invalid_url"}' }
      if (world.clock().getTime() - place.issued > LIFE_MS)
        return { status: 404, body: '{"ok":false,"error":"expired_url"}' }
      if (place.uses >= MOST_USES) return { status: 404, body: '{"ok":false,"error":"used_url"}' }
      place.uses++
      try {
        apply(place, JSON.parse(body) as Json)
        return { status: 200, body: 'ok' }
      } catch (error) {
        if (error instanceof Refusal)
          return { status: 500, body: JSON.stringify({ ok: false, error: error.code, ...error.detail }) }
        throw error
      }
    },
  }
}

export type ResponseUrls = ReturnType<typeof createResponseUrls>
