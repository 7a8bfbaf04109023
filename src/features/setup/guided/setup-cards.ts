import { type Button, type Card, encodeAction } from '../../../chat/index.ts'
import { emojiOf } from '../../../domain/partnership/emoji.ts'
import { languageOf, type Partnership, type Person } from '../../../domain/partnership/partnership.ts'
import type { Translate } from '../../../ports/index.ts'
import type { Context } from '../../context.ts'
import { enqueue, privateTarget } from '../../outbox/enqueue.ts'

const button = (
  t: Translate,
  label: string,
  partnershipId: string,
  verb: string,
  args: readonly string[],
): Button => ({
  ...{ label: t(label), style: 'normal' },
  action: encodeAction({ verb, partnershipId, args }),
})

const buttonsFor = (t: Translate, { id }: Partnership, person: Person | null): Card['elements'] => {
  if (!person) return []
  const liaison = person.roles.includes('liaison')
  return [
    {
      type: 'buttons',
      buttons: [
        button(t, 'setup:buttons.agreement', id, 'agreement-show', []),
        ...(liaison ? [button(t, 'setup:buttons.change', id, 'setup', ['begin'])] : []),
        ...(liaison ? [button(t, 'setup:buttons.undo', id, 'setup', ['undo'])] : []),
      ],
    },
  ]
}

/** Told to who has just set a partnership up. `person` is null when they are not among its people. */
export function doneCard(
  t: Translate,
  partnership: Partnership,
  person: Person | null,
  proposed: number | null,
): Card {
  const { name } = partnership
  const text = t('setup:done.text', { name })
  const next = [
    ...(proposed === null
      ? [t('setup:done.no-agreement')]
      : [t('setup:done.agreement', { version: proposed })]),
    ...['no-clock', 'told', 'try'].map((line) => t(`setup:done.${line}`)),
    t('setup:done.emoji', emojiOf(partnership)),
    t('setup:done.own-channel'),
  ]
  return {
    title: t('setup:done.title', { name }),
    tone: 'good',
    summary: text,
    elements: [{ type: 'text', text }, { type: 'list', items: next }, ...buttonsFor(t, partnership, person)],
  }
}

/** One sentence about what was done, or is not to be done. */
export function sentenceCard(t: Translate, text: string, tone: Card['tone'] = 'good'): Card {
  return { title: t('setup:title'), tone, summary: text, elements: [{ type: 'text', text }] }
}

/** Everybody who has to do something next is told in private that they were named, by whom, and how to change it. */
export async function tellNamed(context: Context, by: string, except: Person | null): Promise<void> {
  for (const person of context.partnership.people) {
    const needed = person.roles.includes('liaison') || person.roles.includes('approver')
    const target = needed && person.id !== except?.id ? privateTarget(context.deps, person) : null
    if (!target) continue
    const card = namedCard(context, person, by)
    await enqueue(context, { audience: person.side, target, variants: { [person.side]: card } })
  }
}

function namedCard({ deps, partnership }: Context, person: Person, by: string): Card {
  const t = deps.texts.in(languageOf(partnership, person))
  const roles = person.roles.map((role) => t(`setup:roles.${role}`)).join(t('setup:summary.comma'))
  const text = t('setup:named.text', { by, name: partnership.name, roles })
  return {
    title: t('setup:named.title', { name: partnership.name }),
    tone: 'normal',
    summary: text,
    elements: [
      { type: 'text', text },
      { type: 'note', text: t('setup:named.note') },
      ...buttonsFor(t, partnership, person),
    ],
  }
}
