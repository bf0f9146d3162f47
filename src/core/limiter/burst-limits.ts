import { HELD_SHARE } from './pace-limits.ts'

/** Where nothing is known of a server: most take a few requests at once. */
export const FIRST_BURST = 4
/** More at once make no odds: whoever allows so many a minute lets them follow each other quickly. */
export const MOST_BURST = 100
/** For so long after a refusal no larger burst is tried. */
export const BURST_PATIENCE = 6 * 3_600_000

/** A server's minute, and as much longer as the pace that is held is slower than the one refused. Milliseconds. */
export const WINDOW = 60_000 / HELD_SHARE

/** How many may leave in one window at a pace: at the one that is held, as many as the server allows in a minute. */
export function mostInWindow(perMinute: number): number {
  return Math.max(1, Math.round(perMinute / HELD_SHARE))
}

/** How long that window is, milliseconds: never shorter than `WINDOW`, so that a quicker pace is tried one by one. */
export function windowAt(perMinute: number): number {
  return Math.max(WINDOW, (mostInWindow(perMinute) * 60_000) / perMinute)
}
