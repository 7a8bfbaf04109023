import type { Activities } from './activities.ts'
import { complaintsAbout, elementsOf, wordsOf } from './check-card.ts'
import type { Delivery } from './delivery.ts'
import type { Json, Message, Place, World } from './world.ts'

type Given = Readonly<Record<string, string>>

export interface Posted {
  readonly placeId: string
  readonly id: string
}

interface Dialog {
  readonly place: Place
  readonly message: Message | null
  /** Of a message extension's dialog; null for one that a button opened. */
  readonly commandId: string | null
  card: Json | null
  /** What stands in the dialog's place. */
  line: string | null
}

interface PersonParts {
  readonly world: World
  readonly activities: Activities
  readonly delivery: Delivery
  readonly problems: string[]
  /** True when the app may read messages that do not mention it. */
  readonly readsAll: boolean
}

/** One person in front of Teams. Every act resolves when the bot has answered it. */
export function createPerson(
  { world, activities, delivery, problems, readsAll }: PersonParts,
  userId: string,
) {
  let dialog: Dialog | null = null
  let line = ''

  const told = (place: Place, text: string) =>
    place.personal !== null || readsAll || activities.mentionsBot(text)
  const visible = (message: Message): boolean =>
    !message.deleted &&
    world.place(message.placeId).members.includes(userId) &&
    (message.onlyFor === null || message.onlyFor === userId)
  const seen = (message: Message): Json | null => message.views.get(userId) ?? message.card
  const of = ({ placeId, id }: Posted): Message => {
    const found = world.messages.find((one) => one.placeId === placeId && one.id === id)
    if (!found) throw new Error(`there is no message ${id} in ${placeId}`)
    return found
  }

  const write = async (place: Place, text: string, more: WriteMore): Promise<Posted> => {
    if (!place.members.includes(userId)) throw new Error(`${userId} is not in ${place.id}`)
    const id = world.newId()
    const root = place.kind === 'channel' && !place.personal ? (more.thread ?? id) : null
    const message: Message = {
      ...{ id, placeId: place.id, root, userId, text, summary: '', card: null, onlyFor: null },
      ...{ updates: 0, deleted: false, views: new Map() },
    }
    world.messages.push(message)
    const files = (more.files ?? []).map(({ name, url }) => ({
      contentType: 'application/vnd.microsoft.teams.file.download.info',
      contentUrl: url,
      name,
      content: {
        downloadUrl: `${url}?token=secret`,
        uniqueId: `file-${name}`,
        fileType: name.split('.').at(-1),
      },
    }))
    const quote = more.quoting
      ? [
          {
            contentType: 'text/html',
            content: `<blockquote itemscope="" itemtype="http://schema.skype.com/Reply" itemid="${more.quoting}"><p>…</p></blockquote>`,
          },
        ]
      : []
    const attachments = [...files, ...quote]
    if (told(place, text))
      await delivery.send(
        activities.message(userId, place, message, attachments.length > 0 ? { attachments } : {}),
      )
    return { placeId: place.id, id }
  }

  /** The newest thing on the screen with this button. */
  const find = (label: string, on?: Posted): { message: Message; card: Json; action: Json } => {
    for (const message of world.messages.toReversed()) {
      if (!visible(message) || (on && message.id !== on.id)) continue
      const card = seen(message)
      const action = elementsOf(card, 'Action.').find(({ title }) =>
        String(title).split(' / ').includes(label),
      )
      if (card && action) return { message, card, action }
    }
    throw new Error(`no button “${label}” among ${buttons().join(', ')}`)
  }
  const buttons = (): string[] =>
    world.messages
      .toReversed()
      .filter(visible)
      .flatMap((message) => elementsOf(seen(message), 'Action.').map(({ title }) => String(title)))

  const showAnswer = (answer: { status: number; body: unknown } | null, message: Message): void => {
    const { statusCode, type, value } = (answer?.body ?? {}) as Json
    if (!answer) return
    if (statusCode !== 200) problems.push(`a button failed: ${JSON.stringify(answer)}`)
    if (type === 'application/vnd.microsoft.card.adaptive') {
      problems.push(...complaintsAbout(value))
      message.views.set(userId, value as Json)
    } else line = String(value)
  }

  const showDialog = (answer: { status: number; body: unknown } | null, shown: Dialog): void => {
    const task = ((answer?.body ?? {}) as Json).task as Json | undefined
    dialog = shown
    shown.card = null
    if (task?.type === 'continue') {
      const { card, title } = task.value as { card: { content: Json }; title: string }
      problems.push(...complaintsAbout(card.content))
      if (title === '') problems.push('a dialog without a title')
      shown.card = card.content
    } else if (task?.type === 'message') shown.line = String(task.value)
    else dialog = null
  }

  const openDialog = async (place: Place, message: Message, data: Json): Promise<void> => {
    const shown: Dialog = { place, message, commandId: null, card: null, line: null }
    const invoke = activities.invoke(userId, place, 'task/fetch', { value: { data, context: {} }, message })
    showDialog(await delivery.send(invoke), shown)
  }

  return {
    types: (placeId: string, text: string, more: WriteMore = {}) => write(world.place(placeId), text, more),
    /** Writes to the bot in private, which opens the conversation. */
    tells: (text: string, more: WriteMore = {}) => write(world.personal(userId), text, more),
    edits: async (posted: Posted, text: string): Promise<void> => {
      const message = of(posted)
      message.text = text
      const place = world.place(posted.placeId)
      if (told(place, text))
        await delivery.send(activities.changed(userId, place, message, 'messageUpdate', 'editMessage'))
    },
    deletes: async (posted: Posted): Promise<void> => {
      const message = of(posted)
      message.deleted = true
      const place = world.place(posted.placeId)
      await delivery.send(activities.changed(userId, place, message, 'messageDelete', 'softDeleteMessage'))
    },
    /** Presses the newest visible button; questions on the same card are answered before, by label. */
    presses: async (
      label: string,
      { on, given = {} }: { on?: Posted; given?: Given } = {},
    ): Promise<void> => {
      const { message, card, action } = find(label, on)
      const values = action.associatedInputs === 'none' ? {} : filledIn(card, given)
      const data = { ...(action.data as Json), ...values }
      const place = world.place(message.placeId)
      if (memberOf(memberOf(action.data, 'msteams'), 'type') === 'task/fetch')
        return openDialog(place, message, data)
      const value = {
        action: { type: action.type, verb: action.verb, title: action.title, data },
        trigger: 'manual',
      }
      showAnswer(
        await delivery.send(activities.invoke(userId, place, 'adaptiveCard/action', { value, message })),
        message,
      )
    },
    /** The same from a client that does not know `Action.Execute`: a message that carries a value. */
    pressesOld: async (label: string): Promise<void> => {
      const { message, action } = find(label)
      const { fallback } = action as { readonly fallback?: Json }
      const sent: Message = { ...message, id: world.newId(), text: '', userId }
      await delivery.send(
        activities.message(userId, world.place(message.placeId), sent, {
          value: fallback?.data,
          replyToId: message.id,
        }),
      )
    },
    /** An action in the menu of a message. */
    chooses: async (commandId: string, on: Posted): Promise<void> => {
      const message = of(on)
      const place = world.place(on.placeId)
      const value = { commandId, commandContext: 'message', messagePayload: payloadOf(world, message) }
      const shown: Dialog = { place, message, commandId, card: null, line: null }
      const invoke = activities.invoke(userId, place, 'composeExtension/fetchTask', { value, message: null })
      showDialog(await delivery.send(invoke), shown)
    },
    /** Fills in and submits the dialog in front. */
    submits: async (given: Given = {}): Promise<void> => {
      const shown = dialog
      if (!shown?.card) throw new Error(`no dialog is open for ${userId}`)
      const [action] = elementsOf(shown.card, 'Action.Submit')
      const data = { ...(action?.data as Json), ...filledIn(shown.card, given) }
      const { commandId, place, message } = shown
      const invoke =
        commandId === null
          ? activities.invoke(userId, place, 'task/submit', { value: { data }, message })
          : activities.invoke(userId, place, 'composeExtension/submitAction', {
              value: { commandId, commandContext: 'message', data },
              message: null,
            })
      showDialog(await delivery.send(invoke), shown)
    },
    /** Adds or removes the app for themselves. */
    installs: async (action: 'add' | 'remove' = 'add'): Promise<void> => {
      world.users.set(userId, { ...world.user(userId), installed: action === 'add' })
      await delivery.send(activities.installed(userId, world.personal(userId), action))
    },
    /** Words of the dialog in front: its card, or the line in its place. */
    dialog: (): string => (dialog ? (dialog.line ?? wordsOf(dialog.card)) : ''),
    /** What the last pressed button said beside itself. */
    line: () => line,
    /** Words of everything this person sees in a place, message by message. */
    sees: (placeId: string): string[] =>
      world.messages
        .filter((message) => message.placeId === placeId && visible(message))
        .map((message) => wordsOf(seen(message)) || message.text),
    buttons,
  }
}

interface WriteMore {
  /** First message of the thread, in a channel. */
  readonly thread?: string
  /** The message a reply in a chat quotes. */
  readonly quoting?: string
  readonly files?: readonly { readonly name: string; readonly url: string }[]
}

/** The inputs of a card with what is given under their labels, the rest as it stands; an unknown label is a mistake. */
function filledIn(card: Json, given: Given): Json {
  const inputs = elementsOf(card, 'Input.')
  const unknown = Object.keys(given).filter((label) => !inputs.some((input) => input.label === label))
  if (unknown.length > 0)
    throw new Error(`no question ${unknown.join(', ')} among ${inputs.map(({ label }) => label).join(', ')}`)
  const values: Record<string, unknown> = {}
  for (const input of inputs) {
    const answer = given[String(input.label)]
    const wanted =
      answer !== undefined && input.type === 'Input.ChoiceSet'
        ? (input.choices as { title: string; value: string }[]).find(
            ({ title, value }) => title === answer || value === answer,
          )?.value
        : answer
    if (answer !== undefined && wanted === undefined) throw new Error(`no choice ${answer}`)
    values[String(input.id)] = wanted ?? input.value ?? ''
  }
  return values
}

const memberOf = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? (value as Json)[name] : undefined

/** The message as Graph describes it to a message extension. */
function payloadOf(world: World, message: Message): Json {
  const user = message.userId === null ? null : world.user(message.userId)
  return {
    id: message.id,
    replyToId: message.root === message.id ? null : message.root,
    messageType: 'message',
    createdDateTime: new Date(Number(message.id)).toISOString(),
    body: { contentType: 'html', content: `<div><div>${asHtml(message.text)}</div></div>` },
    from: { user: user ? { id: user.id, displayName: user.name, userIdentityType: 'aadUser' } : null },
    attachments: [],
  }
}

const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\n', '<br>')
