import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { pathText, renderProblem, shorten } from '../../../src/adapters/files/file-problem.ts'
import { readPartnershipFile } from '../../../src/adapters/files/partnership-file.ts'
import { createI18nextTexts } from '../../../src/adapters/i18n/i18next-texts.ts'
import { example, firstProblem } from './reading.ts'

const texts = createI18nextTexts(fileURLToPath(new URL('../../../locales', import.meta.url)))

describe('a mistake as text', () => {
  const problem = (from: string, to: string) =>
    firstProblem(() => readPartnershipFile(example('partnership').replace(from, to), 'my/aurora.yaml'))

  it('has file, line, column, path, the sentence, what was found and what is allowed', () => {
    expect(renderProblem(problem('language: en', 'language: fr'), texts.in('en'))).toBe(
      'my/aurora.yaml:12:13 brand.language: This value is not one of those that may stand here. Found: fr. ' +
        'Allowed: en, zh-Hans, zh-Hant, ja, ko, vi, th, de, es, pl.',
    )
    expect(renderProblem(problem('language: en', 'language: fr'), texts.in('zh-Hans'))).toBe(
      'my/aurora.yaml:12:13 brand.language：这里不能填这个值。当前内容：fr。可填写：en、zh-Hans、zh-Hant、ja、ko、vi、th、de、es、pl。',
    )
  })
  it('shows what somebody wrote as it is, placeholders included', () => {
    const text = renderProblem(problem('language: en', 'language: "{{t}} $t(files:nothing)"'), texts.in('en'))
    expect(text).toContain('Found: "{{t}} $t(files:nothing)".')
  })
  it('leaves out what does not apply', () => {
    expect(
      renderProblem(
        firstProblem(() => readPartnershipFile('', 'a.yaml')),
        texts.in('en'),
      ),
    ).toBe('a.yaml:1:1 The file is empty.')
  })
})

describe('the texts', () => {
  const source = [
    'file-fields',
    'partnership-schema',
    'agreement-schema',
    'yaml-errors',
    'yaml-guard',
    'yaml-source',
    'zod-problems',
    'partnership-checks',
    'partnership-file',
  ]
    .map((name) => readFileSync(new URL(`../../../src/adapters/files/${name}.ts`, import.meta.url), 'utf8'))
    .join('\n')
  const codes = [...new Set([...source.matchAll(/'(files:[a-z0-9-]+)'/g)].map((match) => match[1]!))]
  const params = {
    found: 'x',
    path: 'x',
    key: 'x',
    near: 'x',
    first: 'x',
    from: 'x',
    other: 'x',
    side: 'x',
    bytes: 1,
    limit: 1,
  }

  it.each(['en', 'zh-Hans'])('exist for every mistake in %s', (language) => {
    expect(codes.length).toBeGreaterThan(50)
    const t = texts.in(language)
    for (const code of codes) expect(t(code, params), code).not.toBe('')
  })
})

describe('what stands in the file', () => {
  it('is one line of at most sixty characters', () => {
    expect(shorten('a\n  b\tc ')).toBe('a b c')
    expect(shorten('界'.repeat(60))).toBe('界'.repeat(60))
    expect(shorten('界'.repeat(61))).toBe(`${'界'.repeat(59)}…`)
    expect(shorten('😀'.repeat(61))).toBe(`${'😀'.repeat(59)}…`)
  })
  it('has a path as a person reads it', () => {
    expect(pathText([])).toBe('')
    expect(pathText(['brand', 'people', 0, 'roles', 1])).toBe('brand.people[0].roles[1]')
  })
})
