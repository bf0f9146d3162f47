import { readBatch } from '../../../../core/gemini/read-batch.ts'
import { attempt, type Attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchWork } from './batch-work.ts'

/** What is asked is among the last that were made. A page may be large: answers that are there come along. */
const pages = { pageSize: 5, pages: 20 }

/** Looks among all batches of the key for one whose name was not written down; undefined where there is none. */
export async function findBatch(
  { speaking }: BatchWork,
  { id }: Pick<OpenBatch, 'id'>,
  signal: AbortSignal,
): Promise<Attempt<string | undefined>> {
  const isIt = (json: unknown) => readBatch(json)?.displayName === displayNameOf(id)
  const found = await attempt(speaking, speaking.client.findBatch(isIt, pages, signal))
  return found.refusal === undefined ? { answer: readBatch(found.answer)?.name } : found
}

/** What a batch is called at Google, where the person may see it. */
export function displayNameOf(id: string): string {
  return `castwright-${id}`
}
