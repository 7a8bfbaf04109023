// Measures what issue E promises of languages: which language a message is in, and the check after a translation, on the
// development sets and on the unseen ones. Prints figures only, never a line of an unseen set. `npm run bench:language`.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { eld } from 'eld/small'
import { createEldLatin } from '../src/adapters/language/eld-latin.ts'
import { detectLanguage } from '../src/domain/language/detect-language.ts'
import { checkTranslation } from '../src/domain/translation/check-translation.ts'

const FIXTURES = join(import.meta.dirname, '..', 'test', 'fixtures')

interface Message {
  readonly text: string
  readonly lang: string
  readonly author_lang?: string
}

interface Pair {
  readonly source: string
  readonly target: string
  readonly from: string
  readonly to: string
  readonly ok: boolean
  /** The kind of the seeded error, null in a correct translation. */
  readonly error: string | null
}

const lines = (path: string): Record<string, unknown>[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Record<string, unknown>)

const percent = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`

/** Microseconds a call, the best of seven rounds: the machine does other things too. */
function timed<Item>(items: readonly Item[], work: (item: Item) => void): string {
  for (const item of items) work(item)
  const rounds = Array.from({ length: 7 }, () => {
    const start = performance.now()
    for (const item of items) work(item)
    return ((performance.now() - start) / items.length) * 1000
  })
  return `${Math.min(...rounds).toFixed(1)} µs`
}

/** One line for each group, and the sum. */
function table(heading: string, rows: ReadonlyMap<string, readonly [part: number, whole: number]>): void {
  const sum = [...rows.values()].reduce<[number, number]>(
    ([a, b], [part, whole]) => [a + part, b + whole],
    [0, 0],
  )
  console.log(`  ${heading}: ${percent(...sum)} (${sum[0]} of ${sum[1]})`)
  const each = [...rows].map(([name, [part, whole]]) => `${name} ${percent(part, whole)} (${part}/${whole})`)
  for (let index = 0; index < each.length; index += 4)
    console.log(`    ${each.slice(index, index + 4).join('   ')}`)
}

function tally<Item>(items: readonly Item[], group: (item: Item) => string, hit: (item: Item) => boolean) {
  const rows = new Map<string, [number, number]>()
  for (const item of items) {
    const row = rows.get(group(item)) ?? [0, 0]
    rows.set(group(item), [row[0] + (hit(item) ? 1 : 0), row[1] + 1])
  }
  return new Map([...rows].sort(([a], [b]) => a.localeCompare(b)))
}

function benchDetection(name: string, messages: readonly Message[]): void {
  const latin = createEldLatin()
  const detect = ({ text, author_lang }: Message) =>
    detectLanguage(text, { writer: author_lang ?? null, latin })
  const everything = eld.newInstance()
  everything.setLanguageSubset(['en', 'zh', 'ja', 'ko', 'vi', 'th', 'de', 'es', 'pl'])
  console.log(`\nLanguage of a message, ${name} set (${messages.length} messages)`)
  table(
    'right',
    tally(
      messages,
      ({ lang }) => lang,
      (message) => detect(message) === message.lang,
    ),
  )
  console.log(
    `  time: ${timed(messages, detect)} a message; eld alone ${timed(messages, ({ text }) => everything.detect(text))}`,
  )
  const alone = messages.filter(
    ({ text, lang }) => everything.detect(text).language === lang.split('-')[0]?.replace('und', ''),
  )
  console.log(`  baseline, eld alone (either Chinese counts): ${percent(alone.length, messages.length)}`)
}

/** What a check without knowledge would do: the same strings of digits on both sides, the same number of denials unseen. */
function sameDigits({ source, target }: Pair): boolean {
  const digits = (text: string) => (text.match(/\d+/g) ?? []).toSorted().join(' ')
  return digits(source) === digits(target)
}

function benchCheck(name: string, pairs: readonly Pair[]): void {
  const languages = ({ from, to }: Pair) => `${from}–${to}`
  const held = (pair: Pair) => !checkTranslation(pair).ok
  const correct = pairs.filter(({ ok }) => ok)
  const seeded = pairs.filter(({ ok }) => !ok)
  console.log(
    `\nCheck after a translation, ${name} set (${correct.length} correct, ${seeded.length} with one error)`,
  )
  table('correct ones withheld', tally(correct, languages, held))
  table('seeded errors found', tally(seeded, languages, held))
  table(
    'seeded errors found, by kind',
    tally(seeded, ({ error }) => String(error), held),
  )
  console.log(
    `  time: ${timed(pairs, checkTranslation)} a sentence; comparing digit strings ${timed(pairs, sameDigits)}`,
  )
  const falsely = correct.filter((pair) => !sameDigits(pair)).length
  const found = seeded.filter((pair) => !sameDigits(pair)).length
  console.log(
    `  baseline, same digit strings: ${percent(falsely, correct.length)} withheld, ${percent(found, seeded.length)} found`,
  )
}

/** The development pairs name their errors under each correct translation and are read in both directions. */
function developmentPairs(folder: string): Pair[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => lines(join(folder, file)))
    .flatMap((row) => {
      const { source, target, from, to, errors } = row as unknown as Pair & {
        errors: readonly { kind: string; target: string }[]
      }
      const both = (text: string, error: string | null): Pair[] => [
        { source, target: text, from, to, ok: error === null, error },
        { source: text, target: source, from: to, to: from, ok: error === null, error },
      ]
      return [...both(target, null), ...errors.flatMap((seeded) => both(seeded.target, seeded.kind))]
    })
}

function unseenPairs(folder: string): Pair[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.jsonl'))
    .flatMap((file) => lines(join(folder, file)) as unknown as Pair[])
}

const messages = (file: string): Message[] => lines(join(FIXTURES, 'language', file)) as unknown as Message[]
benchDetection('development', messages('dev.jsonl'))
if (existsSync(join(FIXTURES, 'language', 'unseen.jsonl'))) benchDetection('unseen', messages('unseen.jsonl'))
benchCheck('development', developmentPairs(join(FIXTURES, 'translation-check', 'dev')))
const unseen = join(FIXTURES, 'translation-check', 'unseen')
if (existsSync(unseen)) benchCheck('unseen', unseenPairs(unseen))
