import type {
  Audience,
  Partnership,
  Platform,
  PlatformIdentity,
} from '../../domain/partnership/partnership.ts'

/** A conversation of a partnership. */
interface ChannelMapping {
  readonly partnershipId: string
  readonly audience: Audience
}

export interface PartnershipRows {
  /**
   * Takes the partnership's lock until the transaction ends: within a partnership everything happens one after the
   * other. Null when there is none of that id.
   */
  lock(id: string): Promise<Partnership | null>
  /** Reads without locking. */
  get(id: string): Promise<Partnership | null>
  ids(): Promise<readonly string[]>
  /** Creates or replaces the partnership, its people, their identities and channels. People's own choices stay. */
  save(partnership: Partnership): Promise<void>
  /** The partnership and readers of a conversation, null when the conversation is unknown. */
  ofChannel(platform: Platform, channelId: string): Promise<ChannelMapping | null>
  /** Partnerships this chat user is mapped in, with the person id in each. */
  ofIdentity(
    identity: PlatformIdentity,
  ): Promise<readonly { readonly partnershipId: string; readonly personId: string }[]>
  /** Keeps what a person chose by hand; null goes back to the file's or the side's value. */
  setPreference(
    partnershipId: string,
    personId: string,
    preference: { readonly language?: string | null; readonly zone?: string | null },
  ): Promise<void>
  /**
   * Keeps what a person's chat profile says; null for nothing. It counts where neither the file nor the person says
   * otherwise. Nothing is written when it is known already.
   */
  setProfile(
    partnershipId: string,
    personId: string,
    profile: { readonly language: string | null; readonly zone: string | null },
  ): Promise<void>
}
