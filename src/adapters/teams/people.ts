import { AppError, NotFound } from '../../errors.ts'
import type { TeamsConversation, TeamsDirectory, TeamsPerson } from '../../ports/teams-directory.ts'
import { channelIdOf, conversationOf, type TeamsAccount, type TeamsActivity, tenantOf } from './activity.ts'
import type { Connections, Connector } from './connections.ts'
import { translateTeamsError } from './teams-errors.ts'

export interface People {
  /**
   * Keeps where an activity came from and who did it. Resolves with the activity, its actor named as at home: in a shared
   * channel only the roster says which tenant a person is of.
   */
  meet(activity: TeamsActivity): Promise<TeamsActivity>
  /** The tenant of a person's own company; null while nobody tells. */
  tenantOf(activity: TeamsActivity, objectId: string): Promise<string | null>
  /** Opens the private conversation with a person. Rejects with what `translateTeamsError` makes, NotFound for one never met. */
  reach(objectId: string): Promise<{ readonly place: TeamsConversation; readonly connector: Connector }>
}

/** How many shared conversations are asked for a person nobody has met. */
const MOST_ASKED = 10
/** How long the first thing a person does waits for the roster. */
const ROSTER_WAIT_MS = 1_500

const pause = (ms: number): Promise<null> =>
  new Promise((resolve) => void setTimeout(() => resolve(null), ms).unref())

/** Learns from what comes in how conversations and people are reached; only what is new is written down. */
export function createPeople(directory: TeamsDirectory, connections: Connections): People {
  const written = new Map<string, string>()
  const homes = new Map<string, string>()

  const once = async (key: string, value: object, write: () => Promise<void>): Promise<void> => {
    const text = JSON.stringify(value)
    if (written.get(key) === text) return
    await write()
    if (written.size > 10_000) written.clear()
    written.set(key, text)
  }
  const keepPlace = (place: TeamsConversation) =>
    once(place.conversationId, place, () => directory.keepConversation(place))
  const keepPerson = (person: TeamsPerson) =>
    once(person.objectId, person, () => directory.keepPerson(person))

  /** Null when the roster does not hold the person, or cannot be read now. */
  const memberOf = async (place: TeamsConversation, id: string) => {
    const { conversations } = connections.to(place.serviceUrl)
    try {
      return await connections.call(() => conversations.getMemberById(place.conversationId, id))
    } catch (error) {
      if (translateTeamsError(error) instanceof AppError) return null
      throw error
    }
  }

  /** The tenant of a person's own company; null while the roster does not tell. */
  const homeOf = async (account: TeamsAccount, place: TeamsConversation): Promise<string | null> => {
    const objectId = account.aadObjectId ?? ''
    const known = homes.get(objectId) ?? (await directory.person(objectId))?.tenantId
    if (known) return known
    if (place.kind === 'personal') return place.tenantId
    const asked = memberOf(place, account.id)
    const member = await Promise.race([asked, pause(ROSTER_WAIT_MS)])
    const home = member ? (member.tenantId ?? place.tenantId) : null
    if (homes.size > 10_000) homes.clear()
    if (home !== null) homes.set(objectId, home)
    return home
  }

  return {
    meet: async (activity) => {
      const { from, recipient, serviceUrl } = activity
      const place = placeOf(activity)
      if (!place || !serviceUrl || !recipient) return activity
      await keepPlace(place)
      if (!from?.aadObjectId) return activity
      const tenantId = await homeOf(from, place)
      const personal = place.kind === 'personal'
      await keepPerson({
        objectId: from.aadObjectId,
        teamsId: from.id,
        tenantId,
        personalId: personal ? place.conversationId : null,
        metIn: personal ? null : place.conversationId,
      })
      return tenantId === null ? activity : { ...activity, from: { ...from, tenantId } }
    },
    tenantOf: async (activity, objectId) => {
      const place = placeOf(activity)
      return place && homeOf({ id: objectId, aadObjectId: objectId }, place)
    },
    reach: async (objectId) => {
      const person = (await directory.person(objectId)) ?? (await searchRosters(objectId))
      if (!person) throw new NotFound('teams-person-never-met')
      if (person.personalId) return connections.of(person.personalId)
      return open(person)
    },
  }

  async function searchRosters(objectId: string): Promise<TeamsPerson | null> {
    for (const place of (await directory.sharedConversations()).slice(0, MOST_ASKED)) {
      const member = await memberOf(place, objectId)
      if (!member) continue
      const person = {
        objectId,
        teamsId: member.id,
        tenantId: member.tenantId ?? place.tenantId,
        personalId: null,
        metIn: place.conversationId,
      }
      await keepPerson(person)
      return person
    }
    return null
  }

  async function open(person: TeamsPerson) {
    const met = person.metIn === null ? null : await directory.conversation(person.metIn)
    const beside = met ?? (await directory.sharedConversations())[0]
    if (!beside) throw new NotFound('teams-person-never-met')
    const connector = connections.to(beside.serviceUrl)
    const tenantId = beside.tenantId ?? person.tenantId
    const account = (id: string) => ({ id }) as never
    const opened = await connections
      .call(() =>
        connector.conversations.create({
          bot: account(beside.botId),
          members: [account(person.teamsId)],
          isGroup: false,
          ...(tenantId === null ? {} : { tenantId, channelData: { tenant: { id: tenantId } } }),
        } as never),
      )
      .catch((error: unknown) => {
        throw translateTeamsError(error)
      })
    const place: TeamsConversation = { ...beside, conversationId: opened.id, kind: 'personal', tenantId }
    await keepPlace(place)
    await keepPerson({ ...person, personalId: opened.id })
    return { place, connector }
  }
}

function placeOf(activity: TeamsActivity): TeamsConversation | null {
  const { serviceUrl, recipient, conversation } = activity
  const conversationId = channelIdOf(activity)
  if (!serviceUrl || !recipient || conversationId === '') return null
  const inChannel =
    activity.channelData?.channel?.id !== undefined || conversation?.conversationType === 'channel'
  return {
    conversationId,
    kind: conversationOf(activity).kind === 'dm' ? 'personal' : inChannel ? 'channel' : 'group',
    serviceUrl,
    tenantId: tenantOf(activity),
    botId: recipient.id,
  }
}
