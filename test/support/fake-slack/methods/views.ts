import { needed, structured, text } from '../arguments.ts'
import { Refusal } from '../refusal.ts'
import type { Call, Method } from './method.ts'

const view = (call: Call): unknown => structured(call.args, 'view', 'invalid_arguments')

const opening = (push: boolean): Method => ({
  accepts: ['trigger_id', 'interactivity_pointer', 'view'],
  run: (call) => {
    const shown = call.surfaces.openView(call.installation, needed(call.args, 'trigger_id'), view(call), push)
    return { view: call.surfaces.viewJson(shown) }
  },
})

const update: Method = {
  accepts: ['view', 'external_id', 'view_id', 'hash'],
  run: (call) => {
    const [id, external] = [text(call.args, 'view_id'), text(call.args, 'external_id')]
    const shown = call.surfaces.views.find(
      (one) =>
        one.installation === call.installation &&
        (id === undefined ? one.view.external_id === external : one.id === id),
    )
    if (!shown) throw new Refusal('not_found')
    return {
      view: call.surfaces.viewJson(call.surfaces.updateView(shown, view(call), text(call.args, 'hash'))),
    }
  },
}

const publish: Method = {
  accepts: ['user_id', 'view', 'hash', 'interactivity_pointer'],
  run: (call) => {
    const { world, installation, surfaces } = call
    if (!world.specification.manifest.features?.app_home?.home_tab_enabled) throw new Refusal('not_enabled')
    const userId = needed(call.args, 'user_id')
    if (!world.users.has(userId)) throw new Refusal('user_not_found')
    return {
      view: surfaces.viewJson(
        surfaces.publishHome(installation, userId, view(call), text(call.args, 'hash')),
      ),
    }
  },
}

export const VIEW_METHODS: Readonly<Record<string, Method>> = {
  'views.open': opening(false),
  'views.push': opening(true),
  'views.update': update,
  'views.publish': publish,
}
