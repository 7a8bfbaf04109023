import { type Card, encodeAction } from '../../chat/index.ts'
import { emojiOf } from '../../domain/partnership/emoji.ts'
import type { PersonContext } from '../context.ts'

const LINES = [
  'defect',
  'change',
  'ticket',
  'act',
  'translate',
  'waive',
  'list',
  'status',
  'agreement',
  'language',
  'zone',
  'setup',
  'check-in',
  'listen',
  'term',
  'confidential',
  'mention',
] as const

/** Every command with an example, and buttons for those who would rather press. */
export function helpCard({ t, partnership, deps, place }: PersonContext): Card {
  const here = deps.platforms.find(({ platform }) => platform === place.platform)
  const emoji = here?.capabilities.reactions ? [t('commands:help.emoji', emojiOf(partnership))] : []
  const action = (verb: string, ...args: string[]) =>
    encodeAction({ verb, partnershipId: partnership.id, args })
  return {
    title: t('commands:help.title'),
    tone: 'normal',
    summary: t('commands:help.intro'),
    elements: [
      { type: 'text', text: t('commands:help.intro') },
      { type: 'list', items: [...LINES.map((line) => t(`commands:help.${line}`)), ...emoji] },
      { type: 'note', text: t('commands:help.private') },
      {
        type: 'buttons',
        buttons: [
          { label: t('commands:help.buttons.defect'), action: action('report', 'defect'), style: 'primary' },
          { label: t('commands:help.buttons.change'), action: action('report', 'change'), style: 'normal' },
          {
            label: t('commands:help.buttons.list'),
            action: action('ticket-list', 'open', '1'),
            style: 'normal',
          },
        ],
      },
    ],
  }
}
