import type { ErrorCode } from '../../../../shared/studio-error.ts'
import { nothing } from '../send-once.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchWork } from './batch-work.ts'

/**
 * Books what of a batch has no answer as failed, and forgets the batch. `isFree`: it is sure that Google charges nothing;
 * otherwise nobody knows what became of it, and the estimate stands.
 */
export async function settleBatch(
  { speaking: { books }, book }: BatchWork,
  batch: OpenBatch,
  { code, isFree }: { readonly code: ErrorCode; readonly isFree: boolean },
): Promise<void> {
  const usage = isFree ? nothing : undefined
  const open = batch.requests.filter(({ entry }) => books.stateOf(entry) === 'open')
  await Promise.all(
    open.map(({ entry }) => books.ended(entry, { outcome: 'failed', code, usage, latency: 0 })),
  )
  await book.remove(batch)
}
