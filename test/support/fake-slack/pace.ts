/** A bucket per channel: so many messages at once, one more with every second. Null: never refuses. */
export function createPace(burst: number | undefined, clock: () => Date) {
  const buckets = new Map<string, { left: number; at: number }>()
  return {
    /** Seconds to wait, or null when the message may go. */
    take: (channelId: string): number | null => {
      if (burst === undefined) return null
      const now = clock().getTime() / 1000
      const bucket = buckets.get(channelId) ?? { left: burst, at: now }
      const left = Math.min(burst, bucket.left + Math.max(0, now - bucket.at))
      buckets.set(channelId, { left: left >= 1 ? left - 1 : left, at: now })
      return left >= 1 ? null : Math.max(1, Math.ceil(1 - left))
    },
  }
}

export type Pace = ReturnType<typeof createPace>
