import type { Card, Form, FormErrors, IncomingEvent } from '../chat/index.ts'

/** What the adapter does for the person who acted, at once and privately. Stored with the event: a redelivery gets the same. */
export type InboundReply =
  | { readonly kind: 'none' }
  | { readonly kind: 'card'; readonly card: Card }
  | { readonly kind: 'form'; readonly form: Form }
  | { readonly kind: 'form-errors'; readonly errors: FormErrors }

/**
 * The way in. An adapter calls it for every authentic event and acknowledges to its platform only after it resolved:
 * by then the event and all it caused are committed. It rejects only when nothing was stored, so that the platform
 * sends the event again: with Unavailable `unavailable` while the database cannot be reached, else with AppError
 * `internal`; `params.reference` stands in the log too. The adapter knows no feature.
 */
export interface Inbound {
  handle(event: IncomingEvent): Promise<InboundReply>
}
