import type { Attempt, Delivery, ParcelKind } from './delivery.ts'
import { Refusal } from './refusal.ts'
import type { AnswerPlace, ResponseUrls } from './response-urls.ts'
import type { ShownView, Surfaces } from './surfaces.ts'
import type { Json } from './world.ts'

/** What a person sees after submitting a modal. */
export type Submitted =
  | { readonly outcome: 'closed' | 'updated' | 'pushed' | 'cleared' }
  | { readonly outcome: 'errors'; readonly errors: Readonly<Record<string, string>> }

/** Sends what a person did and shows what the app answers; what Slack would report as a failure is thrown. */
export function createAnswers(
  delivery: Delivery,
  urls: ResponseUrls,
  surfaces: Surfaces,
  problems: string[],
) {
  const send = async (kind: ParcelKind, payload: Json): Promise<Json | string> => {
    const attempt = await delivery.send(kind, payload)
    if (attempt.status !== 200)
      throw complain(problems, `the app answered ${attempt.status ?? 'nothing in time'}`)
    return read(attempt)
  }
  const checked = <T>(what: string, work: () => T): T => {
    try {
      return work()
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      throw complain(problems, `${what}: ${error.code} ${JSON.stringify(error.detail)}`)
    }
  }

  return {
    command: async (payload: Json, place: AnswerPlace): Promise<void> => {
      const answer = await send('slash_commands', payload)
      if (answer === '') return
      checked('the answer to a command', () =>
        urls.apply(place, typeof answer === 'string' ? { text: answer } : answer),
      )
    },
    /** Slack ignores what comes with the acknowledgement of a press or a shortcut; Andon should send nothing. */
    act: async (payload: Json): Promise<void> => {
      const answer = await send('interactive', payload)
      if (answer !== '') throw complain(problems, `an acknowledgement carried ${JSON.stringify(answer)}`)
    },
    submit: async (shown: ShownView, payload: Json): Promise<Submitted> => {
      const answer = await send('interactive', payload)
      if (answer === '') {
        surfaces.close(shown, false)
        return { outcome: 'closed' }
      }
      if (typeof answer === 'string') throw complain(problems, `a submission was answered with ${answer}`)
      return checked('the answer to a submission', () => respond(shown, answer))
    },
  }

  function respond(shown: ShownView, answer: Json): Submitted {
    switch (answer.response_action) {
      case 'clear':
        surfaces.close(shown, true)
        return { outcome: 'cleared' }
      case 'update':
        surfaces.updateView(shown, answer.view, undefined)
        return { outcome: 'updated' }
      case 'push':
        surfaces.pushView(shown, answer.view)
        return { outcome: 'pushed' }
      case 'errors': {
        const errors = answer.errors as Record<string, string>
        const inputs = shown.view.blocks
          .filter((block) => block.type === 'input')
          .map((block) => block.block_id)
        const strange = Object.keys(errors).filter((id) => !inputs.includes(id))
        if (strange.length > 0) throw new Refusal('invalid_response_action', { strange })
        return { outcome: 'errors', errors }
      }
      default:
        throw new Refusal('invalid_response_action', { found: answer.response_action })
    }
  }
}

export type Answers = ReturnType<typeof createAnswers>

function complain(problems: string[], problem: string): Error {
  problems.push(problem)
  return new Error(`Slack would show a failure: ${problem}`)
}

function read({ body, contentType }: Attempt): Json | string {
  const trimmed = body.trim()
  if (trimmed === '' || !contentType.includes('json')) return trimmed
  const found = JSON.parse(trimmed) as Json | string
  return typeof found === 'object' && Object.keys(found).length === 0 ? '' : found
}
