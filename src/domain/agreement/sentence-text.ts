import { type Duration, parseDuration } from '../clocks/duration.ts'
import type { Partnership, Side } from '../partnership/partnership.ts'
import type { AppliesTo, ClockKind, ObligationRule, Rung } from './agreement.ts'
import { exampleText } from './example-text.ts'
import { countedSides } from './matching.ts'
import { ruleNameIn } from './rule-name.ts'
import type { AgreementSentences, RuleSentence } from './sentences.ts'

/** How to say things: the texts of one language, and its tag for dates, lengths and lists. */
export interface Voice {
  readonly t: (key: string, params?: Record<string, unknown>) => string
  /** BCP 47. */
  readonly language: string
}

/** A rule in words. */
export interface SpokenRule {
  /** Name and id. */
  readonly title: string
  /** The rule, its warnings, its ladder, then the two examples: one sentence or two each. */
  readonly lines: readonly string[]
}

type Sides = Partnership['sides']

/** The rules of an agreement in words. Lists, lengths and instants follow the language; names stay as written. */
export const spokenRules = ({ sides, rules }: AgreementSentences, voice: Voice): SpokenRule[] =>
  rules.map((sentence) => spokenRule(sentence, sides, voice))

/** What an agreement says beside its rules: who decides changes, quiet hours, how long messages are kept. */
export const spokenTerms = ({ sides, terms }: AgreementSentences, { t, language }: Voice): string[] => {
  const party = (who: Side | 'both'): string => (who === 'both' ? t('agreement:party.both') : sides[who].name)
  const { severity, class: classes } = terms.quietHours.overriddenBy
  const overriding = [
    ...severity.map((value) => t(`agreement:severity.${value}`)),
    ...classes.map((value) => t(`agreement:class.${value}`)),
  ]
  return [
    t('agreement:terms.changes', {
      assess: party(terms.changes.assess),
      decide: party(terms.changes.decide),
    }),
    overriding.length === 0
      ? t('agreement:terms.quiet-always')
      : t('agreement:terms.quiet-overridden', { by: list(language, overriding, 'disjunction') }),
    t('agreement:terms.retention', {
      time: lengthText(terms.retention.unneededMessages, 'elapsed', { t, language }),
    }),
  ]
}

const spokenRule = ({ rule, ladder, examples }: RuleSentence, sides: Sides, voice: Voice): SpokenRule => {
  const { t } = voice
  const ruleLine = t('agreement:sentence.rule', {
    tickets: ticketsText(rule.applies, sides, voice),
    owing: partyText(rule.owedBy, sides, voice),
    act: t(`agreement:act.${rule.stops}`),
    start: t(`agreement:start.${rule.starts}`),
    within: lengthText(rule.within, rule.clock, voice),
    clock: clockText(rule, sides, voice),
  })
  return {
    title: t('agreement:sentence.title', { name: ruleNameIn(rule, voice.language), id: rule.id }),
    lines: [
      ruleLine,
      warningsText(rule, voice),
      ladderText(ladder, voice),
      ...examples.map((example) => exampleText(example, rule, sides, voice)),
    ],
  }
}

const ticketsText = (applies: AppliesTo, sides: Sides, { t, language }: Voice): string => {
  const any = (values: readonly string[]): string => list(language, values, 'disjunction')
  const conditions = [
    applies.class &&
      t('agreement:condition.class', {
        values: any(applies.class.map((value) => t(`agreement:class.${value}`))),
      }),
    applies.severity &&
      t('agreement:condition.severity', {
        values: any(applies.severity.map((value) => t(`agreement:severity.${value}`))),
      }),
    applies.raisedBy &&
      t('agreement:condition.raised-by', { values: any(applies.raisedBy.map((side) => sides[side].name)) }),
  ].filter((condition) => condition !== undefined)
  if (conditions.length === 0) return t(`agreement:tickets.every-${applies.kind}`)
  return t(`agreement:tickets.${applies.kind}-where`, {
    conditions: conditions.join(t('agreement:condition.separator')),
  })
}

const partyText = (party: ObligationRule['owedBy'], sides: Sides, { t }: Voice): string =>
  party === 'raiser' || party === 'receiver' ? t(`agreement:party.${party}`) : sides[party].name

const clockText = (rule: ObligationRule, sides: Sides, voice: Voice): string => {
  const { t } = voice
  if (rule.clock === 'elapsed') return t('agreement:clock.elapsed')
  if (rule.calendars.length === 2) return t(`agreement:clock.${rule.clock}-both`)
  const fixed = rule.calendars.find((calendar) => calendar !== 'owing')
  const owing = rule.owedBy === 'raiser' || rule.owedBy === 'receiver' ? null : rule.owedBy
  const side = fixed ?? (owing === null ? null : countedSides(rule, owing)[0])
  const whose = side ? sides[side].name : partyText(rule.owedBy, sides, voice)
  return t(`agreement:clock.${rule.clock}`, { whose })
}

const warningsText = ({ warn, clock }: ObligationRule, voice: Voice): string => {
  if (warn.length === 0) return voice.t('agreement:sentence.no-warnings')
  const warnings = warn.map((text) => lengthText(text, clock, voice))
  return voice.t('agreement:sentence.warnings', { warnings: list(voice.language, warnings, 'conjunction') })
}

const ladderText = (ladder: readonly Rung[], voice: Voice): string => {
  const { t } = voice
  const rungs = ladder.map(({ after, tell }) => {
    const told = tell.map((target) => {
      const [end, role] = target.split('.')
      return t(`agreement:tell.${end}`, { role: t(`agreement:role.${role}`) })
    })
    const people = list(voice.language, told, 'conjunction')
    if (after === null) return t('agreement:sentence.rung-at-due', { people })
    return t('agreement:sentence.rung-after', { people, after: lengthText(after, 'elapsed', voice) })
  })
  return t('agreement:sentence.ladder', { rungs: rungs.join(t('agreement:sentence.rung-separator')) })
}

/** A duration in words: days are working days except on an elapsed clock; hours stay hours (`PT36H` is 36 hours). */
export const lengthText = (text: string, clock: ClockKind, { t, language }: Voice): string => {
  const duration = parseDuration(text)
  const rest = timeText(duration, language)
  if (duration.days === 0) return rest
  const days =
    clock === 'elapsed'
      ? new Intl.DurationFormat(language, { style: 'long' }).format({ days: duration.days })
      : t('agreement:length.working-days', { count: duration.days })
  return duration.milliseconds === 0 ? days : t('agreement:length.days-and-time', { days, time: rest })
}

const timeText = ({ milliseconds }: Duration, language: string): string => {
  const seconds = milliseconds / 1000
  const parts = {
    hours: Math.floor(seconds / 3600),
    minutes: Math.floor(seconds / 60) % 60,
    seconds: seconds % 60,
  }
  return new Intl.DurationFormat(language, {
    style: 'long',
    secondsDisplay: seconds === 0 ? 'always' : 'auto',
  }).format(parts)
}

const list = (language: string, items: readonly string[], type: 'conjunction' | 'disjunction'): string =>
  new Intl.ListFormat(language, { type }).format(items)
