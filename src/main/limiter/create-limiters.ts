import { createLimiter } from './create-limiter.ts'
import { keyId } from './key-id.ts'
import type { Limiter } from './limiter.ts'
import { limiterMemorySchema } from './limiter-memory-schema.ts'
import type { LimiterMemoryStore } from './limiter-memory-store.ts'
import type { SetTimer } from './set-timer.ts'

export type LimitersOptions = {
  readonly store: LimiterMemoryStore
  readonly clock: () => Date
  readonly setTimer: SetTimer
  /** How many requests of a key and model may be under way at once; eight, if it is not said. */
  readonly mostAtOnce?: number
}

/** The limiters of the whole program: one for each key and model. */
export type Limiters = {
  readonly limiterFor: (key: string, model: string) => Limiter
  /** Keeps what was learned last. */
  readonly close: () => void
}

/** See `Limiters`. What the store gives that is no memory of a limiter is forgotten. */
export function createLimiters({ store, clock, setTimer, mostAtOnce = 8 }: LimitersOptions): Limiters {
  const limiters = new Map<string, ReturnType<typeof createLimiter>>()
  return {
    limiterFor(key, model) {
      const id = `${keyId(key)}/${model}`
      const known = limiters.get(id)
      if (known !== undefined) return known
      const limiter = createLimiter({
        model,
        memory: limiterMemorySchema.safeParse(store.load(id)).data,
        onLearn: (memory) => store.save(id, memory),
        clock,
        setTimer,
        mostAtOnce,
      })
      limiters.set(id, limiter)
      return limiter
    },
    close() {
      for (const limiter of limiters.values()) limiter.close()
    },
  }
}
