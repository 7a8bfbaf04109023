import { type Request, type Response, Router } from 'express'
import { SIDES, type Side } from '../../domain/partnership/partnership.ts'
import type { ConsolePartnership } from '../../ports/console-directory.ts'
import { bodyOf, readFormBody } from './form-body.ts'
import type { LiveUpdates } from './live-updates.ts'
import { cookie, LANGUAGE_COOKIE, nameOfLanguage, pageLanguage, readCookie } from './page-language.ts'
import { PAGE_SIZE, type PaneDeps, renderPane } from './pane-view.ts'
import { Refusal } from './refusal.ts'
import { findPartnership, firstPerson, seatOf } from './seat.ts'
import { renderPage } from './templates.ts'
import type { TimeHands } from './time-hands.ts'
import { renderTop, type TopDeps } from './top-view.ts'

export interface PageRoutesDeps extends PaneDeps, TopDeps {
  readonly live: LiveUpdates
  readonly hands: TimeHands
}

const GUIDE_COOKIE = 'andon-guide'

/** The page itself, its strip and its stream. */
export function createPageRoutes(deps: PageRoutesDeps): Router {
  const router = Router()

  router.get('/', async (request, response) => {
    const language = pageLanguage(request, deps.texts)
    const partnerships = await deps.directory.partnerships()
    const wanted = partnerships.find((known) => known.id === request.query.p) ?? partnerships[0]
    if (!wanted) return sendEmpty(deps, response, language)
    const panes = await Promise.all(SIDES.map((side) => paneOf(deps, wanted, side, request)))
    const page = renderPage('page', {
      t: deps.texts.in(language),
      language,
      languages: deps.texts.languages.map((tag) => ({ tag, name: nameOfLanguage(tag) })),
      partnership: wanted,
      partnerships,
      top: await topOf(deps, wanted, request),
      panes,
    })
    response.set('Cache-Control', 'no-store').type('html').send(page.markup)
  })

  router.get('/events', async (request, response) => {
    const partnership = await findPartnership(deps.directory, String(request.query.p))
    deps.live.open(partnership.id, response)
  })

  router.get('/p/:partnership/top', async (request, response) => {
    const partnership = await findPartnership(deps.directory, request.params.partnership)
    const top = await topOf(deps, partnership, request)
    response.set('Cache-Control', 'no-store').type('html').send(top.markup)
  })

  router.post('/p/:partnership/time', readFormBody, async (request, response) => {
    const partnership = await findPartnership(deps.directory, String(request.params.partnership))
    const { by, eventKey } = bodyOf(response)
    if ((by !== 'hour' && by !== 'deadline') || !eventKey) throw new Refusal(400, 'request-broken')
    const moved = deps.hands.move(by, eventKey)
    deps.live.changed(partnership.id)
    await moved.finally(() => deps.live.changed(partnership.id))
    const top = await topOf(deps, partnership, request)
    response.set('Cache-Control', 'no-store').type('html').send(top.markup)
  })

  router.post('/guide', readFormBody, (_request, response) => {
    const { p = '', show } = bodyOf(response)
    response.append('Set-Cookie', cookie(GUIDE_COOKIE, show === 'yes' ? 'shown' : 'hidden'))
    response.redirect(303, `/?p=${encodeURIComponent(p)}`)
  })

  router.post('/language', readFormBody, (_request, response) => {
    const { p = '', language = '' } = bodyOf(response)
    if (deps.texts.languages.includes(language))
      response.append('Set-Cookie', cookie(LANGUAGE_COOKIE, language))
    response.redirect(303, `/?p=${encodeURIComponent(p)}`)
  })
  return router
}

function topOf(deps: PageRoutesDeps, partnership: ConsolePartnership, request: Request) {
  const language = pageLanguage(request, deps.texts)
  // The guide speaks of moving time; where time is real it would promise what cannot be done.
  const guide = deps.trial.canMove && readCookie(request, GUIDE_COOKIE) !== 'hidden'
  return renderTop(deps, partnership, {
    t: deps.texts.in(language),
    language,
    guide,
    moving: deps.hands.moving(),
  })
}

async function paneOf(deps: PageRoutesDeps, partnership: ConsolePartnership, side: Side, request: Request) {
  const [wanted, tab] = String(request.query[side] ?? '').split(':')
  const person = firstPerson(partnership, side, wanted)
  if (!person) throw new Refusal(404, 'person-unknown', { person: wanted ?? '' })
  const seat = seatOf(partnership, person, tab === 'own' || tab === 'dm' ? tab : 'shared')
  const pane = await renderPane(deps, seat, { seen: false, limit: PAGE_SIZE })
  return { side, name: partnership.sides[side].name, markup: pane.markup }
}

/** No partnership yet: what is missing and the command that brings it. */
function sendEmpty(deps: PageRoutesDeps, response: Response, language: string): void {
  const t = deps.texts.in(language)
  const page = renderPage('notice', {
    t,
    language,
    title: t('console:empty.partnerships.title'),
    text: t('console:empty.partnerships.text'),
    remedy: 'npm run -s andon -- setup --file examples/partnership.yaml',
    again: '/',
  })
  response.set('Cache-Control', 'no-store').type('html').send(page.markup)
}
