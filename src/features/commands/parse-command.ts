import { nearest } from '../../domain/language/nearest.ts'
import { UserError } from '../../errors.ts'
import type { Texts } from '../../ports/index.ts'
import {
  CHECK_IN_VERBS,
  type CheckInVerb,
  COMMAND_WORDS,
  LIST_FILTERS,
  LISTEN_WORDS,
  type ListenWord,
  type ListFilter,
  TICKET_VERBS,
  type TicketVerb,
} from './words.ts'

/** What a person asked for, free of platform and language. */
export type Command =
  | { readonly type: 'report'; readonly kind: 'defect' | 'change'; readonly text: string }
  | { readonly type: 'show'; readonly key: string }
  | { readonly type: 'list'; readonly filter: ListFilter; readonly page: number }
  | { readonly type: 'act'; readonly key: string; readonly verb: TicketVerb; readonly text: string }
  | { readonly type: 'help' | 'status' | 'agreement' | 'setup' }
  | { readonly type: 'language' | 'zone'; readonly value: string }
  | { readonly type: 'check-in'; readonly verb: CheckInVerb; readonly text: string }
  /** `word` is null when nothing was said: then it tells what holds. */
  | { readonly type: 'listen'; readonly word: ListenWord | null }
  | { readonly type: 'term' | 'confidential'; readonly text: string }

type Word = (typeof COMMAND_WORDS)[number] | TicketVerb | ListFilter | CheckInVerb | ListenWord
type Vocabulary = ReadonlyMap<string, Word>

/** Understands commands in every shipped language; the reader's own words are tried like all others. */
export interface CommandParser {
  /**
   * `name` is the slash word (`defect`, `change`, `ticket`, `andon`) and `text` what follows it. After a mention the
   * name is `andon`. Throws UserError `command-unknown` or `command-incomplete` with the nearest command and an example.
   */
  parse(name: string, text: string): Command
  /** True when what a person wrote begins like a command, right or not. */
  beginsLikeOne(text: string): boolean
}

const KEY = /^([DCFB])[-‐–—]?(\d{1,9})(?=$|[\s,:;。，：、])/iu

export function createCommandParser(texts: Texts): CommandParser {
  const commands = vocabulary(texts, 'commands:words', COMMAND_WORDS)
  const verbs = vocabulary(texts, 'commands:verbs', TICKET_VERBS)
  const filters = vocabulary(texts, 'commands:filters', LIST_FILTERS)
  const checkIns = vocabulary(texts, 'commands:check-in', CHECK_IN_VERBS)
  const listening = vocabulary(texts, 'commands:listen', LISTEN_WORDS)

  const parse = (name: string, text: string): Command => {
    const line = text.normalize('NFC').trim()
    const word = name.trim() === '' ? 'help' : commands.get(fold(name))
    if (word === undefined) throw unknown(name, commands, 'help')
    if (word !== 'andon') return byWord(word as (typeof COMMAND_WORDS)[number], line)
    if (line === '') return { type: 'help' }
    const [first, rest] = takeWord(commands, line)
    if (first && first !== 'andon') return byWord(first as (typeof COMMAND_WORDS)[number], rest)
    if (KEY.test(line.normalize('NFKC'))) return ticket(line)
    throw unknown(firstToken(line), commands, 'help')
  }

  const byWord = (word: (typeof COMMAND_WORDS)[number], rest: string): Command => {
    switch (word) {
      case 'defect':
      case 'change':
        return { type: 'report', kind: word, text: rest }
      case 'ticket':
        return ticket(rest)
      case 'list':
        return list(rest)
      case 'language':
      case 'zone':
        if (rest === '')
          throw new UserError('command-incomplete', { example: `/andon ${word} ${EXAMPLES[word]}` })
        return { type: word, value: rest }
      case 'listen':
        return listen(rest)
      case 'term':
      case 'confidential':
        return { type: word, text: rest }
      case 'help':
      case 'status':
      case 'agreement':
      case 'setup':
        return { type: word }
      case 'check-in':
        return checkIn(rest)
      case 'andon':
        return { type: 'help' }
    }
  }

  const checkIn = (line: string): Command => {
    if (line === '') return { type: 'check-in', verb: 'status', text: '' }
    const [word, rest] = takeWord(checkIns, line)
    if (!word) throw unknown(firstToken(line), checkIns, '/checkin status')
    // `agenda add …` and `mode written` are said with two words.
    const [second, after] = word === 'agenda' || word === 'mode' ? takeWord(checkIns, rest) : [null, rest]
    const wanted = word === 'agenda' ? ['add'] : ['live', 'written']
    if (second && wanted.includes(second))
      return { type: 'check-in', verb: second as CheckInVerb, text: after }
    if (rest !== '' && (word === 'agenda' || word === 'mode'))
      throw new UserError('command-incomplete', {
        example: word === 'agenda' ? '/checkin agenda add …' : '/checkin mode written',
      })
    return { type: 'check-in', verb: word as CheckInVerb, text: rest }
  }

  const listen = (rest: string): Command => {
    if (rest === '') return { type: 'listen', word: null }
    const [word] = takeWord(listening, rest)
    if (!word) throw unknown(firstToken(rest), listening, '/andon listen private')
    return { type: 'listen', word: word as ListenWord }
  }

  const ticket = (line: string): Command => {
    const match = KEY.exec(line.normalize('NFKC'))
    if (!match) return list(line)
    const key = `${match[1]?.toUpperCase()}-${Number(match[2])}`
    const rest = line.normalize('NFKC') === line ? line.slice(match[0].length) : afterKey(line)
    const words = rest.replace(/^[\s,:;。，：、]+/u, '')
    if (words === '') return { type: 'show', key }
    const [verb, text] = takeWord(verbs, words)
    if (!verb) throw unknown(firstToken(words), verbs, `/ticket ${key} contained …`)
    return { type: 'act', key, verb: verb as TicketVerb, text }
  }

  const list = (line: string): Command => {
    const [word, rest] = takeWord(commands, line)
    const words = word === 'list' ? rest : line
    if (words === '') return { type: 'list', filter: 'open', page: 1 }
    const page = /^\d+$/.exec(words)
    if (page) return { type: 'list', filter: 'open', page: Math.max(1, Number(words)) }
    const [filter, after] = takeWord(filters, words)
    if (!filter) {
      if (word !== 'list' && /\d/.test(words))
        throw new UserError('key-unknown-form', { found: words.slice(0, 60) })
      throw unknown(firstToken(words), filters, '/ticket list open')
    }
    if (after !== '' && !/^\d+$/.test(after))
      throw new UserError('list-tail-unknown', { found: after.slice(0, 40) })
    return { type: 'list', filter: filter as ListFilter, page: Math.max(1, Number(after || 1)) }
  }

  const beginsLikeOne = (text: string): boolean => {
    const line = text.normalize('NFC').trim()
    return line === '' || takeWord(commands, line)[0] !== null || KEY.test(line.normalize('NFKC'))
  }

  return { parse, beginsLikeOne }
}

const EXAMPLES = { language: 'zh-Hans', zone: 'Asia/Shanghai' } as const

const fold = (word: string): string => word.normalize('NFKC').trim().toLowerCase()
const firstToken = (line: string): string => line.split(/\s+/u)[0] ?? ''
const afterKey = (line: string): string => line.replace(/^[^\d０-９]*[\d０-９]+/u, '')

/** Every shipped language's words for each name, and the name itself. */
function vocabulary(texts: Texts, prefix: string, names: readonly Word[]): Vocabulary {
  const words = new Map<string, Word>(names.map((name) => [name, name]))
  for (const language of texts.languages)
    for (const name of names)
      for (const word of texts.in(language)(`${prefix}.${name}`).split('|')) words.set(fold(word), name)
  return words
}

/** The longest known word the line begins with, and the rest. Words in Han script need no space after them. */
function takeWord(words: Vocabulary, line: string): [Word | null, string] {
  const folded = line.toLowerCase()
  const candidates = [...words.keys()]
    .filter((word) => folded.startsWith(word))
    .sort((a, b) => b.length - a.length)
  for (const word of candidates) {
    const rest = line.slice(word.length)
    const bounded = rest === '' || /^[\s,:;.!?。，：；！？、]/u.test(rest)
    if (bounded || /\p{Script=Han}{2}$/u.test(word))
      return [words.get(word) ?? null, rest.replace(/^[\s,:;.。，：；、]+/u, '')]
  }
  return [null, line]
}

function unknown(found: string, words: Vocabulary, example: string): UserError {
  const near = nearest(fold(found), [...words.keys()])
  return new UserError(near ? 'command-unknown-near' : 'command-unknown', {
    found: found.slice(0, 60),
    near: near ?? '',
    example: example === 'help' ? '/andon help' : example,
  })
}
