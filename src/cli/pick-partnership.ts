import { nearest } from '../domain/language/nearest.ts'
import { UserError } from '../errors.ts'
import type { Tx } from '../ports/index.ts'
import { type Arguments, CalledWrongly } from './command.ts'

/**
 * The partnership a command is about: the one named, or the only one there is.
 * Throws CalledWrongly with the known ids, UserError `no-partnership` when there is none.
 */
export async function pickPartnership(tx: Tx, args: Arguments): Promise<string> {
  const [first, ...others] = await pickPartnerships(tx, args)
  if (first === undefined || others.length > 0)
    throw new CalledWrongly('partnership-needed', { allowed: [first, ...others].join(', ') })
  return first
}

/** The partnerships a command is about: the one named, or all there are; at least one. Throws as `pickPartnership`. */
export async function pickPartnerships(tx: Tx, args: Arguments): Promise<readonly string[]> {
  const ids = await tx.partnerships.ids()
  if (ids.length === 0) throw new UserError('no-partnership')
  const found = args.text('partnership')
  if (found === null) return ids
  if (ids.includes(found)) return [found]
  const near = nearest(found, ids)
  const code = near ? 'value-near' : 'value-unknown'
  throw new CalledWrongly(code, { option: '--partnership', found, near, allowed: ids.join(', ') })
}
