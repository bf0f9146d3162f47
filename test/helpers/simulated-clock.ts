import { setImmediate } from 'node:timers/promises'
import type { SetTimer } from '../../src/main/limiter/set-timer.ts'

export type SimulatedClock = {
  readonly clock: () => Date
  readonly setTimer: SetTimer
  /** Lets time pass, milliseconds: each timer runs at its time, and what it sets off is done before the next. */
  readonly pass: (milliseconds: number) => Promise<void>
  /** The computer sleeps: its clock goes on, its timers stand still. */
  readonly sleep: (milliseconds: number) => void
  /** The clock is set: forward, or back where it is negative. */
  readonly set: (milliseconds: number) => void
  /** How many timers are set. */
  readonly timers: () => number
}

/** A clock and its timers, which stand still until they are told to go on. */
export function createSimulatedClock(start = '2026-11-23T10:00:00Z'): SimulatedClock {
  let awake = 0
  let shown = Date.parse(start)
  const timers = new Set<{ readonly at: number; readonly run: () => void }>()
  const next = () => [...timers].toSorted((one, other) => one.at - other.at).at(0)
  const set = (milliseconds: number) => {
    shown += milliseconds
  }
  return {
    clock: () => new Date(shown),
    setTimer(run, milliseconds) {
      const timer = { at: awake + milliseconds, run }
      timers.add(timer)
      return () => timers.delete(timer)
    },
    async pass(milliseconds) {
      const end = awake + milliseconds
      await setImmediate()
      for (let timer = next(); timer !== undefined && timer.at <= end; timer = next()) {
        timers.delete(timer)
        set(timer.at - awake)
        awake = timer.at
        timer.run()
        await setImmediate()
      }
      set(end - awake)
      awake = end
    },
    sleep: set,
    set,
    timers: () => timers.size,
  }
}
