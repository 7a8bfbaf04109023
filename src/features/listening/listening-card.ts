import { type Button, type Card, type CardElement, encodeAction, type Fact } from '../../chat/index.ts'

/** What one of listening's messages says; every one of them is made here. */
export interface Said {
  readonly title: string
  readonly text: string
  readonly tone?: Card['tone']
  /** The writer's own words, shown to them or where everybody has read them. */
  readonly quote?: string | undefined
  readonly facts?: readonly Fact[]
  readonly notes?: readonly string[]
  readonly buttons?: readonly Button[]
}

export function listeningCard({
  title,
  text,
  quote,
  facts = [],
  notes = [],
  buttons = [],
  ...said
}: Said): Card {
  const elements: CardElement[] = [
    ...(quote === undefined
      ? []
      : [{ type: 'quote' as const, text: shortened(quote), by: null, language: null }]),
    { type: 'text', text },
    ...(facts.length > 0 ? [{ type: 'facts' as const, facts }] : []),
    ...notes.map((note) => ({ type: 'note' as const, text: note })),
    ...(buttons.length > 0 ? [{ type: 'buttons' as const, buttons }] : []),
  ]
  return { title, tone: said.tone ?? 'normal', summary: text, elements }
}

/** A button of a proposal: what it does, to which. */
export const buttonOf = (
  label: string,
  verb: string,
  partnershipId: string,
  args: readonly string[],
  style: Button['style'] = 'normal',
): Button => ({ label, action: encodeAction({ verb, partnershipId, args }), style })

const LONGEST_QUOTE = 300

const shortened = (text: string): string => {
  const characters = [...text]
  return characters.length > LONGEST_QUOTE ? `${characters.slice(0, LONGEST_QUOTE - 1).join('')}…` : text
}
