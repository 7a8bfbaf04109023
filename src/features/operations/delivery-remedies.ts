/**
 * Reasons of undelivered messages for which `andon doctor` knows what helps: adapters' own words for what a platform
 * answered, as they stand in a delivery. Texts: `operations:found.undelivered-<reason>` and `operations:remedy.…`.
 */
export const REMEDIED_REASONS: readonly string[] = [
  'rate-limited',
  'search-limited',
  'slack-not-in-channel',
  'slack-channel-not-found',
  'slack-is-archived',
  'slack-user-not-found',
  'slack-cannot-dm-bot',
  'slack-account-inactive',
  'slack-invalid-auth',
  'slack-missing-scope',
  'slack-msg-too-long',
  'slack-invalid-blocks',
  'slack-msg-blocks-too-long',
]
