import { type Claim, claim, HARD, measureKey, numberKey, SOFT } from './claim.ts'
import type { DayPart } from './language-data.ts'
import { type Lexed, numberAt, TAKEN } from './lexer.ts'
import type { NumberToken } from './number-words.ts'
import type { Reader } from './templates.ts'

/** Takes times of the day out of a text. `T:` keys are minutes as said, `tm:` the minutes it may mean in a day of 24 hours. */
export function takeTimes(text: string, lexed: Lexed, reader: Reader): { claims: Claim[]; text: string } {
  const claims: Claim[] = []
  let rest = text
  for (const pattern of reader.times) {
    rest = rest.replace(pattern, (match: string, ...args: unknown[]) => {
      const groups = args.at(-1) as Record<string, string | undefined>
      const position = args.at(-3) as number
      const found = timeClaim(groups, lexed.written(position, position + match.length), lexed, reader)
      if (!found) return match
      claims.push(found)
      return TAKEN.repeat(match.length)
    })
  }
  return { claims, text: rest }
}

interface Said {
  readonly hour: number
  readonly minute: number
  readonly digits: boolean
  /** Written as on a 24-hour clock. */
  readonly full: boolean
  readonly number: NumberToken
}

function timeClaim(
  groups: Record<string, string | undefined>,
  text: string,
  lexed: Lexed,
  reader: Reader,
): Claim | null {
  const named = groups.noon !== undefined ? 720 : groups.midnight !== undefined ? 0 : null
  if (named !== null)
    return claim({ kind: 'time', text, keys: [`T:${named}`, `tm:${named}`], strength: SOFT })
  const said = readSaid(groups, lexed)
  if (!said || said.hour > 24 || said.minute > 59) return null
  const part = dayPartOf(groups.part ?? groups.tail, reader)
  const minutes = shifted(said.hour, part) * 60 + said.minute
  const exact = part !== null || said.full || said.hour > 12 || said.hour === 0
  const keys = exact
    ? [`T:${minutes % 1440}`, `tm:${minutes % 1440}`]
    : [`T:${minutes}`, `tm:${minutes % 1440}`, `tm:${(minutes + 720) % 1440}`]
  const bare = said.minute === 0 ? [numberKey(said.hour), numberKey(minutes / 60)] : []
  const durations =
    reader.data.hourIsDuration && part === null && said.minute === 0 ? said.number.readings : []
  return claim({
    kind: 'time',
    text,
    keys: [...keys, ...durations.map((value) => measureKey('time', value * 3600))],
    bare,
    strength: said.digits ? HARD : SOFT,
  })
}

function readSaid(groups: Record<string, string | undefined>, lexed: Lexed): Said | null {
  if (groups.clock) {
    const number = numberAt(lexed, groups.clock)
    const [, hour, minute = '0'] = /^(\d{1,2})(?:[.,](\d{2}))?$/.exec(number.text) ?? []
    return hour ? { hour: Number(hour), minute: Number(minute), digits: true, full: true, number } : null
  }
  if (!groups.h) return null
  const number = numberAt(lexed, groups.h)
  const [hour = -1] = number.readings
  if (!Number.isInteger(hour)) return null
  const minuteToken = groups.min ? numberAt(lexed, groups.min) : null
  if (groups.colon && !/^\d{2}$/.test(minuteToken?.text ?? '')) return null
  const quarters = groups.quarters ? (numberAt(lexed, groups.quarters).readings[0] ?? 0) : 0
  const minute =
    minuteToken?.readings[0] ?? (groups.half ? 30 : groups.quarter !== undefined ? 15 : 15 * quarters)
  const digits = number.digits && (minuteToken === null || minuteToken.digits)
  const before = { hour: hour === 1 ? 12 : hour - 1 }
  if (groups.before !== undefined)
    return { hour: before.hour, minute: groups.quarter === undefined ? 30 : 45, digits, full: false, number }
  return { hour, minute, digits, full: number.digits && /^0\d$/.test(number.text), number }
}

const dayPartOf = (word: string | undefined, reader: Reader): DayPart | null =>
  word === undefined ? null : (reader.dayParts.get(word.toLowerCase()) ?? null)

function shifted(hour: number, part: DayPart | null): number {
  switch (part) {
    case 'am':
      return hour === 12 ? 0 : hour
    case 'pm':
      return hour < 12 ? hour + 12 : hour
    case 'night':
      return hour === 12 ? 24 : hour >= 5 && hour < 12 ? hour + 12 : hour
    case 'thum':
      return hour + 18
    case null:
      return hour
  }
}
