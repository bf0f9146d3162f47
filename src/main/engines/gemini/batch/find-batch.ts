import { readBatch } from '../../../../core/gemini/read-batch.ts'
import { attempt, type Attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchWork } from './batch-work.ts'

/** A page may be large: answers that are there come along. */
const pageSize = 5
/** A list that does not come to an end by then never will. */
const mostPages = 2000
/** Milliseconds by which Google's clock and this machine's may differ. */
const clockSlack = 24 * 3_600_000

/**
 * Looks among the batches of the key for one whose name was not written down; undefined where there is none. Where Google
 * tells the newest first, as it does, it looks no further back than the batch was made.
 */
export async function findBatch(
  { speaking }: BatchWork,
  { id, sentAt }: Pick<OpenBatch, 'id' | 'sentAt'>,
  signal: AbortSignal,
): Promise<Attempt<string | undefined>> {
  const earliest = Date.parse(sentAt) - clockSlack
  const times: number[] = []
  let pageToken: string | undefined
  for (let page = 1; page <= mostPages; page++) {
    const looked = await attempt(speaking, speaking.client.batches({ pageSize, pageToken }, signal))
    if (looked.refusal !== undefined) return looked
    const { batches, next } = looked.answer
    const read = batches.map(readBatch).filter((batch) => batch !== undefined)
    const found = read.find(({ displayName }) => displayName === displayNameOf(id))
    if (found !== undefined) return { answer: found.name }
    times.push(...read.flatMap(({ madeAt }) => madeAt ?? []))
    const isPast = read.length > 0 && read.every(({ madeAt = Infinity }) => madeAt < earliest)
    if (next === undefined || (isPast && isNewestFirst(times))) return { answer: undefined }
    pageToken = next
  }
  const refusal = { kind: 'astray', says: 'came as a list of batches without an end' } as const
  return { refusal, isUnsent: false, isUnknown: false }
}

/** What a batch is called at Google, where the person may see it. */
export function displayNameOf(id: string): string {
  return `castwright-${id}`
}

/** Google promises no order; what all have one time for tells none. */
function isNewestFirst(times: readonly number[]): boolean {
  const isFalling = times.every((time, index) => time <= (times[index - 1] ?? Infinity))
  return isFalling && (times[0] ?? 0) > (times.at(-1) ?? 0)
}
