import { type Button, type Card, encodeAction } from '../../chat/index.ts'
import { type Partnership, SIDES, type Side } from '../../domain/partnership/partnership.ts'
import type { Translate } from '../../ports/index.ts'
import type { StrangerDraft } from './stranger-draft.ts'

/** The verb of every button here. */
export const SIDE_VERB = 'side'

const button = (
  label: string,
  partnershipId: string,
  args: readonly string[],
  style: Button['style'] = 'normal',
): Button => ({
  label: label.slice(0, 75),
  style,
  action: encodeAction({ verb: SIDE_VERB, partnershipId, args }),
})

/** Asks somebody nobody knows for their company. They sit in the channel both share: its companies are no secret. */
export function askCard(t: Translate, { id, sides }: Partnership, { refusedBy }: StrangerDraft): Card {
  const text = t('strangers:ask.text')
  const open = SIDES.filter((side) => !refusedBy.includes(side))
  return {
    title: t('strangers:ask.title'),
    tone: 'normal',
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'note', text: t('strangers:ask.kept') },
      {
        type: 'buttons',
        buttons: open.map((side) => button(sides[side].name, id, ['claim', side], 'primary')),
      },
    ],
  }
}

/** Asks a side whether somebody is theirs. */
export function claimCard(t: Translate, { id, sides }: Partnership, draft: StrangerDraft, side: Side): Card {
  const { name, identity } = draft
  const text = t('strangers:claim.text', { name, side: sides[side].name })
  const who = [identity.platform, identity.userId]
  return {
    title: t('strangers:claim.title', { name }),
    tone: 'warning',
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'note', text: t('strangers:claim.note') },
      {
        type: 'buttons',
        buttons: [
          button(t('strangers:claim.yes'), id, ['confirm', ...who], 'primary'),
          button(t('strangers:claim.no'), id, ['refuse', ...who], 'danger'),
        ],
      },
    ],
  }
}

/** Told to who was confirmed; what they said meanwhile is one press away. */
export function welcomeCard(
  t: Translate,
  { id, name, sides }: Partnership,
  side: Side,
  waiting: number,
): Card {
  const text = t('strangers:welcome.text', { side: sides[side].name, name })
  return {
    title: t('strangers:welcome.title'),
    tone: 'good',
    summary: text,
    elements: [{ type: 'text', text }, ...(waiting > 0 ? waitingElements(t, id, waiting) : [])],
  }
}

const waitingElements = (t: Translate, id: string, waiting: number): Card['elements'] => [
  { type: 'text', text: t('strangers:waiting.text', { count: waiting }) },
  {
    type: 'buttons',
    buttons: [
      button(t('strangers:waiting.go-on'), id, ['go-on'], 'primary'),
      button(t('strangers:waiting.drop'), id, ['drop']),
    ],
  },
]

/** What is left of what a newcomer said before. */
export function waitingCard(t: Translate, id: string, waiting: number): Card {
  const text = t(waiting > 0 ? 'strangers:waiting.more' : 'strangers:waiting.none')
  return {
    title: t('strangers:welcome.title'),
    tone: 'normal',
    summary: text,
    elements: [{ type: 'text', text }, ...(waiting > 0 ? waitingElements(t, id, waiting) : [])],
  }
}
