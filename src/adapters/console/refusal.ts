import { AppError } from '../../errors.ts'

/** A request the console does not carry out; shown to the person with its text `console:refusal.<code>`. */
export class Refusal extends AppError {
  readonly status: number

  constructor(
    status: number,
    code: RefusalCode,
    params: Record<string, unknown> = {},
    options?: ErrorOptions,
  ) {
    super(code, params, options)
    this.status = status
  }
}

export type RefusalCode =
  | 'host'
  | 'origin'
  | 'cross-site'
  | 'page-unknown'
  | 'partnership-unknown'
  | 'person-unknown'
  | 'message-unknown'
  | 'not-yours'
  | 'request-broken'
  | 'text-broken'
  | 'text-empty'
  | 'text-too-long'
  | 'body-too-large'
  | 'time-fixed'
  | 'time-running'
  | 'no-deadline'
