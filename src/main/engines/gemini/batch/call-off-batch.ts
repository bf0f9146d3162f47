import { attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchWork } from './batch-work.ts'

/** Milliseconds that Google is given to hear of it: who presses Stop does not wait. */
const patience = 5000

/** Asks Google not to go on with a batch. What was spoken by then is collected when the episode is made next. */
export async function callOffBatch({ speaking, book }: BatchWork, batch: OpenBatch): Promise<void> {
  const now = speaking.clock().toISOString()
  if (batch.until <= now) return
  await book.write({ ...batch, until: now })
  if (batch.name === undefined) return
  const cancelling = speaking.client.cancelBatch(batch.name, AbortSignal.timeout(patience))
  await attempt(speaking, cancelling).catch(() => undefined)
}
