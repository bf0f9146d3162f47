import { countOf } from '../../../../core/text/count-of.ts'
import { spellMoment } from '../../../../core/text/spell-moment.ts'
import { ensureGoing } from '../send-once.ts'
import type { OpenBatch } from './batch-book.ts'
import type { BatchJob, BatchWork } from './batch-work.ts'
import { givenUpAt } from './look-after-batch.ts'
import { lookAtBatches } from './look-at-batches.ts'

/** Seconds between two looks: soon at first, then every five minutes. */
const pauses = { first: 10, longest: 300, growth: 1.5 } as const

/**
 * Waits for batches until each is collected or given up. Without a connection, or while Google has no time for questions,
 * it goes on waiting until their time is over. Throws StudioError: cancelled, and what no waiting would change.
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
      const looked = await lookAtBatches(work, open, job)
      if (looked.lost !== undefined) throw looked.lost
      if (looked.open.length === 0) return
      open = looked.open
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
  const going = open.filter(({ until }) => now.getTime() < Date.parse(until))
  if (going.length > 0) {
    const until = latestOf(going.map((batch) => new Date(batch.until)))
    const when = `${spellMoment(until, now)} at the latest`
    return waits.begin('pace', until, `Google makes ${linesOf(going)} in a batch: ${when}.`)
  }
  const until = latestOf(open.map((batch) => givenUpAt(batch, now)))
  const what = `Google has not ended a batch of ${linesOf(open)} whose time is over`
  const then = 'what it has not brought by then is asked for again, and may be charged for twice'
  waits.begin('pace', until, `${what}: ${then}, ${spellMoment(until, now)}.`)
}

function linesOf(batches: readonly OpenBatch[]): string {
  return countOf(
    batches.flatMap(({ requests }) => requests.flatMap(({ passage }) => passage.turns)).length,
    'line',
  )
}

function latestOf(moments: readonly Date[]): Date {
  return new Date(Math.max(...moments.map((moment) => moment.getTime())))
}
