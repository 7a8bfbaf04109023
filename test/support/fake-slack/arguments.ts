import { Refusal, refusalWithMessages } from './refusal.ts'

/** What a method was called with: strings from a form, anything from JSON. */
export type Arguments = Readonly<Record<string, unknown>>

/** Arguments and the token that came with them, from either kind of body. Throws Slack's code for a body it refuses. */
export function readBody(
  contentType: string | undefined,
  body: string,
  query: URLSearchParams,
): { readonly args: Record<string, unknown>; readonly token: string | null } {
  const type = contentType?.split(';')[0]?.trim().toLowerCase()
  const args: Record<string, unknown> = Object.fromEntries(query)
  if (body !== '') {
    if (type === undefined) throw new Refusal('missing_post_type')
    if (type === 'application/json') Object.assign(args, jsonBody(body))
    else if (type === 'application/x-www-form-urlencoded')
      Object.assign(args, Object.fromEntries(new URLSearchParams(body)))
    else throw new Refusal('invalid_post_type')
  }
  const { token, ...others } = args
  // A token inside a JSON body is not looked at.
  return { args: others, token: typeof token === 'string' && type !== 'application/json' ? token : null }
}

function jsonBody(body: string): Record<string, unknown> {
  try {
    const found: unknown = JSON.parse(body)
    if (found && typeof found === 'object' && !Array.isArray(found)) return found as Record<string, unknown>
  } catch {
    throw new Refusal('invalid_json')
  }
  throw new Refusal('json_not_object')
}

export function text(args: Arguments, name: string): string | undefined {
  const value = args[name]
  return value === undefined || value === '' ? undefined : String(value)
}

export function needed(args: Arguments, name: string): string {
  const value = text(args, name)
  if (value === undefined)
    throw refusalWithMessages('invalid_arguments', [`[ERROR] missing required field: ${name}`])
  return value
}

export const flag = (args: Arguments, name: string): boolean =>
  args[name] === true || args[name] === 'true' || args[name] === '1'

export const limitOf = (args: Arguments, fallback: number, most: number): number => {
  const limit = Number(args.limit ?? fallback)
  if (!Number.isInteger(limit) || limit < 1) throw new Refusal('invalid_limit')
  return Math.min(limit, most)
}

/** A structured argument: an object in JSON, its JSON as a string in a form. */
export function structured(args: Arguments, name: string, refusal: string): unknown {
  const value = args[name]
  if (typeof value !== 'string' || value === '') return value === '' ? undefined : value
  try {
    return JSON.parse(value)
  } catch {
    throw new Refusal(refusal)
  }
}

/** One page of a list, with Slack's opaque cursor. */
export function page<T>(args: Arguments, all: readonly T[], fallback: number, most: number) {
  const cursor = text(args, 'cursor')
  const from =
    cursor === undefined ? 0 : Number(Buffer.from(cursor, 'base64').toString().replace('next:', ''))
  if (!Number.isInteger(from)) throw new Refusal('invalid_cursor')
  const until = from + limitOf(args, fallback, most)
  const more = until < all.length
  return {
    items: all.slice(from, until),
    more,
    response_metadata: { next_cursor: more ? Buffer.from(`next:${until}`).toString('base64') : '' },
  }
}
