import type { World } from './world.ts'

const METHODS = ['conversations.history', 'conversations.replies']
const BETWEEN_S = 60
/** Messages such a call returns at most, whatever it asks for. */
export const MEAGRE_PAGE = 15

/** What Slack grants apps that are distributed outside its Marketplace: each method once a minute, in each workspace. */
export function createHistoryLimit({ specification, clock }: World) {
  const last = new Map<string, number>()
  return {
    /** Seconds to wait; null when the call may be made. */
    take: (workspaceId: string, method: string): number | null => {
      if (!specification.meagreHistory || !METHODS.includes(method)) return null
      const key = `${workspaceId}/${method}`
      const now = clock().getTime() / 1000
      const wait = (last.get(key) ?? Number.NEGATIVE_INFINITY) + BETWEEN_S - now
      if (wait > 0) return Math.ceil(wait)
      last.set(key, now)
      return null
    },
  }
}
