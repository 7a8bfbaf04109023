import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { createConsole } from '../../src/adapters/console/console.ts'
import { createI18nextTexts } from '../../src/adapters/i18n/i18next-texts.ts'
import type { IncomingEvent } from '../../src/chat/index.ts'
import type { ConsoleDirectory } from '../../src/ports/console-directory.ts'
import type { InboundReply } from '../../src/ports/inbound.ts'
import type { TrialTime } from '../../src/ports/trial-time.ts'
import { AURORA_DIRECTORY } from './console-fixtures.ts'
import { createMemoryConsoleMessages } from './memory-console-messages.ts'

export interface ScriptedConsoleOptions {
  readonly port?: number
  /** What Andon would answer; stored by event key like the real one does. */
  readonly answer?: (event: IncomingEvent) => InboundReply | Promise<InboundReply>
  readonly trial?: Partial<TrialTime>
  readonly directory?: ConsoleDirectory
}

/** The console with everything behind it played by a script: the page alone, over real HTTP on loopback. */
export function createScriptedConsole(options: ScriptedConsoleOptions = {}) {
  let now = new Date('2026-02-13T10:00:00Z')
  const events: IncomingEvent[] = []
  const logged: Record<string, unknown>[] = []
  const messages = createMemoryConsoleMessages()
  const answers = new Map<string, InboundReply>()
  const log = (fields: Record<string, unknown>) => void logged.push(fields)
  const bot = createConsole({
    port: options.port ?? 0,
    messages,
    directory: options.directory ?? AURORA_DIRECTORY,
    texts: createI18nextTexts(join(import.meta.dirname, '..', '..', 'locales')),
    clock: { now: () => now },
    trial: {
      canMove: true,
      now: () => now,
      advance: async (to) => {
        now = to
      },
      nextDeadline: async () => null,
      ...options.trial,
    },
    logger: { debug: log, info: log, warn: log, error: log },
    newId: randomUUID,
    inbound: {
      handle: async (event) => {
        const known = answers.get(event.eventKey)
        if (known) return known
        const reply = (await options.answer?.(event)) ?? { kind: 'none' }
        events.push(event)
        answers.set(event.eventKey, reply)
        return reply
      },
    },
  })
  return {
    bot,
    messages,
    /** Events that were accepted, each once. */
    events,
    logged,
    setNow: (at: string) => {
      now = new Date(at)
    },
    now: () => now,
  }
}
