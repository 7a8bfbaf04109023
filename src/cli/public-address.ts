import { CalledWrongly } from './command.ts'

/** Stands where an address is not needed, and shows how one looks. */
export const EXAMPLE_ADDRESS = 'https://andon.example.com'

/**
 * The public address of the host as given with --url, without a slash at the end. Platforms send only to https.
 * @throws CalledWrongly when it is missing or nothing a platform could reach
 */
export function publicAddress(given: string | null): string {
  if (given === null) throw new CalledWrongly('option-missing', { option: '--url' })
  const url = URL.canParse(given) ? new URL(given) : null
  const plain = url?.protocol === 'https:' && !url.username && !url.password && !url.search && !url.hash
  if (!url || !plain || url.hostname === '')
    throw new CalledWrongly('value-unknown', { option: '--url', found: given, allowed: EXAMPLE_ADDRESS })
  return url.href.replace(/\/+$/, '')
}
