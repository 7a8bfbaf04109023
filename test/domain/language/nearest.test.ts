import { describe, expect, it } from 'vitest'
import { nearest } from '../../../src/domain/language/nearest.ts'

describe('the nearest word', () => {
  it.each([
    ['zoen', ['zone', 'name'], 'zone'],
    ['Zone', ['zone', 'name'], 'zone'],
    ['chanels', ['channels', 'people'], 'channels'],
    ['contianed', ['contained', 'corrected'], 'contained'],
    ['liason', ['liaison', 'quality'], 'liaison'],
    ['ab', ['ac', 'ad'], 'ac'],
    ['zone', [], null],
    ['', ['a'], 'a'],
    ['dangerous', ['safety', 'cosmetic'], null],
    ['abc', ['xyz'], null],
    ['cat', ['dog', 'cut'], 'cut'],
    // Three edits are too many, however long the word.
    ['root-cause-shared', ['root-cause-sharing'], null],
  ] as const)('of %j among %j is %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected)
  })
})
