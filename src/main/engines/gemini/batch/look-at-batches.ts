import { isStudioError, StudioError } from '../../../../shared/studio-error.ts'
import { refusalCode } from '../send-once.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchJob, BatchWork } from './batch-work.ts'
import { grace, lookAfter } from './look-after-batch.ts'

/** Batches that go on after a look, and those of them that Google says nothing about although their time is over. */
export type Looked = { readonly open: readonly OpenBatch[]; readonly lost: StudioError | undefined }

/**
 * Looks once at each batch and does what is to be done. Throws StudioError where no waiting would change what Google says:
 * when all are looked at.
 */
export async function lookAtBatches(
  work: BatchWork,
  batches: readonly OpenBatch[],
  job: BatchJob,
): Promise<Looked> {
  const open: OpenBatch[] = []
  let failure: StudioError | undefined
  let lost: StudioError | undefined
  for (const batch of batches) {
    try {
      const looked = await lookAfter(work, batch, job)
      if (looked === undefined) continue
      open.push(looked.batch)
      const over = work.speaking.clock().getTime() - Date.parse(batch.until)
      if (looked.refusal !== undefined && over >= grace * 1000) {
        const message =
          'message' in looked.refusal
            ? looked.refusal.message
            : 'Google does not say what became of a batch: it answers no question about it just now.'
        lost ??= new StudioError(refusalCode(looked.refusal), message)
      }
    } catch (error) {
      if (!isStudioError(error) || isStudioError(error, 'cancelled')) throw error
      failure ??= error
    }
  }
  if (failure !== undefined) throw failure
  return { open, lost }
}
