import { encodeAction, type Form, type FormField } from '../../../chat/index.ts'
import { otherSide, ROLES, type Role, SIDES, type Side } from '../../../domain/partnership/partnership.ts'
import { proposeSide } from '../../../domain/partnership/propose-side.ts'
import type { Translate } from '../../../ports/index.ts'
import type { Candidate, SetupDraft } from './draft.ts'

/** The questions of a guided setup, in the order they are asked. */
export const STEPS = ['companies', 'people', 'own', 'other', 'summary'] as const
export type Step = (typeof STEPS)[number]

/** What forms need besides the answers so far. */
export interface Asking {
  readonly t: Translate
  readonly language: string
  /** BCP 47 tags of the shipped locales. */
  readonly spoken: readonly string[]
}

/** Slack's limit for the options of one list. */
const MOST_OPTIONS = 100
const LONGEST_NAME = 100

/** A side whose people and ways may be answered here: both of a new partnership, the own one of an existing one. */
export const sideOfStep = (step: 'own' | 'other', draft: SetupDraft): Side =>
  step === 'own' ? draft.side : otherSide(draft.side)

export function companiesForm(asking: Asking, draft: SetupDraft): Form {
  const { t } = asking
  const sides = SIDES.map((side) => ({ value: side, label: t(`setup:sides.${side}`) }))
  const which: FormField = {
    ...{ type: 'choice', name: 'side', label: t('setup:fields.side'), hint: null, required: true },
    ...{ initial: draft.side, options: sides },
  }
  const fields = [
    ...(draft.partnershipId === null ? [which] : []),
    words(t, 'ourName', draft.sides[draft.side].name, LONGEST_NAME),
    ...(draft.partnershipId === null
      ? [words(t, 'theirName', draft.sides[otherSide(draft.side)].name, LONGEST_NAME)]
      : []),
    words(t, 'name', draft.name, LONGEST_NAME),
  ]
  return form(t, 'companies', draft, t('setup:intro.companies'), fields)
}

export function peopleForm(asking: Asking, draft: SetupDraft): Form {
  const { t } = asking
  const pick = (name: 'ours' | 'theirs', side: Side): FormField => ({
    ...{ type: 'choices', name, label: t(`setup:fields.${name}`, { side: draft.sides[side].name }) },
    ...{ hint: null, required: true, initial: draft.sides[side].people },
    options: optionsOf(draft.candidates),
  })
  const own = pick('ours', draft.side)
  const fields = draft.partnershipId === null ? [own, pick('theirs', otherSide(draft.side))] : [own]
  const more =
    draft.candidates.length > MOST_OPTIONS ? ` ${t('setup:intro.many', { most: MOST_OPTIONS })}` : ''
  return form(t, 'people', draft, `${t('setup:intro.people')}${more}`, fields)
}

export function sideForm(asking: Asking, draft: SetupDraft, step: 'own' | 'other'): Form {
  const { t, language, spoken } = asking
  const answers = draft.sides[sideOfStep(step, draft)]
  const picked = draft.candidates.filter(({ key }) => answers.people.includes(key))
  const proposed = proposeSide(picked, spoken)
  const names = new Intl.DisplayNames(language, { type: 'region' })
  const country = answers.country || proposed.country
  const languages = spoken.map((tag) => ({
    value: tag,
    label: new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag,
  }))
  const first = picked[0] ? [picked[0].key] : []
  const role = (name: Role): FormField => ({
    ...{ type: 'choices', name, label: t(`setup:roles.${name}`), hint: t(`setup:role-hints.${name}`) },
    ...{ required: name === 'liaison', options: optionsOf(picked) },
    initial: answers.roles[name] ?? (name === 'liaison' || name === 'approver' ? first : []),
  })
  const fields: FormField[] = [
    words(t, 'country', country ? (names.of(country) ?? country) : '', LONGEST_NAME),
    words(t, 'zone', answers.zone || (proposed.zone ?? ''), LONGEST_NAME),
    {
      ...{ type: 'choice', name: 'language', label: t('setup:fields.language'), hint: null },
      ...{ required: true, initial: answers.language || proposed.language, options: languages },
    },
    words(t, 'hours', answers.hours || USUAL_HOURS, 300),
    ...ROLES.map(role),
  ]
  return form(t, step, draft, t('setup:intro.side', { side: answers.name }), fields)
}

const USUAL_HOURS = 'mon-fri 09:00-17:30'

/** The last step: everything said once more. `agreement` asks whether the template is proposed. */
export function summaryForm({ t }: Asking, draft: SetupDraft, summary: string, agreement: boolean): Form {
  const yesOrNo = ['yes', 'no'].map((value) => ({ value, label: t(`setup:agreement.${value}`) }))
  const propose: FormField = {
    ...{ type: 'choice', name: 'agreement', label: t('setup:fields.agreement') },
    ...{ hint: t('setup:hints.agreement'), required: true, initial: 'yes', options: yesOrNo },
  }
  return form(t, 'summary', draft, summary, agreement ? [propose] : [])
}

function form(
  t: Translate,
  step: Step,
  { partnershipId, channelId }: SetupDraft,
  intro: string,
  fields: readonly FormField[],
): Form {
  const last = step === 'summary'
  const submit = last ? (partnershipId === null ? 'finish' : 'change') : 'next'
  return {
    action: encodeAction({ verb: 'setup', partnershipId: partnershipId ?? '', args: [step, channelId] }),
    title: t(`setup:titles.${step}`),
    submit: t(`setup:submit.${submit}`),
    intro,
    fields,
  }
}

const words = (
  t: Translate,
  name: 'ourName' | 'theirName' | 'name' | 'country' | 'zone' | 'hours',
  initial: string,
  maxLength: number,
): FormField => ({
  ...{ type: 'text', name, label: t(`setup:fields.${name}`), hint: t(`setup:hints.${name}`) },
  ...{ required: true, multiline: false, initial, maxLength },
})

const optionsOf = (people: readonly Candidate[]) =>
  people.slice(0, MOST_OPTIONS).map(({ key, name }) => ({ value: key, label: name }))
