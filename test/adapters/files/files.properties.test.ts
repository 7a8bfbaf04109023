import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stringify } from 'yaml'
import { readAgreementFile } from '../../../src/adapters/files/agreement-file.ts'
import { FileProblemsError } from '../../../src/adapters/files/file-problem.ts'
import { readPartnershipFile } from '../../../src/adapters/files/partnership-file.ts'
import type { Agreement } from '../../../src/domain/agreement/agreement.ts'
import type { MinuteInterval, Partnership, Side } from '../../../src/domain/partnership/partnership.ts'
import { agreements, partnerships } from './file-arbitraries.ts'
import { example } from './reading.ts'

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const

const clock = (minutes: number): string =>
  [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':')
const period = ({ from, to }: MinuteInterval): string => `${clock(from)}-${clock(to > 1440 ? to - 1440 : to)}`
const present = (fields: object): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

/** What a person would write for a partnership. */
const partnershipFile = (partnership: Partnership): object => {
  const side = (name: Side) => {
    const { hours, ...rest } = partnership.sides[name]
    const week = DAYS.map((day, i) => [day, hours[(i + 1) as 1].map(period).join(', ')]).filter(
      ([, text]) => text !== '',
    )
    const people = partnership.people
      .filter((person) => person.side === name)
      .map(({ side: _, identities, ...person }) => {
        const [, ...accounts] = identities
        const slack = accounts.find(({ platform }) => platform === 'slack')
        const teams = accounts.find(({ platform }) => platform === 'teams')
        return present({
          ...person,
          slack: slack
            ? slack.workspaceId === null
              ? slack.userId
              : { user: slack.userId, team: slack.workspaceId }
            : null,
          teams: teams ? { objectId: teams.userId, tenant: teams.workspaceId } : null,
        })
      })
    return present({ ...rest, hours: Object.fromEntries(week), people })
  }
  const channels = (audience: string) =>
    partnership.channels
      .filter((each) => each.audience === audience)
      .map(({ platform, channelId }) => ({ [platform]: channelId }))
  const { checkIn, id, name } = partnership
  return present({
    id,
    name,
    brand: side('brand'),
    factory: side('factory'),
    channels: { shared: channels('both'), brand: channels('brand'), factory: channels('factory') },
    checkIn: checkIn && { ...checkIn, weekday: DAYS[checkIn.weekday - 1] },
  })
}

const agreementFile = (agreement: Agreement): object => ({
  ...agreement,
  ladders: Object.fromEntries(
    Object.entries(agreement.ladders).map(([name, rungs]) => [name, rungs.map(present)]),
  ),
})

describe('a file that says what a model says', () => {
  it('is read back as that partnership', () => {
    fc.assert(
      fc.property(partnerships, fc.boolean(), (partnership, quoted) => {
        const options = { defaultStringType: quoted ? ('QUOTE_DOUBLE' as const) : ('PLAIN' as const) }
        const text = stringify(partnershipFile(partnership), { ...options, aliasDuplicateObjects: false })
        expect(readPartnershipFile(text, 'p.yaml').partnership).toEqual(partnership)
      }),
      { numRuns: 200 },
    )
  })
  it('is read back as that agreement', () => {
    fc.assert(
      fc.property(agreements, (agreement) => {
        const text = stringify(agreementFile(agreement), { aliasDuplicateObjects: false })
        expect(readAgreementFile(text, 'a.yaml')).toEqual(agreement)
      }),
      { numRuns: 200 },
    )
  })
})

describe('whatever stands in a file', () => {
  const refusal = (read: () => unknown): FileProblemsError | null => {
    try {
      read()
      return null
    } catch (error) {
      if (error instanceof FileProblemsError) return error
      throw error
    }
  }
  const check = (text: string): void => {
    const lines = text.split(/\r\n|\r|\n/).length
    for (const read of [() => readPartnershipFile(text, 'f'), () => readAgreementFile(text, 'f')]) {
      const error = refusal(read)
      if (error === null) continue
      expect(error.problems.length).toBeGreaterThan(0)
      for (const problem of error.problems) {
        expect(problem.line).toBeGreaterThan(0)
        expect(problem.line).toBeLessThanOrEqual(lines)
        expect(problem.column).toBeGreaterThan(0)
        expect(problem.code).toMatch(/^(files|agreement):/)
      }
    }
  }

  it('is refused with problems and nothing else: any text', () => {
    fc.assert(fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' })), check), {
      numRuns: 200,
    })
  })
  it('is refused with problems and nothing else: YAML of pieces', () => {
    const pieces = fc.constantFrom(
      'a',
      ':',
      ' ',
      '\n',
      '- ',
      '[',
      ']',
      '{',
      '}',
      ',',
      '"',
      "'",
      '&x ',
      '*x',
      '!!str ',
      '|',
      '>',
      '#',
      '?',
      '%',
      '---\n',
      '...\n',
      '\t',
      '<<',
      '0',
      '~',
      'brand',
      'people',
      'obligations',
      'ladders',
      'hours',
      '\\',
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), (parts) => check(parts.join(''))),
      { numRuns: 1500 },
    )
  })
  it('is refused with problems and nothing else: any value in the place of any line of the examples', () => {
    const value = fc.constantFrom(
      '',
      '~',
      '[]',
      '{}',
      '[~]',
      '{ a: 1 }',
      '0',
      '-1',
      '1e400',
      '.nan',
      'true',
      'P1M',
      '2026-02-30',
      '"\\u0000"',
      '[[[]]]',
      '*x',
      '__proto__',
      '{ __proto__: [] }',
      '99999999999999999999',
    )
    const files = (['partnership', 'agreement'] as const).map((name) => example(name).split('\n'))
    fc.assert(
      fc.property(fc.nat(1), fc.nat(), value, fc.boolean(), (file, line, replacement, keepKey) => {
        const lines = [...files[file]!]
        const at = line % lines.length
        lines[at] = keepKey ? lines[at]!.replace(/(:|- ).*$/, `$1 ${replacement}`) : replacement
        check(lines.join('\n'))
      }),
      { numRuns: 300 },
    )
  })
  it('is refused with problems and nothing else: any JSON', () => {
    const json = fc.jsonValue({ maxDepth: 4 })
    const shape = fc.record(
      {
        id: json,
        brand: json,
        factory: json,
        channels: json,
        obligations: json,
        ladders: json,
        version: json,
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.oneof(json, shape), (any) => check(JSON.stringify(any))),
      { numRuns: 500 },
    )
  })
})
