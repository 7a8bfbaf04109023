/** An error with a stable code. `code` is a locale key under `errors`; `params` fill its placeholders. */
export class AppError extends Error {
  readonly code: string
  readonly params: Record<string, unknown>

  constructor(code: string, params: Record<string, unknown> = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(params)}`, options)
    this.name = new.target.name
    this.code = code
    this.params = params
  }
}

/** A refusal a person can understand: the error gate shows it to the person, localised and privately. */
export class UserError extends AppError {}

/** The platform asked us to slow down; `retryAfterMs` is its wish, null when it named none. */
export class RateLimited extends AppError {
  readonly retryAfterMs: number | null
  constructor(retryAfterMs: number | null, options?: ErrorOptions) {
    super('rate-limited', { retryAfterMs }, options)
    this.retryAfterMs = retryAfterMs
  }
}

/** The destination does not exist any more. Permanent. */
export class NotFound extends AppError {}

/** The platform refuses: no permission, not a member, blocked. Permanent. */
export class Forbidden extends AppError {}

/** The outside cannot be reached or answered with a fault; the outcome may be unknown. Retried. */
export class Unavailable extends AppError {}

/** A service will do no more until it is paid or its month ends. Waiting minutes does not help. */
export class QuotaUsedUp extends AppError {}
