import { halfAnswer } from './translator-errors.ts'

/** What one call may hold, as the provider's reference says. */
export interface BatchLimits {
  readonly texts: number
  readonly characters: number
}

/** Sends texts in as few calls as the limits allow, one after the other, and puts the answers together in order. */
export async function inBatches(
  texts: readonly string[],
  limits: BatchLimits,
  send: (batch: readonly string[]) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const done: string[] = []
  for (const batch of batchesOf(texts, limits)) {
    const answers = await send(batch)
    if (answers.length !== batch.length) throw halfAnswer()
    done.push(...answers)
  }
  return done
}

function batchesOf(texts: readonly string[], limits: BatchLimits): string[][] {
  const batches: string[][] = []
  let size = 0
  for (const text of texts) {
    const last = batches.at(-1)
    if (!last || last.length >= limits.texts || size + text.length > limits.characters) {
      batches.push([text])
      size = text.length
    } else {
      last.push(text)
      size += text.length
    }
  }
  return batches
}
