import type { Agreement, ObligationRule } from '../../../src/domain/agreement/agreement.ts'

/** A sound rule to change: the receiver acknowledges a defect in nine working hours. */
export const acknowledge: ObligationRule = {
  id: 'acknowledge',
  name: 'Acknowledge a defect',
  applies: { kind: 'defect' },
  owedBy: 'receiver',
  starts: 'disclosed',
  stops: 'acknowledged',
  within: 'PT9H',
  clock: 'working',
  calendars: ['owing'],
  warn: ['PT2H'],
  ladder: 'standard',
}

export const agreementOf = (...rules: readonly Partial<ObligationRule>[]): Agreement => ({
  version: 1,
  obligations: rules.map((rule, index) => ({ ...acknowledge, id: `rule-${index}`, ...rule })),
  changes: { assess: 'factory', decide: 'brand' },
  ladders: {
    standard: [
      { after: null, tell: ['owing.liaison'] },
      { after: 'PT8H', tell: ['other.manager'] },
    ],
  },
  quietHours: { overriddenBy: { severity: ['critical'], class: ['safety'] } },
  retention: { unneededMessages: 'P30D' },
})
