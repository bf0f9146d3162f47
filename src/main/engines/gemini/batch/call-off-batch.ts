import { attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchWork } from './batch-work.ts'

/** Milliseconds that Google is given to hear of it: who presses Stop does not wait. */
const patience = 5000

/** Asks Google not to go on with a batch. What was spoken by then is collected when the episode is made next. */
export async function callOffBatch({ speaking, book }: BatchWork, batch: OpenBatch): Promise<void> {
  const now = speaking.clock().toISOString()
  if (batch.until <= now) return
  await book.write({ ...batch, until: now, wasCalledOff: true })
  if (batch.name === undefined) return
  const cancelling = speaking.client.cancelBatch(batch.name, AbortSignal.timeout(patience))
  await attempt(speaking, cancelling).catch(() => undefined)
}

/** It is waited for again, as long as it was to be at first. Where Google was told meanwhile it ends before. */
export async function wantBatchAgain({ book, hours }: BatchWork, batch: OpenBatch): Promise<void> {
  if (batch.wasCalledOff !== true) return
  const until = new Date(Date.parse(batch.sentAt) + hours * 3_600_000).toISOString()
  if (batch.until < until) await book.write({ ...batch, until, endAskedAt: undefined })
}
