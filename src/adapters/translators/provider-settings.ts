/** How one provider is reached. */
export interface ProviderSettings {
  /** Address of its API; null for the provider's own. */
  readonly url: string | null
  readonly key: string | null
  /** Model of a language-model provider; null for the others. */
  readonly model: string | null
  /** Azure region of the resource; null for a global one. */
  readonly region: string | null
  /** Longest wait for one answer. */
  readonly timeoutMs: number
}

/** The address without a slash at its end. */
export const baseUrl = ({ url }: ProviderSettings, own: string): string => (url ?? own).replace(/\/+$/, '')
