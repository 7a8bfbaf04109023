import type { MinuteInterval, Role, Side } from '../domain/partnership/partnership.ts'

/** A person somebody can look through in the console. */
export interface ConsolePerson {
  readonly id: string
  readonly name: string
  readonly side: Side
  readonly roles: readonly Role[]
  /** BCP 47 tag the person reads, the person's own choice and the side's already weighed. */
  readonly language: string
  /** IANA zone the person reads times in. */
  readonly zone: string
}

interface ConsoleSide {
  readonly name: string
  readonly zone: string
  readonly language: string
}

export interface ConsolePartnership {
  readonly id: string
  readonly name: string
  readonly sides: Readonly<Record<Side, ConsoleSide>>
  /** In the order of the file; the first liaison of a side is who the page begins with. */
  readonly people: readonly ConsolePerson[]
}

/** One local day of a side, as its calendar sees it. */
export interface ConsoleDay {
  /** `YYYY-MM-DD` in the side's zone. */
  readonly date: string
  /** `rest`: the plain week has no hours; `makeup`: works although the plain week or a holiday says otherwise. */
  readonly kind: 'working' | 'makeup' | 'rest' | 'holiday' | 'closure'
  /** Name of the holiday or closure; null when there is none or it has no name. */
  readonly name: string | null
  /** Working time of that day in minutes after local midnight, cut at 1440; empty on a free day. */
  readonly hours: readonly MinuteInterval[]
}

/** What the console page must know about partnerships. Read anew for each page, so that changes show at once. */
export interface ConsoleDirectory {
  partnerships(): Promise<readonly ConsolePartnership[]>
  /** The local day of the side that contains the instant. Null when there is no such partnership. */
  day(partnershipId: string, side: Side, at: Date): Promise<ConsoleDay | null>
}
