import { readFileSync } from 'node:fs'
import { createEldLatin } from '../src/adapters/language/eld-latin.ts'
import { detectLanguage } from '../src/domain/language/detect-language.ts'
import { LOCALE_TAGS } from '../src/domain/language/locale-tags.ts'
import { createClassifier } from '../src/domain/listening/classify.ts'
import { type Finding, SIGNALS, type Signal } from '../src/domain/listening/finding.ts'
import { fScore, type Tally, tally } from './bench-tally.ts'

/** Prints how well listening reads the development and the unseen messages, and how fast. Never prints a message. */

interface Labelled {
  readonly text: string
  readonly author_side: 'brand' | 'factory'
  readonly author_lang: string
  readonly lang: string
  readonly signal: Signal
  readonly entities: Readonly<Record<string, readonly string[]>>
}

interface Read {
  readonly labelled: Labelled
  readonly finding: Finding
}

const latin = createEldLatin()
const classify = createClassifier({ detect: (text, writer) => detectLanguage(text, { writer, latin }) })
const hear = (labelled: Labelled): Finding =>
  classify({
    text: labelled.text,
    authorSide: labelled.author_side,
    authorLanguage: labelled.author_lang,
  })

function load(set: string, tag: string): Labelled[] {
  const path = new URL(`../test/fixtures/listening/${set}/${tag}.jsonl`, import.meta.url)
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Labelled)
}

const signalTally = (reads: readonly Read[], signal: Signal): Tally =>
  tally(reads.map(({ labelled, finding }) => [labelled.signal === signal, finding.signal === signal]))

const macroF1 = (reads: readonly Read[]): number =>
  SIGNALS.reduce((sum, signal) => sum + fScore(signalTally(reads, signal)).f1, 0) / SIGNALS.length

const share = (value: number): string => value.toFixed(3)

function printSet(set: string): Labelled[] {
  const all: Read[] = []
  console.log(
    `\n${set}\nlanguage   lines  accuracy  macro-F1  ${SIGNALS.map((s) => s.padStart(8)).join('')}   lang ok`,
  )
  for (const tag of LOCALE_TAGS) {
    const reads = load(set, tag).map((labelled) => ({ labelled, finding: hear(labelled) }))
    printLine(tag, reads)
    all.push(...reads)
  }
  printLine('all', all)
  for (const signal of SIGNALS) {
    const { precision, recall, f1 } = fScore(signalTally(all, signal))
    console.log(`${signal.padEnd(9)} precision ${share(precision)}  recall ${share(recall)}  F1 ${share(f1)}`)
  }
  printEntities(all)
  return all.map((read) => read.labelled)
}

function printLine(name: string, reads: readonly Read[]): void {
  const right = reads.filter(({ labelled, finding }) => labelled.signal === finding.signal).length
  const languages = reads.filter(({ labelled, finding }) => labelled.lang === finding.lang).length
  const f1s = SIGNALS.map((signal) => share(fScore(signalTally(reads, signal)).f1).padStart(8)).join('')
  const figures = [share(right / reads.length).padStart(8), share(macroF1(reads)).padStart(8)].join('  ')
  console.log(
    `${name.padEnd(9)} ${String(reads.length).padStart(6)}  ${figures}  ${f1s}   ${share(languages / reads.length)}`,
  )
}

function printEntities(reads: readonly Read[]): void {
  for (const kind of ['partNumbers', 'lots', 'quantities', 'rates', 'dates'] as const) {
    const pairs: [boolean, boolean][] = []
    for (const { labelled, finding } of reads) {
      const wanted = (labelled.entities[kind] ?? []).map(plain)
      const found = finding.entities[kind].map((one) => plain(typeof one === 'string' ? one : one.text))
      for (const one of wanted) pairs.push([true, found.some((other) => fits(one, other))])
      for (const one of found) if (!wanted.some((other) => fits(one, other))) pairs.push([false, true])
    }
    const { precision, recall } = fScore(tally(pairs))
    console.log(`${kind.padEnd(12)} precision ${share(precision)}  recall ${share(recall)}`)
  }
}

const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, '')
/** "8 pcs" for "8", "by Friday" for "Friday": the same thing, marked off differently. */
const fits = (a: string, b: string): boolean => a === b || a.includes(b) || b.includes(a)

/** Messages a second, the best of several rounds on one core, beside splitting the same texts into words. */
function printRate(messages: readonly Labelled[]): void {
  const rate = (work: (message: Labelled) => unknown): number => {
    let best = 0
    for (let round = 0; round < 5; round++) {
      const begun = performance.now()
      for (const message of messages) work(message)
      best = Math.max(best, messages.length / ((performance.now() - begun) / 1000))
    }
    return Math.round(best)
  }
  const splitting = rate((message) => message.text.toLowerCase().split(/[^\p{L}\p{N}]+/u))
  console.log(
    `\nclassify        ${rate(hear)} messages/s\nsplit to words  ${splitting} messages/s (baseline, same texts)`,
  )
}

/** `npm run bench:listening -- dev` leaves the unseen set alone, for whoever works on the rules. */
const SETS = process.argv[2] === 'dev' ? ['dev'] : ['dev', 'unseen']
const messages = SETS.flatMap(printSet)
printRate(messages)
