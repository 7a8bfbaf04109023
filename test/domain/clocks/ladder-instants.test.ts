import { expect, it } from 'vitest'
import { ladderInstants } from '../../../src/domain/clocks/ladder-instants.ts'

it('places each rung by elapsed time, weekends and clock changes or not', () => {
  const ladder = [
    { after: null, tell: ['owing.liaison'] },
    { after: 'PT8H', tell: ['owing.quality'] },
    { after: 'P1DT30M', tell: ['owing.manager', 'other.liaison'] },
  ] as const
  expect(ladderInstants(ladder, new Date('2026-03-07T20:00:00Z'))).toEqual([
    { at: new Date('2026-03-07T20:00:00Z'), tell: ['owing.liaison'] },
    { at: new Date('2026-03-08T04:00:00Z'), tell: ['owing.quality'] },
    { at: new Date('2026-03-08T20:30:00Z'), tell: ['owing.manager', 'other.liaison'] },
  ])
})
