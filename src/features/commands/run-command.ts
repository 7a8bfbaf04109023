import type { IncomingMessage } from '../../chat/index.ts'
import { UserError } from '../../errors.ts'
import type { InboundReply } from '../../ports/index.ts'
import { agreementCard } from '../agreement/agreement-card.ts'
import { checkInCommand } from '../check-in/command.ts'
import { waiveClock } from '../clocks/hold-handlers.ts'
import type { PersonContext } from '../context.ts'
import { listenCommand } from '../listening/channel-setting.ts'
import { report } from '../report/handlers.ts'
import { helpCard } from '../settings/help-card.ts'
import { chooseLanguage, chooseZone } from '../settings/preferences.ts'
import { statusCard } from '../settings/status-card.ts'
import { typedAct } from '../ticket/act-handlers.ts'
import { personalCard } from '../ticket/done-card.ts'
import { findTicket } from '../ticket/find-ticket.ts'
import { historyCard } from '../ticket/history-card.ts'
import { listCard } from '../ticket/list-card.ts'
import { confidentialCommand } from '../translation/confidential-command.ts'
import { termCommand } from '../translation/term-command.ts'
import { correctionForm, translationCard } from '../translation/translation-card.ts'
import type { Command } from './parse-command.ts'

/** Does what a command asks for. `source` is the message a mention stood in; null for a slash command. */
export async function runCommand(
  context: PersonContext,
  command: Command,
  source: IncomingMessage | null,
): Promise<InboundReply> {
  switch (command.type) {
    case 'report':
      return report(context, command.kind, command.text, source)
    case 'show':
      return showTicket(context, command.key)
    case 'list':
      return { kind: 'card', card: await listCard(context, command.filter, command.page) }
    case 'act':
      return act(context, command)
    case 'help':
      return { kind: 'card', card: helpCard(context) }
    case 'status':
      return { kind: 'card', card: await statusCard(context) }
    case 'agreement':
      return { kind: 'card', card: await agreementCard(context) }
    case 'setup':
      // Routed before anybody is looked for: the channel may be nobody's yet.
      throw new TypeError('setup is not a command of a partnership')
    case 'language':
      return chooseLanguage(context, command.value)
    case 'listen':
      return listenCommand(context, command.word)
    case 'zone':
      return chooseZone(context, command.value)
    case 'check-in':
      return checkInCommand(context, command.verb, command.text)
    case 'term':
      return termCommand(context, command.text)
    case 'confidential':
      return confidentialCommand(context, command.text)
  }
}

/** The whole ticket, for the person alone. */
export async function showTicket(context: PersonContext, key: string): Promise<InboundReply> {
  const { ticket } = await findTicket(context, key)
  const card = await personalCard(context, ticket.id)
  if (!card) throw new UserError('ticket-not-found', { key })
  return { kind: 'card', card }
}

async function act(context: PersonContext, command: Command & { type: 'act' }): Promise<InboundReply> {
  const { key, verb, text } = command
  if (verb === 'waive') return waiveClock(context, await findTicket(context, key), text)
  if (verb === 'history')
    return { kind: 'card', card: await historyCard(context, await findTicket(context, key)) }
  if (verb === 'translate')
    return text === '' ? translationCard(context, key) : correctionForm(context, key, 'text', text)
  return typedAct(context, key, verb, text)
}
