// The page's own behaviour: the key of each happening, drafts, replies, dialogs, focus, the connection banner.
// Everything shown comes from the server; nothing here makes markup out of text.
import { followConnection } from './connection.js'
import { followDialogs } from './dialogs.js'
import { followPanes, paneState } from './panes.js'

const pendingKeys = new WeakMap()

// One user action has one key. A request that failed is sent again with the same key as long as it says the same,
// so that Andon can tell a resent request from a second wish.
function keyOf(source, body) {
  const said = JSON.stringify([...body].filter(([name]) => name !== 'eventKey'))
  const pending = pendingKeys.get(source)
  if (pending && pending.said === said) return pending.key
  const key = crypto.randomUUID()
  pendingKeys.set(source, { key, said })
  return key
}

document.addEventListener('htmx:config:request', (event) => {
  const { ctx } = event.detail
  const source = ctx.sourceElement
  if (source.matches('.pane'))
    for (const [name, value] of paneState(source)) ctx.request.body.set(name, value)
  const narrowHidden = source.closest('.pane') && source.closest('.pane').offsetParent === null
  if (ctx.request.method === 'GET' && narrowHidden) ctx.request.body.set('seen', 'no')
  if (!source.matches('[data-event]')) return
  // Pressing twice is one wish: the first is still on its way.
  if (source.getAttribute('aria-busy') === 'true') return event.preventDefault()
  source.setAttribute('aria-busy', 'true')
  ctx.request.body.set('eventKey', keyOf(source, ctx.request.body))
})

document.addEventListener('htmx:finally:request', (event) => {
  event.detail.ctx.sourceElement.removeAttribute('aria-busy')
})

document.addEventListener('htmx:after:request', (event) => {
  const { ctx } = event.detail
  if (ctx.response.status < 400) pendingKeys.delete(ctx.sourceElement)
})

// An error for a place that is not on the page right now still has to be seen.
document.addEventListener('htmx:before:response', (event) => {
  const { ctx } = event.detail
  const place = ctx.hx.retarget
  if (typeof place === 'string' && !document.querySelector(place)) ctx.hx.retarget = '#top-error'
})

document.addEventListener('click', (event) => {
  const clear = event.target.closest('[data-clear-error]')
  if (clear) clear.closest('.error').remove()
  for (const menu of document.querySelectorAll('details.message-menu[open]')) {
    if (!menu.contains(event.target) || event.target.closest('li button')) menu.open = false
  }
})

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return
  const menu = event.target.closest?.('details.message-menu[open]')
  if (!menu) return
  menu.open = false
  menu.querySelector('summary').focus()
})

document
  .querySelector('[data-language-form] select')
  ?.addEventListener('change', (event) => event.target.form.submit())

followPanes()
followDialogs()
followConnection()
