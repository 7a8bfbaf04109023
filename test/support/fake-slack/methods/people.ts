import { DateTime } from 'luxon'
import { flag, needed, page } from '../arguments.ts'
import { Refusal } from '../refusal.ts'
import type { UserSpec } from '../specification.ts'
import type { Installation, Json, World } from '../world.ts'
import type { Method } from './method.ts'

const info: Method = {
  accepts: ['user', 'include_locale'],
  scopes: () => ['users:read'],
  run: ({ args, installation, world }) => {
    const user = world.users.get(needed(args, 'user'))
    if (!user || !isKnown(world, installation, user)) throw new Refusal('user_not_found')
    return { user: userJson(world, installation, user, flag(args, 'include_locale')) }
  },
}

const list: Method = {
  accepts: ['cursor', 'include_locale', 'limit', 'team_id'],
  scopes: () => ['users:read'],
  run: ({ args, installation, world }) => {
    const known = [...world.users.values()].filter((user) => isKnown(world, installation, user))
    const { items, response_metadata } = page(args, known, 1000, 1000)
    const locale = flag(args, 'include_locale')
    return {
      members: items.map((user) => userJson(world, installation, user, locale)),
      cache_ts: Math.floor(world.clock().getTime() / 1000),
      response_metadata,
    }
  },
}

const lookupByEmail: Method = {
  accepts: ['email'],
  scopes: () => ['users:read.email'],
  run: ({ args, installation, world }) => {
    const email = needed(args, 'email').toLowerCase()
    const user = [...world.users.values()].find(
      (one) =>
        one.workspace === installation.workspace.id && one.email?.toLowerCase() === email && !one.deleted,
    )
    if (!user) throw new Refusal('users_not_found')
    return { user: userJson(world, installation, user, false) }
  },
}

export const PEOPLE_METHODS: Readonly<Record<string, Method>> = {
  'users.info': info,
  'users.list': list,
  'users.lookupByEmail': lookupByEmail,
}

/** Colleagues, and people of another company one shares a channel with. */
function isKnown(world: World, installation: Installation, user: UserSpec): boolean {
  if (user.workspace === installation.workspace.id) return true
  return [...world.channels.values()].some(
    (channel) => channel.workspaces.includes(installation.workspace.id) && channel.members.includes(user.id),
  )
}

/** A user object. Of another company's people neither e-mail address nor language is told. */
export function userJson(
  world: World,
  installation: Installation,
  user: UserSpec,
  withLocale: boolean,
): Json {
  const foreign = user.workspace !== installation.workspace.id
  const name = user.realName ?? user.name
  const tz = user.tz ?? 'America/Los_Angeles'
  const email =
    !foreign && user.email && installation.scopes.has('users:read.email') ? { email: user.email } : {}
  const common = {
    id: user.id,
    team_id: user.workspace,
    name: user.name,
    deleted: user.deleted ?? false,
    profile: {
      real_name: name,
      display_name: user.name,
      real_name_normalized: name,
      display_name_normalized: user.name,
      team: user.workspace,
      ...email,
    },
    is_bot: user.isBot ?? false,
    is_app_user: false,
    updated: Math.floor(world.clock().getTime() / 1000),
  }
  // Of people who left, Slack tells no more.
  if (user.deleted) return common
  return {
    ...common,
    real_name: name,
    tz,
    tz_label: tz,
    tz_offset: DateTime.fromJSDate(world.clock(), { zone: tz }).offset * 60,
    is_admin: false,
    is_owner: false,
    is_primary_owner: false,
    is_restricted: false,
    is_ultra_restricted: false,
    is_email_confirmed: true,
    ...(foreign ? { is_stranger: false } : {}),
    ...(withLocale && !foreign ? { locale: user.locale ?? 'en-US' } : {}),
  }
}
