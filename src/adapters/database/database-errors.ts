import { Unavailable } from '../../errors.ts'

/**
 * Prisma's codes for a database that cannot be reached, is too busy, or gave up on this transaction because of others:
 * unreachable, timed out, closed the connection, no free connection, transaction not begun or ended in time, deadlock.
 */
const UNAVAILABLE_CODES: ReadonlySet<string> = new Set([
  'P1001',
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2028',
  'P2034',
  'P2037',
])

/** The same as PostgreSQL and Node say it: connection class 08, shutting down 57P0x, too many 53300, deadlock 40P01. */
const UNAVAILABLE_DRIVER =
  /^(08...|57P0[123]|53300|40001|40P01|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|EPIPE|EHOSTUNREACH)$/

const UNAVAILABLE_KINDS: ReadonlySet<string> = new Set([
  'DatabaseNotReachable',
  'ConnectionClosed',
  'SocketTimeout',
  'TooManyConnections',
  'TransactionWriteConflict',
])

/** What the driver says without a code: no connection in time, or one that broke in the middle of a statement. */
const DRIVER_MESSAGES =
  /timeout exceeded when trying to connect|Connection terminated|Client has encountered a connection error/

interface Coded {
  readonly code?: unknown
  readonly originalCode?: unknown
  readonly kind?: unknown
  readonly message?: unknown
  readonly cause?: unknown
  readonly meta?: { readonly driverAdapterError?: unknown }
}

/** True when the database, and not what was asked of it, is in the way. */
function isUnavailable(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false
  const { code, originalCode, kind, message, cause, meta } = error as Coded
  const codes = [code, originalCode].filter((each) => typeof each === 'string')
  return (
    codes.some((each) => UNAVAILABLE_CODES.has(each) || UNAVAILABLE_DRIVER.test(each)) ||
    (typeof kind === 'string' && UNAVAILABLE_KINDS.has(kind)) ||
    (typeof message === 'string' && DRIVER_MESSAGES.test(message)) ||
    isUnavailable(cause) ||
    isUnavailable(meta?.driverAdapterError)
  )
}

/** Rethrows; an error of reaching the database becomes Unavailable. */
export function unavailable(error: unknown): never {
  if (isUnavailable(error)) throw new Unavailable('database-unavailable', {}, { cause: error })
  throw error
}
