import { describe, expect, it } from 'vitest'
import { COUNTRY_CODES, isCountryCode } from '../../../src/domain/partnership/countries.ts'
import { isZoneName, nearestZoneName } from '../../../src/domain/partnership/zone-name.ts'

describe('the name of a zone', () => {
  it.each([
    'Asia/Shanghai',
    'Asia/Kolkata',
    'Asia/Calcutta',
    'Asia/Ho_Chi_Minh',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'Europe/Kyiv',
    'Etc/GMT+8',
    'UTC',
  ])('%s is one', (name) => {
    expect(isZoneName(name)).toBe(true)
  })
  it.each([
    '',
    'EST',
    'CST',
    '+08:00',
    'GMT+8',
    'Asia/shanghai',
    'asia/shanghai',
    'ASIA/SHANGHAI',
    'Asia/Beijing',
    'Mars/Base',
    'local',
    'Asia/Shanghai ',
    '../etc/passwd',
  ])('%j is not', (name) => {
    expect(isZoneName(name)).toBe(false)
  })
  it('knows every zone the platform lists', () => {
    expect(Intl.supportedValuesOf('timeZone').filter((name) => !isZoneName(name))).toEqual([])
  })
  it.each([
    ['asia/shanghai', 'Asia/Shanghai'],
    ['Asia/Shangai', 'Asia/Shanghai'],
    ['Asia/Beijing', 'Asia/Shanghai'],
    ['America/San_Francisco', 'America/Los_Angeles'],
    ['America/NewYork', 'America/New_York'],
    ['+08:00', null],
    ['CST', null],
    ['constructor', null],
  ])('%j probably means %j', (name, expected) => {
    expect(nearestZoneName(name)).toBe(expected)
  })
})

describe('country codes', () => {
  it('are the 249 of ISO 3166-1, each once, each known to the platform', () => {
    expect(COUNTRY_CODES.length).toBe(249)
    expect(new Set(COUNTRY_CODES).size).toBe(249)
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    expect(COUNTRY_CODES.filter((code) => names.of(code) === undefined)).toEqual([])
  })
  it.each([
    ['CN', true],
    ['GB', true],
    ['TW', true],
    ['UK', false],
    ['EU', false],
    ['cn', false],
    ['SU', false],
    ['', false],
  ])('%j: %s', (code, expected) => {
    expect(isCountryCode(code)).toBe(expected)
  })
})
