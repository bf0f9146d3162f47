import { z } from 'zod'
import { MOST_BURST } from '../../core/limiter/burst-limits.ts'
import type { LimiterMemory } from '../../core/limiter/limiter-memory.ts'
import { LEAST_A_MINUTE, MOST_A_MINUTE, MOST_PATIENCE } from '../../core/limiter/pace-limits.ts'

const pace = z.number().min(LEAST_A_MINUTE).max(MOST_A_MINUTE)
/** Milliseconds since 1970, as far as a Date goes. */
const time = z.number().min(0).max(8.64e15)

/** What a limiter has learned, as it is read back from where it was kept. */
export const limiterMemorySchema = z.object({
  perMinute: pace,
  concurrency: z.number().min(1).max(1000),
  held: z.int().min(0),
  patience: z.number().positive().max(MOST_PATIENCE),
  refusedPace: pace.optional(),
  burst: z.int().min(1).max(MOST_BURST).optional(),
  burstRefusedAt: time.optional(),
  recent: z.array(time).max(MOST_BURST).optional(),
  lastAdmittedAt: time.optional(),
  pause: z.object({ until: time, length: z.number().min(0).max(3_600_000) }).optional(),
  dayEnds: time.optional(),
}) satisfies z.ZodType<LimiterMemory>
