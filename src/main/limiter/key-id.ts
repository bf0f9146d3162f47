import { createHash } from 'node:crypto'

/** Keeps the ids apart from any other list of hashes that a key may be in. */
const SALT = 'castwright limiter'

/** Tells keys apart without giving them away: sixteen hexadecimal digits of a hash. */
export function keyId(key: string): string {
  return createHash('sha256').update(`${SALT}\n${key}`).digest('hex').slice(0, 16)
}
