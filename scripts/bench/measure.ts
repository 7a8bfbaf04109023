/** How long each call took, in milliseconds, and how long all of them together. */
export interface Timing {
  readonly each: readonly number[]
  readonly seconds: number
}

/** Calls `run` again and again, `atOnce` of them at any moment, and begins none after so many seconds. */
export async function repeat(seconds: number, atOnce: number, run: () => Promise<unknown>): Promise<Timing> {
  const each: number[] = []
  const begin = performance.now()
  const end = begin + seconds * 1000
  const line = async () => {
    for (let start = begin; start < end; ) {
      await run()
      const now = performance.now()
      each.push(now - start)
      start = now
    }
  }
  await Promise.all(Array.from({ length: atOnce }, line))
  return { each, seconds: (performance.now() - begin) / 1000 }
}

/**
 * Rounds of each of the things by turns, so that what else the machine does disturbs all of them alike. The first call
 * of each comes before and does not count.
 */
export async function byTurns<Name extends string>(
  rounds: number,
  things: Readonly<Record<Name, () => Promise<Timing>>>,
): Promise<Record<Name, Timing[]>> {
  const names = Object.keys(things) as Name[]
  const all = Object.fromEntries(names.map((name) => [name, [] as Timing[]])) as Record<Name, Timing[]>
  for (let round = 0; round < rounds; round++) for (const name of names) all[name].push(await things[name]())
  return all
}

export const ratePerSecond = (rounds: readonly Timing[]): number =>
  sum(rounds.map(({ each }) => each.length)) / sum(rounds.map(({ seconds }) => seconds))

/** The value that `share` of all values do not exceed; NaN when there are none. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

export const allOf = (rounds: readonly Timing[]): number[] => rounds.flatMap(({ each }) => each)

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0)
