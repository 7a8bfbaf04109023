import type { Agreement } from '../../domain/agreement/agreement.ts'
import { spokenRules, spokenTerms } from '../../domain/agreement/sentence-text.ts'
import { agreementSentences } from '../../domain/agreement/sentences.ts'
import type { PersonContext } from '../context.ts'

/** Rule, warnings and ladder; the worked examples that follow are for `andon agreement check`. */
const SENTENCES = 3

/** Everything an agreement says, in the person's language: each rule, then who decides, quiet hours, what is kept. */
export function spokenAgreement(context: PersonContext, agreement: Agreement): readonly string[] {
  return [...rulesOf(context, agreement).values(), ...termsOf(context, agreement)]
}

/** A waiting version said whole, with what is new, changed or gone against the one in force marked as such. */
export function spokenDifferences(
  context: PersonContext,
  waiting: Agreement,
  inForce: Agreement,
): readonly string[] {
  const { t } = context
  const before = rulesOf(context, inForce)
  const after = rulesOf(context, waiting)
  const terms = termsOf(context, inForce)
  return [
    ...[...after].map(([id, text]) => {
      const old = before.get(id)
      if (old === undefined) return t('agreements:new', { text })
      return old === text ? text : t('agreements:changed', { text })
    }),
    ...[...before].filter(([id]) => !after.has(id)).map(([, text]) => t('agreements:dropped', { text })),
    ...termsOf(context, waiting).map((text) =>
      terms.includes(text) ? text : t('agreements:changed', { text }),
    ),
  ]
}

function rulesOf(context: PersonContext, agreement: Agreement): ReadonlyMap<string, string> {
  const sentences = sentencesOf(context, agreement)
  const spoken = spokenRules(sentences, context)
  return new Map(
    spoken.map(({ title, lines }, index) => [
      agreement.obligations[index]?.id ?? title,
      `${title}: ${lines.slice(0, SENTENCES).join(' ')}`,
    ]),
  )
}

const termsOf = (context: PersonContext, agreement: Agreement): readonly string[] =>
  spokenTerms(sentencesOf(context, agreement), context)

const sentencesOf = (context: PersonContext, agreement: Agreement) =>
  agreementSentences(agreement, context.partnership, context.calendars, context.now)
