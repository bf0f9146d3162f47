import { isDeepStrictEqual } from 'node:util'
import { compileRequest } from '../../../../core/gemini/compile-request.ts'
import { splitBatches } from '../../../../core/gemini/split-batches.ts'
import type { AheadOptions, SpeakAhead } from '../../speak-ahead.ts'
import { isCalledOff } from '../../called-off.ts'
import type { Passage } from '../../speech-engine.ts'
import { createWaitReport } from '../wait-report.ts'
import { askBatch } from './ask-batch.ts'
import { awaitBatches, lookAfter } from './await-batches.ts'
import type { OpenBatch } from './batch-book.ts'
import { callOffBatch } from './call-off-batch.ts'
import { passageIn, type BatchJob, type BatchWork } from './batch-work.ts'

/** `SpeakAhead` with Google's batches. `isWanted`: whether new ones may be asked for. */
export function speakAheadInBatches(
  parts: Omit<BatchWork, 'speaking'> & { readonly speaking: () => BatchWork['speaking'] },
  {
    isWanted,
    closing,
    clock,
  }: {
    readonly isWanted: () => boolean
    readonly closing: AbortSignal
    readonly clock: () => Date
  },
): SpeakAhead {
  const work = (): BatchWork => ({ ...parts, speaking: parts.speaking() })
  const pending = (episode: string) => parts.book.of(parts.owner, episode)
  const isOver = ({ until }: Pick<OpenBatch, 'until'>) => Date.parse(until) <= clock().getTime()
  const jobOf = ({ signal, episode, shelf, onWait }: AheadOptions): BatchJob => {
    const waits = createWaitReport(onWait, clock)
    return { signal: AbortSignal.any([signal, closing]), episode, shelf, waits }
  }
  /** Stopped for good, nothing is to be made that nobody wants. */
  const unlessCalledOff = async (job: BatchJob, doIt: () => Promise<void>) => {
    try {
      await doIt()
    } catch (error) {
      if (isCalledOff(job.signal))
        await Promise.all((await pending(job.episode)).map((batch) => callOffBatch(work(), batch)))
      throw error
    }
  }
  /** The program ended while these were asked for: it is found out whether they ever came to be. */
  const lookAfterNameless = async (job: BatchJob): Promise<void> => {
    for (const batch of await pending(job.episode))
      if (batch.name === undefined) await lookAfter(work(), batch, job)
  }
  const ask = async (passages: readonly Passage[], job: BatchJob): Promise<void> => {
    const { speaking } = work()
    const asked = (await pending(job.episode)).flatMap(({ requests }) => requests.map(passageIn))
    const isAsked = (passage: Passage) => asked.some((other) => isDeepStrictEqual(other, passage))
    const missing = []
    for (const passage of passages) {
      if (isAsked(passage) || (await job.shelf.find(passage)) !== undefined) continue
      const own = speaking.withOwnVoices(passage)
      const { length: size } = JSON.stringify(compileRequest(own, speaking.model))
      missing.push({ passage, size, seconds: speaking.estimate(passage).seconds })
    }
    for (const group of splitBatches(missing)) {
      const together = group.map(({ passage }) => passage)
      // What one is refused for, the next would be.
      if ((await askBatch(work(), together, job)) === undefined) break
    }
  }
  return {
    async pending(episode) {
      return (await pending(episode)).map((batch) => ({
        passages: batch.requests.map(passageIn),
        since: new Date(batch.sentAt),
        until: new Date(batch.until),
        isOver: isOver(batch),
      }))
    },
    async prefetch(passages, options) {
      if (!isWanted()) return
      if (passages.length === 0 && (await pending(options.episode)).length === 0) return
      const job = jobOf(options)
      await unlessCalledOff(job, async () => {
        await lookAfterNameless(job)
        await ask(passages, job)
        await awaitBatches(work(), await pending(options.episode), job)
      })
    },
    async collect(which, options) {
      const all = await pending(options.episode)
      if (all.length === 0) return
      const job = jobOf(options)
      await unlessCalledOff(job, async () => {
        await lookAfterNameless(job)
        const open = await pending(options.episode)
        await awaitBatches(work(), which === 'all' ? open : open.filter(isOver), job)
      })
    },
  }
}
