import express, { type NextFunction, type Request, type Response } from 'express'
import { Refusal } from './refusal.ts'

/** The fields of a submitted page form. */
export type FormBody = Readonly<Record<string, string>>

const MAX_BODY_BYTES = 128 * 1024
const readBytes = express.raw({ type: 'application/x-www-form-urlencoded', limit: MAX_BODY_BYTES })

/**
 * Reads a form body strictly into `response.locals.body`. Broken UTF-8 is refused, not repaired: a repaired text would
 * be stored as if somebody had written it.
 */
export function readFormBody(request: Request, response: Response, next: NextFunction): void {
  readBytes(request, response, (error?: unknown) => {
    if (error) return next(translateBodyError(error))
    try {
      response.locals.body = parseFormBody(request.body)
      next()
    } catch (refusal) {
      next(refusal)
    }
  })
}

export const bodyOf = (response: Response): FormBody => response.locals.body as FormBody

function translateBodyError(error: unknown): unknown {
  const status = (error as { status?: unknown }).status
  if (status === 413) return new Refusal(413, 'body-too-large', { kilobytes: MAX_BODY_BYTES / 1024 })
  return new Refusal(400, 'request-broken', {}, { cause: error })
}

/** Parses `application/x-www-form-urlencoded`; throws Refusal for anything that is not clean UTF-8 text. */
function parseFormBody(body: unknown): FormBody {
  if (!Buffer.isBuffer(body)) throw new Refusal(415, 'request-broken')
  const fields: Record<string, string> = Object.create(null)
  for (const pair of body.toString('latin1').split('&')) {
    if (pair === '') continue
    const cut = pair.indexOf('=')
    const name = decodePart(cut < 0 ? pair : pair.slice(0, cut))
    const value = cut < 0 ? '' : decodePart(pair.slice(cut + 1))
    // A list with several choices comes as the same name again and again.
    fields[name] = name.startsWith('v.') && name in fields ? `${fields[name]},${value}` : value
  }
  return fields
}

function decodePart(part: string): string {
  let text: string
  try {
    text = decodeURIComponent(percentEncodeHighBytes(part.replaceAll('+', ' ')))
  } catch (cause) {
    throw new Refusal(400, 'text-broken', {}, { cause })
  }
  // PostgreSQL cannot store U+0000.
  if (text.includes('\0')) throw new Refusal(400, 'text-broken')
  return text.replaceAll('\r\n', '\n')
}

/** Raw bytes above ASCII take the same strict decoder as percent-encoded ones. */
const percentEncodeHighBytes = (part: string): string =>
  part.replace(
    /[\u0080-\u00ff]/g,
    (byte) => `%${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )
