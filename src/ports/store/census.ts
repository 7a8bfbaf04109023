/** How much there is of what, over all partnerships. */
export interface Census {
  readonly tickets: readonly { readonly kind: string; readonly status: string; readonly number: number }[]
  /** `late`: missed and still owed, which `missed` counts too. */
  readonly obligations: readonly { readonly state: string; readonly number: number }[]
  readonly deliveries: readonly { readonly state: string; readonly number: number }[]
  readonly timers: { readonly due: number; readonly waiting: number }
}

export interface CensusRows {
  take(now: Date): Promise<Census>
}
