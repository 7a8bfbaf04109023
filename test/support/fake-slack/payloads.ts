import type { Block } from './block-kit/blocks.ts'
import { messageJson } from './message-json.ts'
import type { ShownView, Surfaces } from './surfaces.ts'
import {
  type Channel,
  domainOf,
  type Installation,
  type Json,
  type StoredMessage,
  type World,
} from './world.ts'

/** The bodies of commands, button presses, shortcuts and submissions, as Slack writes them. */
export interface Actor {
  readonly userId: string
  readonly installation: Installation
}

const userOf = (world: World, userId: string): Json => {
  const user = world.userOf(userId)
  return { id: user.id, username: user.name, name: user.name, team_id: user.workspace }
}

const teamJson = (world: World, id: string): Json => {
  const workspace = world.workspaces.get(id)
  return { id, domain: workspace ? domainOf(workspace) : '' }
}

const channelJson = (channel: Channel): Json => ({ id: channel.id, name: shownName(channel) })

const shownName = (channel: Channel): string =>
  channel.person !== null ? 'directmessage' : channel.isPrivate ? 'privategroup' : channel.name

const common = (world: World, { userId }: Actor, teamId: string): Json => ({
  token: world.verificationToken,
  api_app_id: world.appId,
  user: userOf(world, userId),
  team: teamJson(world, teamId),
  enterprise: null,
  is_enterprise_install: false,
})

export function commandPayload(
  world: World,
  actor: Actor,
  words: { command: string; text: string; channel: Channel; triggerId: string; responseUrl: string },
): Json {
  const { workspace } = actor.installation
  return {
    token: world.verificationToken,
    team_id: workspace.id,
    team_domain: domainOf(workspace),
    channel_id: words.channel.id,
    channel_name: shownName(words.channel),
    user_id: actor.userId,
    user_name: world.userOf(actor.userId).name,
    command: words.command,
    text: words.text,
    api_app_id: world.appId,
    is_enterprise_install: 'false',
    response_url: words.responseUrl,
    trigger_id: words.triggerId,
  }
}

/** Where a pressed element stands. */
export type Place =
  | { readonly kind: 'message'; readonly channel: Channel; readonly message: StoredMessage }
  | {
      readonly kind: 'ephemeral'
      readonly channel: Channel
      readonly ts: string
      readonly threadTs: string | null
    }
  | { readonly kind: 'view'; readonly shown: ShownView }

export interface PressedAction {
  readonly place: Place
  readonly block: Block
  readonly element: Json
  /** What the person chose or typed: `{ value }`, `{ selected_option }` … */
  readonly given: Json
  readonly triggerId: string
  readonly responseUrl: string
  readonly values: Json
}

export function blockActionsPayload(
  world: World,
  surfaces: Surfaces,
  actor: Actor,
  pressed: PressedAction,
): Json {
  const { type, action_id, text, style } = pressed.element
  const action = {
    type,
    action_id,
    block_id: pressed.block.block_id,
    ...(type === 'button' ? { text } : {}),
    ...(style ? { style } : {}),
    ...pressed.given,
    action_ts: world.newTs(),
  }
  // A press in a message is told with the team of the installation that sent it, whoever pressed.
  const body = { type: 'block_actions', ...common(world, actor, actor.installation.workspace.id) }
  return {
    ...body,
    trigger_id: pressed.triggerId,
    actions: [action],
    ...placeJson(world, surfaces, actor, pressed),
  }
}

function placeJson(
  world: World,
  surfaces: Surfaces,
  actor: Actor,
  { place, values, responseUrl }: PressedAction,
): Json {
  switch (place.kind) {
    case 'view': {
      const view = surfaces.viewJson(place.shown, values)
      return { container: { type: 'view', view_id: place.shown.id }, view }
    }
    case 'message': {
      const { message, channel } = place
      const thread = message.threadTs ? { thread_ts: message.threadTs } : {}
      const container = {
        type: 'message',
        message_ts: message.ts,
        channel_id: channel.id,
        is_ephemeral: false,
        ...thread,
      }
      return {
        container,
        channel: channelJson(channel),
        message: messageJson(world, actor.installation, message),
        state: { values },
        response_url: responseUrl,
      }
    }
    case 'ephemeral': {
      const { ts, channel, threadTs } = place
      const thread = threadTs ? { thread_ts: threadTs } : {}
      return {
        container: { type: 'message', message_ts: ts, channel_id: channel.id, is_ephemeral: true, ...thread },
        channel: channelJson(channel),
        state: { values },
        response_url: responseUrl,
      }
    }
  }
}

/** The team is the reader's; where the app is installed stands in the view. */
export function viewPayload(
  world: World,
  surfaces: Surfaces,
  shown: ShownView,
  kind:
    | { type: 'view_submission'; triggerId: string; values: Json }
    | { type: 'view_closed'; cleared: boolean },
): Json {
  const actor = { userId: shown.userId, installation: shown.installation }
  const values = kind.type === 'view_submission' ? kind.values : {}
  return {
    type: kind.type,
    ...common(world, actor, world.userOf(shown.userId).workspace),
    view: surfaces.viewJson(shown, values),
    ...(kind.type === 'view_submission'
      ? { trigger_id: kind.triggerId, response_urls: [] }
      : { is_cleared: kind.cleared }),
  }
}

export function shortcutPayload(
  world: World,
  actor: Actor,
  callbackId: string,
  triggerId: string,
  on: { channel: Channel; message: StoredMessage; responseUrl: string } | null,
): Json {
  const base = {
    ...common(world, actor, actor.installation.workspace.id),
    callback_id: callbackId,
    trigger_id: triggerId,
    action_ts: world.newTs(),
  }
  if (!on) return { type: 'shortcut', ...base }
  return {
    type: 'message_action',
    ...base,
    message_ts: on.message.ts,
    channel: channelJson(on.channel),
    message: messageJson(world, actor.installation, on.message),
    response_url: on.responseUrl,
  }
}
