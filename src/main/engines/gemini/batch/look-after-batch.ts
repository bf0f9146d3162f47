import { readBatch } from '../../../../core/gemini/read-batch.ts'
import type { Refusal } from '../../../../core/gemini/refusal.ts'
import { StudioError } from '../../../../shared/studio-error.ts'
import { ensureGoing } from '../send-once.ts'
import { attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchJob, BatchWork } from './batch-work.ts'
import { collectBatch } from './collect-batch.ts'
import { findBatch } from './find-batch.ts'
import { settleBatch } from './settle-batch.ts'

/** Seconds that Google is given to end a batch when it was told to; then nobody knows what became of it. */
export const grace = 300

/** When a batch is given up whose time is over: until then it may still end, with answers or without. */
export function givenUpAt({ until, endAskedAt }: OpenBatch, now: Date): Date {
  const asked = endAskedAt === undefined ? now.getTime() : Date.parse(endAskedAt)
  return new Date(Math.max(asked, Date.parse(until)) + grace * 1000)
}

/** A batch that goes on; `refusal`: it could not be looked at. */
export type StillOpen = { readonly batch: OpenBatch; readonly refusal?: Refusal }

/**
 * Looks how a batch stands, and does what is to be done: collects it, gives it up, forgets it. Gives it where it goes on.
 * Throws StudioError for a refusal that another look would not change.
 */
export async function lookAfter(
  work: BatchWork,
  batch: OpenBatch,
  job: BatchJob,
): Promise<StillOpen | undefined> {
  const { speaking, book } = work
  ensureGoing(job.signal)
  if (batch.name === undefined) {
    const found = await findBatch(work, batch, job.signal)
    if (found.refusal !== undefined) return later(batch, found.refusal)
    if (found.answer === undefined) {
      // It never came to be: the program ended before it was sent.
      await settleBatch(work, batch, { code: 'cancelled', isFree: true })
      return undefined
    }
    const named = { ...batch, name: found.answer }
    await book.write(named)
    return lookAfter(work, named, job)
  }
  const looked = await attempt(speaking, speaking.client.batch(batch.name, job.signal))
  if (looked.refusal !== undefined && looked.isUnknown) {
    await settleBatch(work, batch, { code: 'answer-unusable', isFree: false })
    return undefined
  }
  if (looked.refusal !== undefined) return later(batch, looked.refusal)
  const read = readBatch(looked.answer)
  if (read !== undefined && read.state !== 'open') {
    await collectBatch(work, batch, read, job)
    return undefined
  }
  const now = speaking.clock()
  if (now.getTime() < Date.parse(batch.until)) return { batch }
  if (now >= givenUpAt(batch, now)) {
    await settleBatch(work, batch, { code: 'engine-timeout', isFree: false })
    return undefined
  }
  // One that is cancelled already, or has just ended, refuses; the next look tells.
  await attempt(speaking, speaking.client.cancelBatch(batch.name, job.signal))
  if (batch.endAskedAt !== undefined) return { batch }
  const ending = { ...batch, endAskedAt: now.toISOString() }
  await book.write(ending)
  return { batch: ending }
}

/** A batch that could not be looked at: another time, unless that would not help. */
function later(batch: OpenBatch, refusal: Refusal): StillOpen {
  if (refusal.kind === 'final') throw new StudioError(refusal.code, refusal.message)
  return { batch, refusal }
}
