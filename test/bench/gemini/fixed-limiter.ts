import type { Limiter } from '../../../src/main/limiter/limiter.ts'

/** A limiter that lets so many go at once, at any pace, and learns nothing. */
export function createFixedLimiter(atOnce: number): Limiter {
  const waiting: (() => void)[] = []
  let free = atOnce
  return {
    pace: () => ({ perMinute: Infinity, concurrency: atOnce, stoppedUntil: undefined }),
    async admit() {
      if (free > 0) free--
      else await new Promise<void>((resolve) => waiting.push(resolve))
      return {
        end() {
          const next = waiting.shift()
          if (next === undefined) free++
          else next()
        },
      }
    },
  }
}
