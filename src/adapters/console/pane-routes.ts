import { type Request, type Response, Router } from 'express'
import type { ConsoleDirectory } from '../../ports/console-directory.ts'
import type { InboundReply } from '../../ports/inbound.ts'
import { seatFields } from './conversation-view.ts'
import { bodyOf, type FormBody, readFormBody } from './form-body.ts'
import { type Html, html } from './html.ts'
import { limitOf, PAGE_SIZE, type PaneDeps, renderPane } from './pane-view.ts'
import { type ActName, createPersonActs, ownMessage, type PersonActsDeps } from './person-acts.ts'
import { Refusal } from './refusal.ts'
import { renderForm } from './render-form.ts'
import { findPartnership, firstPerson, readerOf, type Seat, seatOf, takeSeat } from './seat.ts'
import { renderPage } from './templates.ts'

export interface PaneRoutesDeps extends PaneDeps, PersonActsDeps {
  readonly directory: ConsoleDirectory
  readonly newId: () => string
}

const ACTS: readonly ActName[] = ['say', 'press', 'shortcut', 'submit', 'edit', 'delete']
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
/** Ids that the page made; they come back in selectors. */
const DOM_ID = /^[A-Za-z][A-Za-z0-9_-]{0,80}$/

/** What the panes ask for and what people do in them. Mounted below `/p`. */
export function createPaneRoutes(deps: PaneRoutesDeps): Router {
  const router = Router()
  const acts = createPersonActs(deps)
  const perform = onceAtATime(acts)

  router.get('/:partnership/pane/:side', async (request, response) => {
    const seat = await seatForReading(deps.directory, request)
    const options = { seen: request.query.seen !== 'no', limit: limitOf(request.query.limit) }
    send(response, await renderPane(deps, seat, options))
  })

  router.get('/:partnership/dialog/:kind', async (request, response) => {
    const { kind } = request.params
    if (kind !== 'edit' && kind !== 'delete') throw new Refusal(404, 'page-unknown')
    const seat = await takeSeat(deps.directory, request.params.partnership, seatQuery(request))
    response.locals.language = seat.person.language
    const message = await ownMessage(deps.messages, seat, text(request.query.message) ?? '')
    send(response, renderDialog(deps, seat, kind, message.id, message.text ?? ''))
  })

  router.post('/:partnership/dismiss', readFormBody, async (request, response) => {
    const body = bodyOf(response)
    const seat = await seatForActing(deps.directory, request, response, body)
    deps.answers.dismiss(readerOf(seat), body.answer ?? '')
    send(response, await renderPane(deps, seat, { seen: true, limit: PAGE_SIZE }))
  })

  for (const name of ACTS) {
    router.post(`/:partnership/${name}`, readFormBody, async (request, response) => {
      const body = bodyOf(response)
      const seat = await seatForActing(deps.directory, request, response, body)
      const eventKey = eventKeyOf(body)
      const reply = await perform(name, seat, body, eventKey)
      await answer(deps, response, { seat, body, eventKey, reply })
    })
  }
  return router
}

interface Answered {
  readonly seat: Seat
  readonly body: FormBody
  readonly eventKey: string
  readonly reply: InboundReply
}

/** Shows the person who acted what Andon answers; the pane comes along, as it stands now. */
async function answer(deps: PaneRoutesDeps, response: Response, answered: Answered): Promise<void> {
  const { seat, eventKey, reply } = answered
  const pane = () => renderPane(deps, seat, { seen: true, limit: PAGE_SIZE })
  switch (reply.kind) {
    case 'none':
      return send(response, await pane())
    case 'card': {
      const [last] = await deps.messages.before(seat.channelId, null, 1)
      const private_ = { id: eventKey, card: reply.card, after: last?.position ?? 0, at: deps.clock.now() }
      deps.answers.add(readerOf(seat), seat.channelId, private_)
      return send(response, await pane())
    }
    case 'form': {
      const form = renderForm(reply.form, {
        t: deps.texts.in(seat.person.language),
        language: seat.person.language,
        zone: seat.person.zone,
        id: `form-${eventKey}`,
        postTo: `/p/${encodeURIComponent(seat.partnership.id)}/submit`,
        target: `#pane-${seat.side}`,
        hidden: hiddenFields(seat),
      })
      const partial = html`<hx-partial hx-target="#dialogs" hx-swap="innerHTML">${form}</hx-partial>`
      return send(response, { markup: (await pane()).markup + partial.markup })
    }
    case 'form-errors':
      response.status(422).set('HX-Reswap', 'none')
      return send(response, renderFormErrors(deps, answered, reply.errors))
  }
}

/** Complaints go to their fields; the form itself is not rendered again, so what was typed stays. */
function renderFormErrors(
  deps: PaneRoutesDeps,
  { seat, body }: Answered,
  errors: Readonly<Record<string, string>>,
) {
  const form = DOM_ID.test(body.dialog ?? '') ? body.dialog! : 'unknown-form'
  const t = deps.texts.in(seat.person.language)
  const entries = Object.entries(errors)
  const elsewhere = entries.filter(([name]) => body[`v.${name}`] === undefined)
  const fields = entries.filter(([name]) => body[`v.${name}`] !== undefined)
  const summary = html`<p>${t('console:form.errors', { count: entries.length })}</p>${elsewhere.map(([, complaint]) => html`<p>${complaint}</p>`)}`
  return html`${fields.map(([name, complaint]) => html`<hx-partial hx-target="#${form}-f-${name}-error" hx-swap="innerHTML"><span>${complaint}</span></hx-partial>`)}<hx-partial hx-target="#${form}-error" hx-swap="innerHTML">${summary}</hx-partial>`
}

function renderDialog(
  deps: PaneRoutesDeps,
  seat: Seat,
  kind: 'edit' | 'delete',
  message: string,
  words: string,
) {
  return renderPage('dialog', {
    t: deps.texts.in(seat.person.language),
    language: seat.person.language,
    kind,
    id: `dialog-${deps.newId()}`,
    base: `/p/${encodeURIComponent(seat.partnership.id)}`,
    fields: seatFields(seat),
    message,
    text: words,
  })
}

const hiddenFields = (seat: Seat): Html =>
  html`${Object.entries(seatFields(seat)).map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}`

/** A request sent again while the first one still runs waits for it and gets the same answer. */
function onceAtATime(acts: ReturnType<typeof createPersonActs>) {
  const running = new Map<string, Promise<InboundReply>>()
  return (name: ActName, seat: Seat, body: FormBody, eventKey: string): Promise<InboundReply> => {
    const key = `${readerOf(seat)} ${name} ${eventKey}`
    const known = running.get(key)
    if (known) return known
    const started = acts[name](seat, body, eventKey).finally(() => running.delete(key))
    running.set(key, started)
    return started
  }
}

/** A pane whose person has gone shows the first one of the side instead. */
async function seatForReading(directory: ConsoleDirectory, request: Request): Promise<Seat> {
  const partnership = await findPartnership(directory, String(request.params.partnership))
  const query = seatQuery(request)
  const side = query.side === 'brand' ? 'brand' : 'factory'
  const person = firstPerson(partnership, side, query.person)
  if (!person) throw new Refusal(404, 'person-unknown', { person: query.person ?? '' })
  const tab = query.tab === 'own' || query.tab === 'dm' ? query.tab : 'shared'
  return seatOf(partnership, person, tab)
}

async function seatForActing(
  directory: ConsoleDirectory,
  request: Request,
  response: Response,
  body: FormBody,
): Promise<Seat> {
  const seat = await takeSeat(directory, String(request.params.partnership), {
    side: body.side,
    person: body.person,
    tab: body.tab,
  })
  response.locals.language = seat.person.language
  return seat
}

function seatQuery(request: Request) {
  const { query, params } = request
  return {
    side: text(params.side) ?? text(query.side),
    person: text(query.person),
    tab: text(query.tab),
  }
}

function eventKeyOf(body: FormBody): string {
  const key = body.eventKey ?? ''
  if (!UUID.test(key)) throw new Refusal(400, 'request-broken')
  return key.toLowerCase()
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

function send(response: Response, page: Html): void {
  response.set('Cache-Control', 'no-store').type('html').send(page.markup)
}
