import { pino } from 'pino'
import type { Logger } from '../../ports/index.ts'

/** JSON lines on stderr, so that a command's output on stdout stays clean. */
export function createPinoLogger(level: string): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      // Under the name the code uses; without it an error is written as an empty object.
      serializers: { error: pino.stdSerializers.errWithCause },
    },
    pino.destination(2),
  )
}
