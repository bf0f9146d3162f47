/** Guesses when something ends from how fast it went so far. */
export type SecondsLeft = {
  /** How far it is, 0…1, at `now` in seconds; gives the seconds left, undefined while that would be a mere guess. */
  hear(fraction: number, now: number): number | undefined
}

/** Seconds that have to pass, and the share that has to be done, before anything is said. */
const PATIENCE = 1.5
const ENOUGH = 0.02

/** See `SecondsLeft`; `start` in seconds. */
export function createSecondsLeft(start: number): SecondsLeft {
  return {
    hear(fraction, now) {
      const passed = now - start
      if (passed < PATIENCE || fraction < ENOUGH) return undefined
      return Math.max(0, (passed * (1 - fraction)) / fraction)
    },
  }
}
