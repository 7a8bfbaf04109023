import type { Agreement } from '../../src/domain/agreement/agreement.ts'
import type { Partnership, SideProfile, WeeklyHours } from '../../src/domain/partnership/partnership.ts'
import { exampleAgreement, examplePartnership } from '../support/andon.ts'

const ALWAYS = [{ from: 0, to: 1440 }]
const HOURS: WeeklyHours = { 1: ALWAYS, 2: ALWAYS, 3: ALWAYS, 4: ALWAYS, 5: ALWAYS, 6: ALWAYS, 7: ALWAYS }

/** A Tuesday far from any holiday. */
export const STORY_START = Date.parse('2026-03-10T02:00:00Z')

/** The example partnership without nights, so that no message waits for the morning; it has no check-ins. */
export function crashPartnership(): Partnership {
  const example = examplePartnership()
  const always = (side: SideProfile): SideProfile => ({ ...side, hours: HOURS, closures: [] })
  return {
    ...example,
    checkIn: null,
    sides: { brand: always(example.sides.brand), factory: always(example.sides.factory) },
  }
}

/** Who is told in the end that `acknowledge` is late, and that `disclose` is. */
export const TOLD = {
  acknowledge: ['b-liaison', 'b-manager', 'f-liaison'],
  disclose: ['f-liaison', 'f-manager', 'b-liaison'],
} as const

/** One minute for each first step, escalated after another, and one clock that outlives the run. */
export function crashAgreement(): Agreement {
  const minute = { within: 'PT1M', clock: 'elapsed', calendars: ['owing'], warn: ['PT30S'] } as const
  return {
    ...exampleAgreement(),
    version: 1,
    obligations: [
      {
        ...minute,
        id: 'acknowledge',
        name: 'Acknowledge',
        applies: { kind: 'defect' },
        owedBy: 'receiver',
        starts: 'disclosed',
        stops: 'acknowledged',
        ladder: 'short',
      },
      {
        ...minute,
        id: 'disclose',
        name: 'Disclose',
        applies: { kind: 'defect' },
        owedBy: 'raiser',
        starts: 'first-awareness',
        stops: 'disclosed',
        ladder: 'short',
      },
      {
        ...minute,
        id: 'analysis',
        name: 'Share the analysis',
        applies: { kind: 'defect' },
        owedBy: 'factory',
        starts: 'disclosed',
        stops: 'root-cause-shared',
        within: 'P10D',
        warn: ['P2D'],
        ladder: 'short',
      },
    ],
    ladders: {
      short: [
        { after: null, tell: ['owing.liaison'] },
        { after: 'PT1M', tell: ['owing.manager', 'other.liaison'] },
      ],
    },
  }
}
