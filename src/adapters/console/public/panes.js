// Panes: which one shows on a narrow screen, drafts per conversation, replies, scrolling, answers that come too late.

const drafts = new Map()
/** Reading within this many pixels of the end counts as reading the newest message. */
const NEAR_END = 80

export const paneState = (pane) => [
  ['person', pane.dataset.person],
  ['tab', pane.dataset.tab],
  ['limit', pane.dataset.limit],
]

export function followPanes() {
  for (const log of document.querySelectorAll('[data-log]')) toEnd(log)
  show(document.getElementById('panes')?.dataset.show)
  document.addEventListener('htmx:before:swap', beforeSwap)
  document.addEventListener('htmx:after:swap', afterSwap)
  document.addEventListener('htmx:after:request', afterRequest)
  document.addEventListener('htmx:error', offline)
  document.addEventListener('input', keepDraft)
  document.addEventListener('keydown', sendOnEnter)
  document.addEventListener('click', onClick)
  // What a narrow screen hid has become visible.
  window.addEventListener('resize', refreshSoon)
}

/** Puts one pane in front on narrow screens; wide ones show both. */
function show(side) {
  const panes = document.getElementById('panes')
  if (!panes || !side) return
  panes.dataset.show = side
  for (const button of panes.querySelectorAll('[data-show-pane]')) {
    button.setAttribute('aria-pressed', String(button.dataset.showPane === side))
  }
}

function onClick(event) {
  const chosen = event.target.closest('[data-show-pane]')
  if (chosen) {
    show(chosen.dataset.showPane)
    refresh(paneOf(chosen.dataset.showPane))
  }
  const reply = event.target.closest('[data-reply]')
  if (reply) startReply(reply.closest('.pane'), reply.dataset.reply, reply.dataset.snippet)
  const cancel = event.target.closest('[data-cancel-reply]')
  if (cancel) endReply(cancel.closest('form'))
}

const paneOf = (side) => document.getElementById(`pane-${side}`)
const refresh = (pane) => pane && htmx.trigger(pane, 'consolerefresh')

let resizing = 0
function refreshSoon() {
  clearTimeout(resizing)
  resizing = setTimeout(() => document.querySelectorAll('.pane').forEach(refresh), 300)
}

function startReply(pane, id, snippet) {
  const form = pane.querySelector('[data-composer]')
  form.elements.thread.value = id
  form.querySelector('.composer-thread q').textContent = snippet
  form.querySelector('.composer-thread').hidden = false
  form.elements.text.focus()
}

function endReply(form) {
  form.elements.thread.value = ''
  form.querySelector('.composer-thread').hidden = true
  form.elements.text.focus()
}

function sendOnEnter(event) {
  if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === 229) return
  const form = event.target.closest?.('[data-composer]')
  if (!form || event.target.name !== 'text') return
  event.preventDefault()
  form.requestSubmit()
}

// A draft belongs to its conversation: a note for one's own side never turns up in the shared channel.
function keepDraft(event) {
  const form = event.target.closest?.('[data-composer]')
  if (form) drafts.set(form.id, form.elements.text.value)
}

function afterRequest(event) {
  const { ctx } = event.detail
  const form = ctx.sourceElement
  if (ctx.response.status >= 400) return
  const side = form.dataset.switch ?? form.closest('.pane')?.dataset.side
  const pane = side && paneOf(side)
  if (pane && form.matches('[data-event]')) pane.querySelector('[data-error]')?.replaceChildren()
  if (!form.matches('[data-composer]')) return
  drafts.delete(form.id)
  form.reset()
  endReply(form)
}

/** The request did not get through: said where it was made, and what was typed stays. */
function offline(event) {
  const { ctx } = event.detail
  const source = ctx?.sourceElement
  if (!source?.matches('[data-event]') || ctx.response) return
  const pane = source.closest('.pane') ?? paneOf(source.dataset.switch ?? 'factory')
  const slot = source.closest('form')?.querySelector('.form-error') ?? pane?.querySelector('[data-error]')
  if (!slot) return
  const box = document.createElement('div')
  box.className = 'error'
  box.textContent = pane.querySelector('[data-error]').dataset.offline
  slot.replaceChildren(box)
}

/** An answer for a conversation that is not in front any more must not pull the reader back to it. */
function beforeSwap(event) {
  const { ctx } = event.detail
  const source = ctx.sourceElement
  const target = typeof ctx.target === 'string' ? document.querySelector(ctx.target) : ctx.target
  if (!target?.matches?.('.pane')) return
  const log = target.querySelector('[data-log]')
  target.dataset.atEnd = String(log.scrollHeight - log.scrollTop - log.clientHeight < NEAR_END)
  if (source.closest?.('[data-switch]')) return
  const asked = ctx.request.body ?? new URL(ctx.request.action, location.href).searchParams
  if (asked.get('person') === target.dataset.person && asked.get('tab') === target.dataset.tab) return
  event.preventDefault()
  refresh(target)
}

function afterSwap(event) {
  const source = event.detail.ctx.sourceElement
  const switched = source.closest?.('[data-switch]')?.dataset.switch
  if (switched) show(switched)
  for (const pane of document.querySelectorAll('.pane')) settle(pane, source)
  if (source.matches?.('[data-guide]')) paneOf('factory').querySelector('[data-log]').focus()
}

function settle(pane, source) {
  const log = pane.querySelector('[data-log]')
  if (!log.dataset.scrolled || (pane.dataset.atEnd === 'true' && !source.matches?.('[data-older]')))
    toEnd(log)
  const form = pane.querySelector('[data-composer]')
  const draft = drafts.get(form.id)
  if (draft !== undefined && form.elements.text.value === '') form.elements.text.value = draft
  remember(pane)
  const badge = document.querySelector(`[data-badge-of="${pane.dataset.side}"]`)
  const counts = [...pane.querySelectorAll('[data-unread]')].map((unread) =>
    Number.parseInt(unread.dataset.unread, 10),
  )
  const total = counts.reduce((sum, count) => sum + count, 0)
  badge.textContent = total > 0 ? String(total) : ''
  badge.hidden = total === 0
  badge.classList.toggle('badge-urgent', pane.querySelector('.badge-urgent') !== null)
}

/** The newest message is in sight; of one taller than the pane its beginning. */
function toEnd(log) {
  const last = log.lastElementChild
  log.scrollTop =
    last && last.offsetHeight > log.clientHeight ? last.offsetTop - log.offsetTop : log.scrollHeight
  log.dataset.scrolled = 'yes'
}

/** The address says who looks at what, so that a reload shows the same. */
function remember(pane) {
  const url = new URL(location.href)
  url.searchParams.set('p', document.body.dataset.partnership)
  url.searchParams.set(pane.dataset.side, `${pane.dataset.person}:${pane.dataset.tab}`)
  if (url.href !== location.href) history.replaceState(null, '', url)
}
