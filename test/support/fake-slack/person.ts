import type { Answers, Submitted } from './answers.ts'
import { filledIn, type Given, optionCalled } from './form-values.ts'
import type { FileSpec } from './message-json.ts'
import type { MessageLog, Posted } from './message-log.ts'
import { findButton, findChoice, type Interactive, labelOf, screenOf } from './on-screen.ts'
import { blockActionsPayload, commandPayload, shortcutPayload, viewPayload } from './payloads.ts'
import type { AnswerPlace, ResponseUrls } from './response-urls.ts'
import type { ShownView, Surfaces } from './surfaces.ts'
import type { Channel, Installation, Json, World } from './world.ts'

/** Answers under the label, block id or action id of their questions. */
type Answered = Readonly<Record<string, Given>>

export interface PersonParts {
  readonly world: World
  readonly surfaces: Surfaces
  readonly urls: ResponseUrls
  readonly answers: Answers
  readonly log: MessageLog
}

/** One person in front of Slack. Every act resolves when the app has answered it. */
export function createPerson(parts: PersonParts, userId: string) {
  const { world, surfaces, urls, answers, log } = parts
  const user = world.userOf(userId)
  const zone = user.tz ?? 'America/Los_Angeles'

  /** The installation a person's own client offers commands and shortcuts of. */
  const ownInstallation = (): Installation => {
    const own = world.installationOf(user.workspace)
    if (!own)
      throw new Error(
        `${user.workspace} did not install the app: Slack offers ${userId} no command or shortcut`,
      )
    return own
  }
  const botOf = (channel: Channel): Installation => {
    const present = world.installations.filter((one) => channel.members.includes(one.botUserId))
    const bot = present.find((one) => one.workspace.id === user.workspace) ?? present[0]
    if (!bot) throw new Error(`the bot is not in ${channel.id}`)
    return bot
  }
  const direct = (workspaceId?: string) => {
    const installation = workspaceId
      ? world.installationOf(workspaceId)
      : (world.installationOf(user.workspace) ?? world.installations[0])
    if (!installation) throw new Error('nobody installed the app')
    return world.directMessage(installation, userId)
  }
  const answerPlace = (
    installation: Installation,
    channel: Channel,
    source: AnswerPlace['source'],
  ): AnswerPlace => ({
    installation,
    userId,
    channelId: channel.id,
    threadTs: null,
    source,
  })
  const act = async (found: Interactive, acted: Json, given: Answered = {}): Promise<void> => {
    const { place, installation, block, element } = found
    const source =
      place.kind === 'view'
        ? null
        : {
            ts: place.kind === 'message' ? place.message.ts : place.ts,
            ephemeral: place.kind === 'ephemeral',
          }
    const responseUrl =
      place.kind === 'view' ? '' : urls.issue(answerPlace(installation, place.channel, source))
    const triggerId = surfaces.issueTrigger(installation, userId)
    const actor = { userId, installation }
    const values = filledIn(found.blocks, { given, zone, strict: false })
    const pressed = { place, block, element, given: acted, triggerId, responseUrl, values }
    await answers.act(blockActionsPayload(world, surfaces, actor, pressed))
  }
  const top = (): ShownView => {
    const shown = surfaces.topView(userId)
    if (!shown) throw new Error(`no modal is open for ${userId}`)
    return shown
  }

  return {
    /** Writes in a channel or thread. `@Andon` becomes the mention of the bot; & < > travel as Slack escapes them. */
    types: (
      channelId: string,
      text: string,
      more: { thread?: string; files?: readonly FileSpec[] } = {},
    ): Promise<Posted> => {
      const channel = world.channelOf(channelId)
      if (!channel.members.includes(userId)) throw new Error(`${userId} is not in ${channelId}`)
      const mention = text.includes('@Andon') ? `<@${botOf(channel).botUserId}>` : ''
      return log.write({ userId, channel, text: asSent(text).replaceAll('@Andon', mention), ...more })
    },
    /** Writes to the bot in private. */
    tells: (text: string, more: { thread?: string; workspace?: string } = {}): Promise<Posted> =>
      log.write({
        userId,
        channel: direct(more.workspace),
        text: asSent(text),
        ...(more.thread ? { thread: more.thread } : {}),
      }),
    edits: (posted: Posted, text: string) => log.edit(posted, userId, asSent(text)),
    deletes: (posted: Posted) => log.remove(posted),
    deletesFile: (posted: Posted, name: string) => log.removeFile(posted, name),
    reacts: (posted: Posted, name: string) => log.react(posted, userId, name),

    /** A slash command typed in a channel or, by default, in the conversation with the bot. */
    command: async (command: string, text = '', channelId?: string): Promise<void> => {
      const installation = ownInstallation()
      const declared = world.specification.manifest.features?.slash_commands ?? []
      const found = declared.find((one) => one.command === command)
      if (!found) throw new Error(`the manifest declares no ${command}`)
      const channel = channelId ? world.channelOf(channelId) : direct()
      const place = answerPlace(installation, channel, null)
      const triggerId = surfaces.issueTrigger(installation, userId)
      const typed = found.should_escape ? asSent(text) : text
      const words = { command, text: typed, channel, triggerId, responseUrl: urls.issue(place) }
      await answers.command(commandPayload(world, { userId, installation }, words), place)
    },
    /** Presses the newest button with this label that the person can see, questions beside it answered before. */
    presses: async (label: string, { on, given }: { on?: Posted; given?: Answered } = {}): Promise<void> => {
      const found = findButton(screenOf(world, surfaces, userId), label, on?.ts)
      const { value } = found.element
      return act(found, value === undefined ? {} : { value }, given)
    },
    /** Chooses from the newest menu that stands outside of a form. */
    chooses: async (choice: string, on?: Posted): Promise<void> => {
      const found = findChoice(screenOf(world, surfaces, userId), choice, on?.ts)
      return act(found, { selected_option: optionCalled(found.element, choice) })
    },
    /** A shortcut of the menu of a message, or a global one. `name` is the one people read. */
    shortcut: async (name: string, on?: Posted): Promise<void> => {
      const installation = ownInstallation()
      const declared = world.specification.manifest.features?.shortcuts ?? []
      const found = declared.find((one) => one.name === name && one.type === (on ? 'message' : 'global'))
      if (!found) throw new Error(`the manifest declares no shortcut “${name}” of that kind`)
      const trigger = surfaces.issueTrigger(installation, userId)
      const place = on && answerPlace(installation, world.channelOf(on.channelId), null)
      const message = on && log.of(on)
      const about = place &&
        message && { channel: world.channelOf(place.channelId), message, responseUrl: urls.issue(place) }
      await answers.act(
        shortcutPayload(world, { userId, installation }, found.callback_id, trigger, about ?? null),
      )
    },
    /** Fills in and submits the modal in front: answers under label, block id or action id. */
    submits: async (given: Answered = {}): Promise<Submitted> => {
      const shown = top()
      const values = filledIn(shown.view.blocks, { given, zone, strict: true })
      const triggerId = surfaces.issueTrigger(shown.installation, userId)
      const payload = viewPayload(world, surfaces, shown, { type: 'view_submission', triggerId, values })
      return answers.submit(shown, payload)
    },
    closes: async (): Promise<void> => {
      const shown = top()
      const { view } = shown
      const cleared = view.type === 'modal' && view.clear_on_close === true
      surfaces.close(shown, cleared)
      if (view.type === 'modal' && view.notify_on_close)
        await answers.act(viewPayload(world, surfaces, shown, { type: 'view_closed', cleared }))
    },
    opensHome: (workspaceId = user.workspace) => log.openHome(userId, direct(workspaceId)),

    /** The modal in front, if any. */
    modal: () => surfaces.topView(userId)?.view ?? null,
    home: () => surfaces.homes.find((one) => one.userId === userId)?.view ?? null,
    /** Labels of every button the person can see, the newest first. */
    buttons: (): string[] =>
      screenOf(world, surfaces, userId)
        .flatMap((one) => one.blocks)
        .flatMap((block) =>
          ((block.elements as Json[] | undefined) ?? []).filter((one) => one.type === 'button'),
        )
        .map(labelOf),
  }
}

export type Person = ReturnType<typeof createPerson>

/** Text as Slack's clients send it. */
const asSent = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/https?:\/\/[^\s|]+/g, (url) => `<${url}>`)
    .replace(/(?<![\w<])@(U[A-Z0-9]+)/g, '<@$1>')
