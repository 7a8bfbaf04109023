import type { ObligationRule } from './agreement.ts'

/**
 * What people call a rule, in a reader's language as far as the agreement names it there: the tag itself, then another
 * script or region of the same language, else the name every version must have.
 */
export const ruleNameIn = (rule: Pick<ObligationRule, 'name' | 'names'>, language: string): string => {
  const names = rule.names ?? {}
  const primary = (tag: string): string | undefined => tag.split('-')[0]
  const near = Object.keys(names).find((tag) => primary(tag) === primary(language))
  return names[language] ?? (near === undefined ? undefined : names[near]) ?? rule.name
}
