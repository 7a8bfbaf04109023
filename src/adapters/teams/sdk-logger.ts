import type { AppOptions, IPlugin } from '@microsoft/teams.apps'
import type { Logger } from '../../ports/logger.ts'

type SdkLogger = NonNullable<AppOptions<IPlugin>['logger']>

/**
 * The SDK logs through ours. Only its own sentences pass, one level lower: its debug lines hold whole activities, and
 * objects it logs may hold tokens or words.
 */
export function createSdkLogger(logger: Logger): SdkLogger {
  const sentence = (parts: readonly unknown[]) =>
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .slice(0, 300)
  const own: SdkLogger = {
    debug: () => undefined,
    trace: () => undefined,
    info: (...parts) => logger.debug({ platform: 'teams' }, sentence(parts)),
    warn: (...parts) => logger.info({ platform: 'teams' }, sentence(parts)),
    error: (...parts) => logger.warn({ platform: 'teams' }, sentence(parts)),
    log: (level, ...parts) => own[level](...parts),
    child: () => own,
  }
  return own
}
