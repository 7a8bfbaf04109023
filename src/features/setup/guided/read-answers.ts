import type { FormErrors, FormValues } from '../../../chat/index.ts'
import { COUNTRY_CODES } from '../../../domain/partnership/countries.ts'
import { readHoursText } from '../../../domain/partnership/hours-text.ts'
import { otherSide, ROLES, SIDES, type Side } from '../../../domain/partnership/partnership.ts'
import { isZoneName, nearestZoneName } from '../../../domain/partnership/zone-name.ts'
import type { SetupDraft, SideAnswers } from './draft.ts'
import { type Asking, type Step, sideOfStep } from './questions.ts'

/** The draft with the answers, or what is wrong with them, by question. */
export type Answered = { readonly draft: SetupDraft } | { readonly errors: FormErrors }

type AskedStep = Exclude<Step, 'summary'>

/** Takes the answers of one step into the draft. What cannot be meant is said, never guessed. */
export function readAnswers(
  asking: Asking,
  draft: SetupDraft,
  step: AskedStep,
  values: FormValues,
): Answered {
  switch (step) {
    case 'companies':
      return readCompanies(asking, draft, values)
    case 'people':
      return readPeople(asking, draft, values)
    case 'own':
    case 'other':
      return readSide(asking, draft, sideOfStep(step, draft), values)
  }
}

const said = (values: FormValues, name: string): string => (values[name] ?? '').normalize('NFC').trim()
const listed = (values: FormValues, name: string): readonly string[] =>
  said(values, name) === '' ? [] : said(values, name).split(',')

function readCompanies({ t }: Asking, draft: SetupDraft, values: FormValues): Answered {
  const fresh = draft.partnershipId === null
  const asked = ['ourName', 'name', ...(fresh ? ['theirName'] : [])]
  const errors: Record<string, string> = {}
  for (const name of asked) {
    const text = said(values, name)
    if (text === '') errors[name] = t('setup:problem.empty')
    else if ([...text].length > 100 || /\p{Cc}/u.test(text)) errors[name] = t('setup:problem.name')
  }
  if (fresh && said(values, 'ourName') === said(values, 'theirName') && !errors.ourName)
    errors.theirName = t('setup:problem.same-name')
  if (Object.keys(errors).length > 0) return { errors }
  const side = SIDES.find((one) => one === said(values, 'side')) ?? draft.side
  const swapped = fresh && side !== draft.side
  const sides = swapped ? { brand: draft.sides.factory, factory: draft.sides.brand } : draft.sides
  const named = (of: Side, name: string): SideAnswers => ({ ...sides[of], name })
  const other = otherSide(side)
  const theirs = fresh ? said(values, 'theirName') : sides[other].name
  return {
    draft: {
      ...draft,
      side,
      name: said(values, 'name'),
      sides: { ...sides, [side]: named(side, said(values, 'ourName')), [other]: named(other, theirs) },
    },
  }
}

function readPeople({ t }: Asking, draft: SetupDraft, values: FormValues): Answered {
  const known = new Set(draft.candidates.map(({ key }) => key))
  const ours = listed(values, 'ours').filter((key) => known.has(key))
  const other = otherSide(draft.side)
  const fresh = draft.partnershipId === null
  const theirs = fresh ? listed(values, 'theirs').filter((key) => known.has(key)) : []
  if (ours.length === 0) return { errors: { ours: t('setup:problem.nobody') } }
  if (fresh && theirs.length === 0) return { errors: { theirs: t('setup:problem.nobody') } }
  const both = (fresh ? theirs : draft.sides[other].people).find((key) => ours.includes(key))
  if (both !== undefined) {
    const name = draft.candidates.find(({ key }) => key === both)?.name ?? both
    return { errors: { [fresh ? 'theirs' : 'ours']: t('setup:problem.both-sides', { name }) } }
  }
  const peopled = (side: Side, people: readonly string[]): SideAnswers => ({
    ...draft.sides[side],
    people,
    roles: Object.fromEntries(
      ROLES.flatMap((role) => {
        const holders = draft.sides[side].roles[role]?.filter((key) => people.includes(key))
        return holders && holders.length > 0 ? [[role, holders]] : []
      }),
    ),
  })
  const changed = fresh ? { [other]: peopled(other, theirs) } : {}
  return {
    draft: { ...draft, sides: { ...draft.sides, [draft.side]: peopled(draft.side, ours), ...changed } },
  }
}

function readSide(asking: Asking, draft: SetupDraft, side: Side, values: FormValues): Answered {
  const { t, spoken } = asking
  const answers = draft.sides[side]
  const errors: Record<string, string> = {}
  const country = countryCalled(said(values, 'country'), asking.language)
  if (!country) errors.country = t('setup:problem.country', { found: said(values, 'country') })
  const zone = said(values, 'zone')
  if (!isZoneName(zone)) {
    const near = nearestZoneName(zone) ?? 'Asia/Shanghai'
    errors.zone = t('errors:zone-unknown', { found: zone, near })
  }
  const language = spoken.find((tag) => tag === said(values, 'language'))
  if (!language) errors.language = t('setup:problem.empty')
  const hours = readHoursText(said(values, 'hours'))
  if (!hours.ok) errors.hours = t(`setup:problem.${hours.code}`, { found: hours.found })
  const holders = (role: string) => listed(values, role).filter((key) => answers.people.includes(key))
  if (holders('liaison').length === 0) errors.liaison = t('setup:problem.liaison')
  if (Object.keys(errors).length > 0 || !country || !language) return { errors }
  const roles = Object.fromEntries(ROLES.map((role) => [role, holders(role)]))
  const now = { ...answers, country, zone, language, hours: said(values, 'hours'), roles }
  return { draft: { ...draft, sides: { ...draft.sides, [side]: now } } }
}

/** A country's code, from the code itself or from its name in the reader's language or in English. */
function countryCalled(text: string, language: string): string | null {
  const wanted = text.toLocaleLowerCase(language)
  const names = [language, 'en'].map((tag) => new Intl.DisplayNames(tag, { type: 'region' }))
  return (
    COUNTRY_CODES.find((code) => code === text.toUpperCase()) ??
    COUNTRY_CODES.find((code) =>
      names.some((name) => name.of(code)?.toLocaleLowerCase(language) === wanted),
    ) ??
    null
  )
}
