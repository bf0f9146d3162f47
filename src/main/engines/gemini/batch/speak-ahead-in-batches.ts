import { isDeepStrictEqual } from 'node:util'
import { compileRequest } from '../../../../core/gemini/compile-request.ts'
import { splitBatches } from '../../../../core/gemini/split-batches.ts'
import type { AheadOptions, SpeakAhead } from '../../speak-ahead.ts'
import type { Passage } from '../../speech-engine.ts'
import { createWaitReport } from '../wait-report.ts'
import { askBatch } from './ask-batch.ts'
import { awaitBatches } from './await-batches.ts'
import { callOffBatch, wantBatchAgain } from './call-off-batch.ts'
import { passageIn, type BatchJob, type BatchWork } from './batch-work.ts'
import { lookAtBatches } from './look-at-batches.ts'

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
  const jobOf = ({ signal, episode, shelf, onWait }: AheadOptions): BatchJob => {
    const waits = createWaitReport(onWait, clock)
    return { signal: AbortSignal.any([signal, closing]), episode, shelf, waits }
  }
  return {
    async pending(episode) {
      return (await pending(episode)).map((batch) => ({
        passages: batch.requests.map(passageIn),
        since: new Date(batch.sentAt),
        until: new Date(batch.until),
        isOver: Date.parse(batch.until) <= clock().getTime(),
        wasCalledOff: batch.wasCalledOff === true,
      }))
    },
    async order(passages, options) {
      if (!isWanted() || passages.length === 0) return
      const job = jobOf(options)
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
    },
    async collect(how, options) {
      const open = await pending(options.episode)
      if (open.length === 0) return
      const job = jobOf(options)
      if (how === 'wait') return awaitBatches(work(), open, job)
      await lookAtBatches(work(), open, job)
    },
    async callOff(episode) {
      await Promise.all((await pending(episode)).map((batch) => callOffBatch(work(), batch)))
    },
    async wantAgain(episode) {
      if (!isWanted()) return
      for (const batch of await pending(episode)) await wantBatchAgain(work(), batch)
    },
  }
}
