/** Before this much of a job is done, or this many seconds have gone, a guess would jump about. */
const ENOUGH = { fraction: 0.03, seconds: 1 }

/** Seconds left of a job that has done `fraction` of its work in `elapsed` seconds; undefined while that is a guess. */
export function timeLeft(elapsed: number, fraction: number): number | undefined {
  if (fraction < ENOUGH.fraction || elapsed < ENOUGH.seconds) return undefined
  return (elapsed * (1 - fraction)) / fraction
}
