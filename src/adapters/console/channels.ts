import type { Audience, Side } from '../../domain/partnership/partnership.ts'

/** What a pane shows: the shared channel, the internal channel of the reader's side, the reader's direct messages. */
export const TABS = ['shared', 'own', 'dm'] as const
export type Tab = (typeof TABS)[number]

/** A conversation of the console: a channel of a partnership, or one person's direct messages with Andon. */
export type ConsoleChannel =
  | { readonly kind: 'channel'; readonly partnershipId: string; readonly audience: Audience }
  | { readonly kind: 'dm'; readonly partnershipId: string; readonly personId: string }

/** `aurora/shared`, `aurora/factory`, `dm:aurora/f-liaison`. */
export function channelIdOf(channel: ConsoleChannel): string {
  switch (channel.kind) {
    case 'channel':
      return `${channel.partnershipId}/${channel.audience === 'both' ? 'shared' : channel.audience}`
    case 'dm':
      return `dm:${channel.partnershipId}/${channel.personId}`
  }
}

/** Reads a channel id strictly; null when it is not one of the console's. */
export function parseChannelId(channelId: string): ConsoleChannel | null {
  const dm = /^dm:([^/]+)\/([^/]+)$/.exec(channelId)
  if (dm) return { kind: 'dm', partnershipId: dm[1]!, personId: dm[2]! }
  const channel = /^([^/:]+)\/(shared|brand|factory)$/.exec(channelId)
  if (!channel) return null
  const audience = channel[2] === 'shared' ? 'both' : (channel[2] as Side)
  return { kind: 'channel', partnershipId: channel[1]!, audience }
}

/** The conversation behind a tab of a person's pane. */
export function channelOfTab(partnershipId: string, side: Side, personId: string, tab: Tab): ConsoleChannel {
  switch (tab) {
    case 'shared':
      return { kind: 'channel', partnershipId, audience: 'both' }
    case 'own':
      return { kind: 'channel', partnershipId, audience: side }
    case 'dm':
      return { kind: 'dm', partnershipId, personId }
  }
}
