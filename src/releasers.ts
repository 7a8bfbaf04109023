/** Started things, released in reverse order. */
export interface Releasers {
  /** Starts one thing; its release is kept for the end. When starting fails, what was started before is released. */
  start<T>(
    name: string,
    begin: () => Promise<T> | T,
    release: (started: T) => Promise<void> | void,
  ): Promise<T>
  /** Releases everything, last started first. A failing release is reported and holds up no other. */
  releaseAll(): Promise<void>
}

/** @param report told of a release that failed */
export function createReleasers(report: (name: string, error: unknown) => void): Releasers {
  const kept: { readonly name: string; readonly release: () => Promise<void> | void }[] = []
  const releaseAll = async () => {
    for (let next = kept.pop(); next; next = kept.pop()) {
      try {
        await next.release()
      } catch (error) {
        report(next.name, error)
      }
    }
  }
  return {
    releaseAll,
    start: async (name, begin, release) => {
      try {
        const started = await begin()
        kept.push({ name, release: () => release(started) })
        return started
      } catch (error) {
        await releaseAll()
        throw error
      }
    },
  }
}
