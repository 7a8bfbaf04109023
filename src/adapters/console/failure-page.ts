import type { ErrorRequestHandler, Request, Response } from 'express'
import { AppError, Unavailable } from '../../errors.ts'
import type { Logger } from '../../ports/logger.ts'
import type { Texts } from '../../ports/texts.ts'
import { bodyOf } from './form-body.ts'
import { pageLanguage } from './page-language.ts'
import { Refusal } from './refusal.ts'
import { renderPage } from './templates.ts'

export interface FailureDeps {
  readonly texts: Texts
  readonly logger: Logger
  readonly newId: () => string
}

/**
 * The one place where the console tells a person that something did not work: a refusal in its own words, anything
 * else with a reference that stands in the log too. The page shows it beside what was typed, which stays.
 */
export function createFailureHandler({ texts, logger, newId }: FailureDeps): ErrorRequestHandler {
  return (error: unknown, request: Request, response: Response, _next) => {
    const refusal = error instanceof Refusal ? error : null
    const away = error instanceof Unavailable
    const status = refusal?.status ?? statusOf(error) ?? (away ? 503 : 500)
    const reference = refusal || status < 500 ? null : (referenceOf(error) ?? newId().slice(0, 8))
    if (reference)
      logger.error({ reference, path: request.path, error }, 'The console could not do what was asked')
    if (response.headersSent) return response.destroy()
    const language = (response.locals.language as string | undefined) ?? pageLanguage(request, texts)
    const t = texts.in(language)
    const text = refusal
      ? t(`console:refusal.${refusal.code}`, refusal.params)
      : t(away ? 'console:error.database' : failureKey(status))
    const title = t(refusal ? 'console:refusal.title' : 'console:error.title')
    response.status(status).set('Cache-Control', 'no-store')
    if (request.headers['hx-request'] !== 'true') {
      const data = {
        t,
        language,
        title,
        text: reference ? `${text} ${t('console:error.reference', { reference })}` : text,
      }
      response
        .type('html')
        .send(renderPage('notice', { ...data, remedy: null, again: status === 421 ? null : '/' }).markup)
      return
    }
    response.set({ 'HX-Retarget': errorPlace(response), 'HX-Reswap': 'innerHTML' })
    response.type('html').send(renderPage('error', { t, language, title, text, reference }).markup)
  }
}

/** Andon itself names a reference when it could not handle an event; its log has the rest. */
function referenceOf(error: unknown): string | null {
  const reference = error instanceof AppError ? error.params.reference : null
  return typeof reference === 'string' ? reference : null
}

/** Errors of the framework carry a status, e.g. 400 for a broken path. */
function statusOf(error: unknown): number | null {
  const status = (error as { status?: unknown } | null)?.status
  return typeof status === 'number' && status >= 400 && status < 600 ? status : null
}

const failureKey = (status: number): string =>
  status >= 500 ? 'console:error.text' : 'console:refusal.request-broken'

/** Where on the page: in the open dialog, beside the composer of the pane, or below the strip. */
function errorPlace(response: Response): string {
  const body = bodyOf(response) ?? {}
  const part = /^[A-Za-z0-9_-]+$/
  if (part.test(body.dialog ?? '')) return `#${body.dialog}-error`
  const seat = [body.side, body.tab, body.person]
  if (seat.every((value) => part.test(value ?? ''))) return `#error-${seat.join('-')}`
  return '#top-error'
}
