/** Seconds; each retry may wait twice as long as the one before, up to the longest. */
const first = 1
const longest = 32

/**
 * Seconds to wait before retry `number` (1 is the first): anything up to a doubling bound, so that many who failed at once
 * do not come back at once ("full jitter"). Never sooner than the server asked. `random` is 0…1.
 */
export function backOffSeconds(number: number, random: number, asked: number | undefined): number {
  const bound = Math.min(longest, first * 2 ** (number - 1))
  return Math.max(asked ?? 0, bound * random)
}
