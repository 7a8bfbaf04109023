import type { Block } from './block-kit/blocks.ts'
import { type CheckedView, checkedView } from './block-kit/views.ts'
import { Refusal } from './refusal.ts'
import type { Installation, Json, World } from './world.ts'

/** A modal or home tab in front of one person. */
export interface ShownView {
  readonly id: string
  readonly installation: Installation
  readonly userId: string
  readonly rootId: string
  readonly previousId: string | null
  view: CheckedView
  hash: string
}

/** A message only one person sees. Slack keeps no record of it that an app could ask for. */
export interface Ephemeral {
  readonly ts: string
  readonly channelId: string
  readonly threadTs: string | null
  readonly userId: string
  readonly installation: Installation
  text: string
  blocks: Block[]
}

const TRIGGER_LIFE_MS = 3_000

/** What the app shows outside of the message log: modals, home tabs, ephemeral messages, and the triggers that allow modals. */
export function createSurfaces(world: World) {
  const triggers = new Map<
    string,
    { installation: Installation; userId: string; issued: number; used: boolean }
  >()
  const views: ShownView[] = []
  const homes: ShownView[] = []
  const ephemerals: Ephemeral[] = []
  const blockId = () => world.newId('b')
  const hash = () => `${Math.floor(world.clock().getTime() / 1000)}.${world.newId('h')}`

  const takeTrigger = (installation: Installation, id: string): string => {
    const trigger = triggers.get(id)
    if (!trigger || trigger.installation !== installation) throw new Refusal('invalid_trigger_id')
    if (world.clock().getTime() - trigger.issued > TRIGGER_LIFE_MS) throw new Refusal('expired_trigger_id')
    if (trigger.used) throw new Refusal('exchanged_trigger_id')
    trigger.used = true
    return trigger.userId
  }
  const refuseTakenId = (view: CheckedView, own: string | null) => {
    const taken = [...views, ...homes].some(
      (one) => one.view.external_id === view.external_id && one.id !== own,
    )
    if (view.external_id && taken) throw new Refusal('duplicate_external_id')
  }

  return {
    views,
    homes,
    ephemerals,
    issueTrigger: (installation: Installation, userId: string): string => {
      const id = `${world.newId('')}.${installation.workspace.id}.${world.newId('').toLowerCase()}`
      triggers.set(id, { installation, userId, issued: world.clock().getTime(), used: false })
      return id
    },
    openView: (installation: Installation, triggerId: string, found: unknown, push: boolean): ShownView => {
      const view = checkedView(found, 'modal', blockId)
      refuseTakenId(view, null)
      const userId = takeTrigger(installation, triggerId)
      const below = push ? views.findLast((one) => one.userId === userId) : undefined
      if (!push) removeWhere(views, (one) => one.userId === userId)
      return addView(installation, userId, view, below)
    },
    /** As `response_action: push` does it, without a trigger. */
    pushView: (below: ShownView, found: unknown): ShownView =>
      addView(below.installation, below.userId, checkedView(found, 'modal', blockId), below),
    updateView: (shown: ShownView, found: unknown, expected: string | undefined): ShownView => {
      const view = checkedView(found, shown.view.type, blockId)
      if (expected !== undefined && expected !== shown.hash) throw new Refusal('hash_conflict')
      refuseTakenId(view, shown.id)
      shown.view = view
      shown.hash = hash()
      return shown
    },
    publishHome: (
      installation: Installation,
      userId: string,
      found: unknown,
      expected: string | undefined,
    ) => {
      const view = checkedView(found, 'home', blockId)
      const known = homes.find((one) => one.userId === userId && one.installation === installation)
      if (expected !== undefined && expected !== known?.hash) throw new Refusal('hash_conflict')
      if (known) return Object.assign(known, { view, hash: hash() })
      const id = world.newId('V')
      const home = { id, installation, userId, rootId: id, previousId: null, view, hash: hash() }
      homes.push(home)
      return home
    },
    topView: (userId: string): ShownView | undefined => views.findLast((one) => one.userId === userId),
    close: (shown: ShownView, all: boolean) =>
      removeWhere(views, (one) => (all ? one.rootId === shown.rootId : one === shown)),
    viewJson: (shown: ShownView, values: Json = {}): Json => viewJson(world, shown, values),
  }

  function addView(
    installation: Installation,
    userId: string,
    view: CheckedView,
    below: ShownView | undefined,
  ) {
    const depth = views.filter((one) => one.userId === userId).length
    if (depth >= 3) throw new Refusal('push_limit_reached')
    const id = world.newId('V')
    const shown: ShownView = {
      id,
      installation,
      userId,
      rootId: below?.rootId ?? id,
      previousId: below?.id ?? null,
      view,
      hash: hash(),
    }
    views.push(shown)
    return shown
  }
}

export type Surfaces = ReturnType<typeof createSurfaces>

/** A view as answers and payloads carry it. Its team is the reader's; where the app is installed stands apart. */
function viewJson(world: World, shown: ShownView, values: Json): Json {
  const { view, installation } = shown
  const modal = view.type === 'modal' ? view : null
  return {
    id: shown.id,
    team_id: world.userOf(shown.userId).workspace,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values },
    hash: shown.hash,
    title: modal ? shownText(modal.title) : { type: 'plain_text', text: 'View Title', emoji: true },
    close: modal?.close ? shownText(modal.close) : null,
    submit: modal?.submit ? shownText(modal.submit) : null,
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    previous_view_id: shown.previousId,
    root_view_id: shown.rootId,
    app_id: world.appId,
    app_installed_team_id: installation.workspace.id,
    bot_id: installation.botId,
  }
}

const shownText = (text: { text: string }) => ({ type: 'plain_text', text: text.text, emoji: true })

function removeWhere<T>(list: T[], leaves: (one: T) => boolean): void {
  for (let index = list.length - 1; index >= 0; index--) if (leaves(list[index] as T)) list.splice(index, 1)
}
