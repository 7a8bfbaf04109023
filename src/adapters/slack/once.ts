/** Remembers the latest keys, so that what came again is known to have come before. */
export interface Once {
  /** True the first time a key is seen. */
  first(key: string): boolean
  /** Lets the key count as not seen. */
  forget(key: string): void
}

export function createOnce(limit: number): Once {
  const seen = new Set<string>()
  return {
    first: (key) => {
      if (seen.has(key)) return false
      seen.add(key)
      for (const oldest of seen) {
        if (seen.size <= limit) break
        seen.delete(oldest)
      }
      return true
    },
    forget: (key) => {
      seen.delete(key)
    },
  }
}
