import type { FormValues } from '../../chat/index.ts'
import type { TicketAct, TicketActName } from '../../domain/ticket/acts.ts'
import type { TicketFields } from '../../domain/ticket/fields.ts'
import type { Evidence } from '../../domain/ticket/ticket.ts'
import { UserError } from '../../errors.ts'
import type { PersonContext } from '../context.ts'
import { readLocalDateTime } from '../local-time.ts'
import { toldLanguage } from '../told-language.ts'
import { type FoundTicket, findTicket } from './find-ticket.ts'
import { readFields, wholeNumber } from './read-fields.ts'

/** What a person said with an act: the values of a form, or typed words under the name the form would use. */
export async function buildAct(
  context: PersonContext,
  found: FoundTicket,
  name: TicketActName,
  values: FormValues,
  contentHash: string | null,
): Promise<TicketAct> {
  const reason = values.reason ?? ''
  switch (name) {
    case 'acknowledge':
    case 'contained':
    case 'root-cause-shared':
    case 'corrected':
    case 'implemented':
    case 'verified':
    case 'closed':
      return {
        act: name,
        text: values.stepText?.trim() || null,
        evidence: readEvidence(values.evidence ?? ''),
      }
    case 'reject':
    case 'contest-rejection':
    case 'withdraw':
    case 'reopen':
    case 'refuse':
      return { act: name, reason }
    case 'accept-rejection':
    case 'consent-withdrawal':
    case 'refuse-withdrawal':
      return { act: name }
    case 'comment':
      return { act: name, text: values.comment ?? '', audience: context.audience }
    case 'disclose':
      return {
        act: name,
        fields: readFields(values, found.view.fields, toldLanguage(context, context.language)),
      }
    case 'edit':
      return {
        act: name,
        fields: changed(
          found.view.fields,
          readFields(values, found.view.fields, toldLanguage(context, context.language)),
        ),
      }
    case 'duplicate':
      return { act: name, of: (await findTicket(context, keyFrom(values.key ?? ''))).ticket.id }
    case 'set-first-awareness':
      return { act: name, at: readLocalDateTime(values.firstAwareness ?? '', context.zone), reason }
    case 'assess':
      return { act: name, assessment: readAssessment(values) }
    case 'approve':
      return { act: name, contentHash: contentHash ?? '' }
  }
}

/** Only what differs: an edit of facts alone must not look like one of the raiser's words. */
function changed(before: TicketFields, after: TicketFields): Partial<TicketFields> {
  const names = Object.keys(after) as (keyof TicketFields)[]
  return Object.fromEntries(
    names
      .filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]))
      .map((name) => [name, after[name]]),
  )
}

/** One link a line, with words before it as its label. */
function readEvidence(text: string): readonly Evidence[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => {
      const [url = ''] = /\S+$/.exec(line) ?? []
      return { label: line.slice(0, -url.length).trim(), url }
    })
}

function readAssessment(values: FormValues) {
  const lines = (text: string | undefined) =>
    (text ?? '')
      .split(/[\n;；]/u)
      .map((line) => line.trim())
      .filter((line) => line !== '')
  return {
    text: values.stepText ?? '',
    cost: values.cost?.trim() || null,
    leadTimeDays: wholeNumber(values.leadTimeDays, 'leadTimeDays'),
    feeLines: lines(values.feeLines),
    parts: lines(values.parts?.replaceAll(',', ';')),
    effectiveFrom: values.effectiveFrom?.trim() || null,
  }
}

/** `d12` and `Ｄ－１２` are read as `D-12`. Throws UserError `key-unreadable`. */
function keyFrom(text: string): string {
  const match = /^\s*([DCFB])-?(\d{1,9})\s*$/i.exec(text.normalize('NFKC').replace(/[‐–—－]/gu, '-'))
  if (!match) throw new UserError('key-unreadable', { found: text.slice(0, 40) })
  return `${match[1]?.toUpperCase()}-${Number(match[2])}`
}
