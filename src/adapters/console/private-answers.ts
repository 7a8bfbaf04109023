import type { Card } from '../../chat/index.ts'

/** What Andon told one person alone, in answer to what they did. */
export interface PrivateAnswer {
  readonly id: string
  readonly card: Card
  /** Position of the last message when the answer was given: it is shown behind that one. */
  readonly after: number
  readonly at: Date
}

/** Private answers live as long as the process, like those of the big platforms; nobody else can ask for them. */
export interface PrivateAnswers {
  /** Keeps an answer; one of the same id stays as it is, so that a resent request does not double it. */
  add(reader: string, channelId: string, answer: PrivateAnswer): void
  of(reader: string, channelId: string): readonly PrivateAnswer[]
  dismiss(reader: string, id: string): void
}

/** Enough to scroll back through a session; the oldest go first. */
const MAX_PER_READER = 30

export function createPrivateAnswers(): PrivateAnswers {
  const byReader = new Map<string, (PrivateAnswer & { readonly channelId: string })[]>()
  const all = (reader: string) => byReader.get(reader) ?? []
  return {
    add: (reader, channelId, answer) => {
      if (all(reader).some((known) => known.id === answer.id)) return
      byReader.set(reader, [...all(reader), { ...answer, channelId }].slice(-MAX_PER_READER))
    },
    of: (reader, channelId) => all(reader).filter((answer) => answer.channelId === channelId),
    dismiss: (reader, id) => {
      byReader.set(
        reader,
        all(reader).filter((answer) => answer.id !== id),
      )
    },
  }
}
