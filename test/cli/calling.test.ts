import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { COMMANDS } from '../../src/cli/commands.ts'
import { findCommand } from '../../src/cli/find-command.ts'
import { parseArguments } from '../../src/cli/parse-arguments.ts'
import { Unavailable } from '../../src/errors.ts'
import type { FeatureDeps } from '../../src/features/deps.ts'
import type { Operations } from '../../src/ports/index.ts'
import { texts } from '../support/andon.ts'
import { call } from './terminal.ts'

const NAMES = Object.keys(COMMANDS)

describe('calling andon', () => {
  test.each([
    ['deadlins', 'Did you mean “deadlines”?'],
    ['agreement chek', 'Did you mean “agreement check”?'],
    ['agreemnt check x.yaml', 'Did you mean “agreement check”?'],
    ['agreement', 'needs a second word: agreement check, agreement status, agreement accept'],
    ['auditt', 'Did you mean “audit verify”?'],
    ['xyzzy', 'There is no command “xyzzy”'],
    ['--json tickets', 'The command comes first'],
    ['deadlines --knd defect', 'Did you mean --kind?'],
    ['deadlines --at', '--at needs a value'],
    ['deadlines --kind --class safety', '--kind needs a value'],
    ['version --json=yes', '--json takes no value'],
    ['version --json --json', '--json is given twice'],
    ['version now', '“now” does not belong here'],
    ['schema', 'Something is missing'],
    ['schema partnrship', 'Did you mean “partnership”?'],
    ['deadlines', '--partnership is missing'],
    ['version -j', 'There is no option -j here'],
    ['version --toString', 'There is no option --toString here'],
    ['constructor', 'There is no command “constructor”'],
  ])('%s ends with 2 and says what helps', async (line, said) => {
    const { code, out, err } = await call(line.split(' '))
    expect(err).toContain(said)
    expect(err).toContain('npm run -s andon -- help')
    expect(code).toBe(2)
    expect(out).toBe('')
  })

  test.each([['help'], ['--help'], ['-h'], ['']])('%s shows every command', async (line) => {
    const { code, out } = await call(line === '' ? [] : [line])
    expect(code).toBe(0)
    for (const name of NAMES) expect(out).toContain(`  ${name} `)
  })

  test.each([
    ['help agreement check'],
    ['agreement check --help'],
    ['agreement check -h'],
    ['help agreement check --help'],
  ])('%s explains it', async (line) => {
    const { code, out } = await call(line.split(' '))
    expect(code).toBe(0)
    expect(out).toContain('agreement check FILE [--partnership FILE]')
    expect(out).toContain('npm run -s andon -- agreement check examples/agreement.yaml')
  })

  test.each(NAMES)('the help of %s shows an example that can be called, in every language', async (name) => {
    const load = COMMANDS[name]
    const command = await load!()
    for (const language of ['en', 'zh-Hans']) {
      const { code, out } = await call(['help', ...name.split(' ')], { language })
      expect(code).toBe(0)
      const example = texts.in(language)(`cli:commands.${name.replace(' ', '-')}.example`)
      expect(out).toContain(`npm run -s andon -- ${example}`)
      const [words = ''] = example.split(' > ')
      const called = findCommand(words.split(' '), NAMES)
      if (called.kind !== 'command') throw new Error(`the example of ${name} calls nothing`)
      expect(called.name).toBe(name)
      expect(parseArguments(command, called.rest)).not.toBeNull()
    }
  })

  test('speaks Chinese', async () => {
    const { err } = await call(['deadlins'], { language: 'zh-Hans' })
    expect(err).toContain('您是否想用“deadlines”？')
  })

  test('no words whatever end in a crash', async () => {
    const word = fc.oneof(
      fc.constantFrom(...NAMES.flatMap((name) => name.split(' ')), 'help'),
      fc.constantFrom(
        '--json',
        '--at',
        '--partnership',
        '--kind',
        '--yes',
        '-h',
        '--',
        '-',
        '--as=x',
        '--file',
      ),
      fc.constantFrom(
        'examples/partnership.yaml',
        'examples/agreement.yaml',
        'defect',
        'factory',
        '',
        '\0',
        '__proto__',
      ),
      fc.string({ unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(word, { maxLength: 8 }), async (words) => {
        const withFeatures = await call(words, { features: unreachable, operations: withoutDatabase })
        const { code, err } = withFeatures
        expect([0, 1, 2]).toContain(code)
        expect(withFeatures.unexpected).toEqual([])
        expect(err).not.toMatch(/^\s+at .*:\d+:\d+/m)
        if (code !== 0) expect(err).not.toBe('')
      }),
      { numRuns: 300 },
    )
  })
})

/** A database that cannot be reached: how far a call may get without one. */
const away = async () => {
  throw new Unavailable('database-unavailable')
}

const withoutDatabase: Operations = {
  installation: {
    ...{ host: '127.0.0.1', loopbackOnly: true, embedded: false },
    ...{ timeZoneData: '2026a', platforms: [] },
  },
  backup: away,
  restore: away,
  isEmpty: away,
  parked: away,
}

const unreachable = {
  clock: { now: () => new Date(0) },
  store: {
    transaction: away,
  },
} as unknown as FeatureDeps
