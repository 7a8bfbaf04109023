/** `repeated`: the platform sent it again; `failed`: nothing was stored, the platform sends it again. */
type EventOutcome = 'done' | 'refused' | 'repeated' | 'failed'

/** Figures for the host. Nothing here names a partnership, a side, a person or a ticket. */
export interface Metrics {
  /** An event of a kind (`command`, `message` …) was handled. */
  event(kind: string, outcome: EventOutcome): void
  /** An attempt to send a message ended: `sent`, `later`, `unclear`, `refused` or `stale`. */
  delivery(result: string): void
  /** Milliseconds from when Andon itself should have acted until it did: a step of a clock, or a message leaving. */
  lag(what: 'clock' | 'message', milliseconds: number): void
  /** Milliseconds after its due instant that the step a clock waits for was done; 0 for one in time. */
  obligationStopped(latenessMs: number): void
  /** A call to a translator ended: `done` or the code of its error; how many characters were sent. */
  translationCall(provider: string, outcome: string, characters: number): void
  /** A text's translation was settled: `shown`, `withheld` by its check or `failed`; or found in the memory: `hit`. */
  translationResult(result: 'shown' | 'withheld' | 'failed' | 'hit'): void
  /** Milliseconds one transaction took, from asking for it to its end. */
  transaction(outcome: 'committed' | 'failed', milliseconds: number): void
}

/** For where nobody looks. */
export const NO_METRICS: Metrics = {
  event: () => undefined,
  delivery: () => undefined,
  lag: () => undefined,
  obligationStopped: () => undefined,
  translationCall: () => undefined,
  translationResult: () => undefined,
  transaction: () => undefined,
}
