import type { BatchAnswer, ReadBatch } from '../../../../core/gemini/read-batch.ts'
import { faultCode } from '../fault-error.ts'
import { nothing } from '../send-once.ts'
import { spokenFrom } from '../spoken-from.ts'
import type { OpenBatch } from './batch-book.ts'
import { passageIn, type BatchJob, type BatchWork } from './batch-work.ts'
import { settleBatch } from './settle-batch.ts'

/**
 * Puts the answers of a batch that has ended on the shelf, books each once, and forgets the batch. What failed or is
 * missing is booked and left. Throws what shelf and books throw; then the batch is still there to be collected.
 */
export async function collectBatch(
  work: BatchWork,
  batch: OpenBatch,
  { state, answers }: ReadBatch,
  { shelf }: Pick<BatchJob, 'shelf'>,
): Promise<void> {
  const { books } = work.speaking
  for (const [index, request] of batch.requests.entries()) {
    if (books.stateOf(request.entry) !== 'open') continue
    const answer = answerFor(batch, answers, index)
    if (answer !== undefined) await collectOne(work, request, answer, shelf)
  }
  // What was cancelled or has expired may have been spoken before, and is charged for then.
  const isFree = state === 'done' || state === 'failed'
  await settleBatch(work, batch, { code: isFree ? 'request-refused' : 'cancelled', isFree })
}

/** Answers carry the key of their request; where they carry none they come in the order of the requests. */
function answerFor(
  { requests }: OpenBatch,
  answers: readonly BatchAnswer[],
  index: number,
): BatchAnswer | undefined {
  const isKeyed = answers.some(({ key }) => key !== undefined)
  if (isKeyed) return answers.find(({ key }) => key === requests[index]?.entry)
  return answers.length === requests.length ? answers[index] : undefined
}

async function collectOne(
  { speaking }: BatchWork,
  request: OpenBatch['requests'][number],
  { json }: BatchAnswer,
  shelf: BatchJob['shelf'],
): Promise<void> {
  const { books } = speaking
  const passage = passageIn(request)
  if (json === undefined) {
    const failed = { outcome: 'failed', code: 'request-refused', usage: nothing, latency: 0 } as const
    return books.ended(request.entry, failed)
  }
  const { spoken, fault, usage } = spokenFrom(json, speaking, speaking.estimate(passage))
  if (fault !== undefined)
    return books.ended(request.entry, { outcome: 'failed', code: faultCode(fault), usage, latency: 0 })
  // It may lie there already: the program ended before it was booked.
  const isThere = (await shelf.find(passage)) !== undefined
  const take = isThere ? undefined : await shelf.keep(passage, spoken)
  const seconds = spoken.pcm.length / spoken.rate
  return books.ended(request.entry, { outcome: 'kept', take, seconds, usage: spoken.usage, latency: 0 })
}
