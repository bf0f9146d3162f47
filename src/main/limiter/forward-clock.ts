/** A time that never goes back, whatever is done to the computer's clock, in milliseconds. */
export type ForwardClock = {
  readonly now: () => number
  /** A time of this clock as the computer's clock will show it. */
  readonly dateOf: (time: number) => Date
}

/** See `ForwardClock`. It shows the time since 1970 until `clock` is set back; from then on it is ahead by that much. */
export function createForwardClock(clock: () => Date): ForwardClock {
  let ahead = 0
  let latest = -Infinity
  return {
    now() {
      const time = clock().getTime()
      ahead = Math.max(ahead, latest - time)
      latest = time + ahead
      return latest
    },
    dateOf: (time) => new Date(time - ahead),
  }
}
