import type { LimiterMemory } from '../../core/limiter/limiter-memory.ts'

/** Where what limiters learn is kept between runs. What it gives is checked by the one who asks. */
export interface LimiterMemoryStore {
  readonly load: (id: string) => unknown
  readonly save: (id: string, memory: LimiterMemory) => void
}
