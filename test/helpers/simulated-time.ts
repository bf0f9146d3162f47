export type SimulatedTime = {
  readonly clock: () => Date
  /** Passes at once; rejects like Node's own when it is stopped. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>
  /** Seconds of every wait, in order. */
  readonly waits: number[]
  readonly pass: (seconds: number) => void
}

/** A clock that stands still but for the waits it is asked for. */
export function createSimulatedTime(start = '2026-11-23T10:00:00Z'): SimulatedTime {
  let now = Date.parse(start)
  const waits: number[] = []
  const pass = (seconds: number) => {
    now += seconds * 1000
  }
  return {
    clock: () => new Date(now),
    waits,
    pass,
    async wait(milliseconds, signal) {
      await Promise.resolve()
      signal.throwIfAborted()
      waits.push(milliseconds / 1000)
      pass(milliseconds / 1000)
    },
  }
}
