/** JSON as it travels. */
export type Json = { readonly [key: string]: unknown }

export interface UserSpec {
  /** Entra object id. */
  readonly id: string
  readonly tenant: string
  readonly name: string
  readonly locale?: string
  readonly timezone?: string
  /** False for who has not added the app for themselves; true when left out. */
  readonly installed?: boolean
}

export interface PlaceSpec {
  readonly id: string
  readonly kind: 'channel' | 'group'
  /** The tenant that hosts it. */
  readonly tenant: string
  /** Which connector serves it. */
  readonly region: string
  readonly members: readonly string[]
  /** False where no message can be meant for one reader; true when left out. */
  readonly targeted?: boolean
}

export interface Specification {
  readonly users: readonly UserSpec[]
  readonly places: readonly PlaceSpec[]
  readonly clock: () => Date
  /** Messages a conversation takes in one second; more get 429. */
  readonly perSecond?: number
  /** Milliseconds of real time an answer to a button may take. */
  readonly patienceMs?: number
}

export interface Message {
  readonly id: string
  readonly placeId: string
  /** First message of the thread; its own id for the first. Null in chats. */
  readonly root: string | null
  /** Null for the bot's. */
  readonly userId: string | null
  text: string
  summary: string
  card: Json | null
  /** The one who sees it; null for everybody. */
  readonly onlyFor: string | null
  updates: number
  deleted: boolean
  /** What single people see in the card's place, since they pressed something. */
  readonly views: Map<string, Json>
}

export interface Place extends PlaceSpec {
  readonly personal: string | null
}

/** Everything there is in this Teams. */
export function createWorld(specification: Specification) {
  const users = new Map(specification.users.map((user) => [user.id, { installed: true, ...user }]))
  const places = new Map<string, Place>(
    specification.places.map((place) => [place.id, { ...place, personal: null }]),
  )
  const messages: Message[] = []
  let last = 0

  return {
    specification,
    users,
    places,
    messages,
    clock: specification.clock,
    /** Ids of Teams messages are milliseconds, and no two are equal. */
    newId: (): string => {
      last = Math.max(last + 1, specification.clock().getTime())
      return String(last)
    },
    user: (id: string) => {
      const user = users.get(id)
      if (!user) throw new Error(`there is no user ${id}`)
      return user
    },
    place: (id: string): Place => {
      const place = places.get(id)
      if (!place) throw new Error(`there is no conversation ${id}`)
      return place
    },
    teamsId: (userId: string): string => `29:of-this-bot-${userId}`,
    userOfTeamsId: (id: string): string | null =>
      [...users.keys()].find((userId) => id === userId || id === `29:of-this-bot-${userId}`) ?? null,
    /** The private conversation of a person with the bot; made when there is none. */
    personal: (userId: string): Place => {
      const id = `a:personal-${userId}`
      const user = users.get(userId)
      const known = places.get(id)
      if (known) return known
      const place: Place = {
        id,
        kind: 'group',
        tenant: user?.tenant ?? '',
        region: 'amer',
        members: [userId],
        targeted: false,
        personal: userId,
      }
      places.set(id, place)
      return place
    },
  }
}

export type World = ReturnType<typeof createWorld>
