import type { Audience, Platform, PlatformIdentity } from '../domain/partnership/partnership.ts'

/** An account of a chat platform, as the platform describes it. What it does not tell is null. */
export interface DirectoryPerson {
  /** With the workspace or tenant the account is at home in, as far as it is known. */
  readonly identity: PlatformIdentity
  readonly name: string
  /** IANA zone of the profile. */
  readonly zone: string | null
  /** BCP 47 tag of the profile, as the platform writes it. */
  readonly language: string | null
}

/** A conversation, as the platform describes it. */
export interface DirectoryChannel {
  readonly channelId: string
  /** Without a leading `#`. */
  readonly name: string
}

/** What a partnership file may write in the place of an id. */
export type DirectoryName =
  | {
      readonly kind: 'person'
      readonly platform: Platform
      /** Of the partnership. */
      readonly personId: string
      readonly email: string
    }
  | {
      readonly kind: 'channel'
      readonly platform: Platform
      readonly audience: Audience
      /** Without a leading `#`. */
      readonly channel: string
    }

/** A conversation with the people in it. */
export interface DirectoryRoom extends DirectoryChannel {
  /** People, not bots, in no particular order; at most 200. */
  readonly members: readonly DirectoryPerson[]
  /** Names of the companies whose workspaces or tenants Andon is installed in, by workspace id. */
  readonly companies: Readonly<Record<string, string>>
}

/**
 * Who and what a chat platform knows, for setting a partnership up. Errors are NotFound, Forbidden or Unavailable; a
 * call that meets a rate limit waits it out, unless somebody waits for it. Never called inside a transaction.
 */
export interface ChatDirectory {
  /** Every active account with this e-mail address, in any letter case; empty when there is none that may be known. */
  peopleByEmail(email: string): Promise<readonly DirectoryPerson[]>
  /** Every open conversation Andon can see that is called so (without `#`); empty when there is none. */
  channelsByName(name: string): Promise<readonly DirectoryChannel[]>
  /**
   * The conversation as it is now, or was minutes ago. Somebody waits: rejects with Unavailable `directory-slow` after a
   * second and goes on in the background, so that the next call has it. NotFound or Forbidden where Andon is not a member.
   */
  room(channelId: string): Promise<DirectoryRoom>
  /** One account; null when the platform tells nothing of it. Somebody waits, as for `room`. */
  person(identity: PlatformIdentity): Promise<DirectoryPerson | null>
}
