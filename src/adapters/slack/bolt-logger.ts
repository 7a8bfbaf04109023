import { LogLevel, type Logger as SlackLogger } from '@slack/bolt'
import type { Logger } from '../../ports/logger.ts'

/**
 * Bolt and its clients log through ours. Only their own sentences pass, one level lower: their debug lines hold bodies,
 * and objects they log may hold tokens or words.
 */
export function createBoltLogger(logger: Logger): SlackLogger {
  const sentence = (parts: readonly unknown[]) =>
    parts
      .filter((part) => typeof part === 'string')
      .join(' ')
      .slice(0, 300)
  return {
    debug: () => undefined,
    info: (...parts) => logger.debug({ platform: 'slack' }, sentence(parts)),
    warn: (...parts) => logger.info({ platform: 'slack' }, sentence(parts)),
    error: (...parts) => logger.warn({ platform: 'slack' }, sentence(parts)),
    setLevel: () => undefined,
    getLevel: () => LogLevel.INFO,
    setName: () => undefined,
  }
}
