import type { LimiterMemory } from '../../src/core/limiter/limiter-memory.ts'
import { createLimiter } from '../../src/main/limiter/create-limiter.ts'
import type { Admission, AdmitOptions } from '../../src/main/limiter/limiter.ts'
import { createSimulatedClock, type SimulatedClock } from './simulated-clock.ts'

const never = new AbortController().signal
/** What was learned of a server that takes no two at once. */
export const ten: LimiterMemory = {
  perMinute: 10,
  concurrency: 8,
  held: 0,
  patience: 1,
  refusedPace: 10.5,
  burst: 1,
}

/** A limiter on a clock that stands still: who was let through, who failed, and what it told to keep. */
export function openLimiter(
  memory: LimiterMemory | undefined,
  time: SimulatedClock = createSimulatedClock(),
) {
  const learned: LimiterMemory[] = []
  const { clock, setTimer } = time
  const onLearn = (kept: LimiterMemory) => void learned.push(kept)
  const limiter = createLimiter({ model: 'speech', memory, onLearn, clock, setTimer, mostAtOnce: 8 })
  const admitted: { readonly name: string; readonly at: string; readonly admission: Admission }[] = []
  const failed: { readonly name: string; readonly error: unknown }[] = []
  const ask = (name: string, options: Partial<AdmitOptions> = {}) => {
    limiter.admit({ job: 'one', signal: never, ...options }).then(
      (admission) => admitted.push({ name, at: clock().toISOString().slice(11, 19), admission }),
      (error: unknown) => failed.push({ name, error }),
    )
  }
  return { limiter, time, learned, admitted, failed, ask }
}
