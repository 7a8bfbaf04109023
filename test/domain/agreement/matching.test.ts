import { describe, expect, it } from 'vitest'
import type { AppliesTo, ObligationRule } from '../../../src/domain/agreement/agreement.ts'
import {
  countedSides,
  owingSide,
  type RuleSubject,
  ruleMatches,
} from '../../../src/domain/agreement/matching.ts'

const subject = (changes: Partial<RuleSubject> = {}): RuleSubject => ({
  kind: 'defect',
  class: 'safety',
  severity: 'critical',
  raisedBy: 'factory',
  ...changes,
})

describe('ruleMatches', () => {
  const cases: [string, AppliesTo, Partial<RuleSubject>, boolean][] = [
    ['the kind alone', { kind: 'defect' }, {}, true],
    ['another kind', { kind: 'change' }, {}, false],
    ['one named class', { kind: 'defect', class: ['safety'] }, {}, true],
    ['another class', { kind: 'defect', class: ['cosmetic'] }, {}, false],
    ['any of a list', { kind: 'defect', severity: ['major', 'critical'] }, {}, true],
    ['none of a list', { kind: 'defect', severity: ['major', 'minor'] }, {}, false],
    [
      'all named fields',
      { kind: 'defect', class: ['safety'], severity: ['critical'], raisedBy: ['factory'] },
      {},
      true,
    ],
    [
      'all but one',
      { kind: 'defect', class: ['safety'], severity: ['critical'], raisedBy: ['brand'] },
      {},
      false,
    ],
    ['a named class that is not set', { kind: 'defect', class: ['safety'] }, { class: null }, false],
    [
      'a named severity that is not set',
      { kind: 'defect', severity: ['critical'] },
      { severity: null },
      false,
    ],
    ['fields that are not set and not named', { kind: 'defect' }, { class: null, severity: null }, true],
    ['an empty list', { kind: 'defect', class: [] }, {}, false],
  ]
  it.each(cases)('%s', (_, applies, changes, expected) => {
    expect(ruleMatches({ applies }, subject(changes))).toBe(expected)
  })
})

describe('owingSide', () => {
  it.each([
    ['raiser', 'factory', 'factory'],
    ['raiser', 'brand', 'brand'],
    ['receiver', 'factory', 'brand'],
    ['receiver', 'brand', 'factory'],
    ['brand', 'factory', 'brand'],
    ['factory', 'brand', 'factory'],
  ] as const)('%s of a ticket raised by the %s is the %s', (owedBy, raiser, side) => {
    expect(owingSide({ owedBy }, raiser)).toBe(side)
  })
})

describe('countedSides', () => {
  const cases: [ObligationRule['calendars'], string[]][] = [
    [['owing'], ['factory']],
    [['brand'], ['brand']],
    [
      ['brand', 'factory'],
      ['brand', 'factory'],
    ],
    [
      ['owing', 'brand'],
      ['brand', 'factory'],
    ],
    [['owing', 'factory'], ['factory']],
  ]
  it.each(cases)('%j when the factory owes', (calendars, sides) => {
    expect(countedSides({ calendars }, 'factory')).toEqual(sides)
  })
})
