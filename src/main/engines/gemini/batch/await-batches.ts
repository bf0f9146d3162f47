import { readBatch } from '../../../../core/gemini/read-batch.ts'
import type { Refusal } from '../../../../core/gemini/refusal.ts'
import { countOf } from '../../../../core/text/count-of.ts'
import { spellMoment } from '../../../../core/text/spell-moment.ts'
import { StudioError } from '../../../../shared/studio-error.ts'
import { ensureGoing } from '../send-once.ts'
import { attempt } from './attempt.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchJob, BatchWork } from './batch-work.ts'
import { collectBatch } from './collect-batch.ts'
import { findBatch } from './find-batch.ts'
import { settleBatch } from './settle-batch.ts'

/** Seconds between two looks: soon at first, then every five minutes. */
const pauses = { first: 10, longest: 300, growth: 1.5 } as const
/** Seconds that a batch is given to end after its time; then nobody knows what became of it. */
const grace = 300

/**
 * Waits for batches until each is collected or given up. Without a connection it goes on waiting until their time is over.
 * Throws StudioError: cancelled, and what no waiting would change.
 */
export async function awaitBatches(
  work: BatchWork,
  batches: readonly OpenBatch[],
  job: BatchJob,
): Promise<void> {
  const { clock, wait } = work.speaking
  let open = batches
  let pause: number = pauses.first
  try {
    for (;;) {
      const still: OpenBatch[] = []
      for (const batch of open) still.push(...(await lookAfter(work, batch, job)))
      if (still.length === 0) return
      open = still
      tellWait(open, job, clock())
      const soonest = Math.min(...open.map(({ until }) => Date.parse(until))) - clock().getTime()
      await wait(Math.max(pauses.first * 1000, Math.min(pause * 1000, soonest)), job.signal)
      pause = Math.min(pauses.longest, pause * pauses.growth)
    }
  } catch (error) {
    ensureGoing(job.signal)
    throw error
  } finally {
    job.waits.end()
  }
}

function tellWait(open: readonly OpenBatch[], { waits }: BatchJob, now: Date): void {
  const lines = open.flatMap(({ requests }) => requests.flatMap(({ passage }) => passage.turns)).length
  const until = new Date(Math.max(...open.map((batch) => Date.parse(batch.until))))
  const when = `${spellMoment(until, now)} at the latest`
  waits.begin('pace', until, `Google makes ${countOf(lines, 'line')} in a batch: ${when}.`)
}

/** Looks how a batch stands, and does what is to be done. Gives the batch where it goes on. */
export async function lookAfter(
  work: BatchWork,
  batch: OpenBatch,
  job: BatchJob,
): Promise<readonly OpenBatch[]> {
  const { speaking, book } = work
  ensureGoing(job.signal)
  const over = (speaking.clock().getTime() - Date.parse(batch.until)) / 1000
  if (batch.name === undefined) {
    const found = await findBatch(work, batch, job.signal)
    if (found.refusal !== undefined) return later(batch, found.refusal, over)
    if (found.answer === undefined) {
      // It never came to be: the program ended before it was sent.
      await settleBatch(work, batch, { code: 'cancelled', isFree: true })
      return []
    }
    const named = { ...batch, name: found.answer }
    await book.write(named)
    return lookAfter(work, named, job)
  }
  const looked = await attempt(speaking, speaking.client.batch(batch.name, job.signal))
  if (looked.refusal !== undefined && looked.isUnknown) {
    await settleBatch(work, batch, { code: 'answer-unusable', isFree: false })
    return []
  }
  if (looked.refusal !== undefined) return later(batch, looked.refusal, over)
  const read = readBatch(looked.answer)
  if (read !== undefined && read.state !== 'open') {
    await collectBatch(work, batch, read, job)
    return []
  }
  if (over < 0) return [batch]
  if (over >= grace) {
    await settleBatch(work, batch, { code: 'engine-timeout', isFree: false })
    return []
  }
  // One that is cancelled already, or has just ended, refuses; the next look tells.
  await attempt(speaking, speaking.client.cancelBatch(batch.name, job.signal))
  return [batch]
}

/** A batch that could not be looked at: another time, unless that would not help, or its time is over. In seconds. */
function later(batch: OpenBatch, refusal: Refusal, over: number): readonly OpenBatch[] {
  const isHopeless = refusal.kind === 'final' || (refusal.kind === 'trouble' && over >= grace)
  if (isHopeless) throw new StudioError(refusal.code, refusal.message)
  return [batch]
}
