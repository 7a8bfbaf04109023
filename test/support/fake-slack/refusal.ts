/** What Slack answers with `ok: false`. `detail` are further fields of the answer, e.g. `needed` and `provided`. */
export class Refusal extends Error {
  readonly code: string
  readonly detail: Readonly<Record<string, unknown>>

  constructor(code: string, detail: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}

/** A refusal whose reasons Slack lists under `response_metadata.messages`. */
export const refusalWithMessages = (code: string, messages: readonly string[]): Refusal =>
  new Refusal(code, { response_metadata: { messages } })
