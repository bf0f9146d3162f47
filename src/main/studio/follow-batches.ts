import type { Batch, SpeakAhead } from '../engines/speak-ahead.ts'
import type { Passage, SpeechEngine, Wait } from '../engines/speech-engine.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'
import type { PassageStore } from '../takes/passage-store.ts'
import type { TakeStore } from '../takes/take-store.ts'
import { isStudioError, type StudioError } from '../../shared/studio-error.ts'
import { LeftToBatch } from './left-to-batch.ts'
import type { RenderProgress } from './render-progress.ts'
import { takesUnderWay } from './takes-under-way.ts'

/** What one render has to do with batches of its episode. */
export type RenderBatches = {
  /**
   * Collects what has come, with one look at each. What was called off is wanted again where something is missing; where
   * nothing is, no trouble with them stops anything.
   */
  readonly look: (isNeeded: boolean) => Promise<void>
  readonly order: (passages: readonly Passage[]) => Promise<void>
  /** Keys of the takes that come in a batch, and are not to be asked for otherwise. */
  readonly underWay: () => Promise<ReadonlySet<string>>
  /** Tells of so many lines that are left to them; 0: none any more. */
  readonly tell: (lines: number) => Promise<void>
  /**
   * Waits until all is collected or given up, or leaves them to Google; gives whether what has not come may be asked for in
   * another batch: it was called off once. Throws StudioError, LeftToBatch.
   */
  readonly await: (lines: number) => Promise<boolean>
  readonly callOff: () => Promise<void>
}

export type FollowBatches = {
  readonly engine: SpeechEngine
  readonly takes: TakeStore
  readonly passages: PassageStore
  readonly signal: AbortSignal
  readonly episode?: string | undefined
  readonly mayLeave?: boolean | undefined
  readonly onProgress: (progress: RenderProgress) => void
}

/** Milliseconds that a look may take which nobody needs. */
const patience = 10_000

/** Undefined where nothing can be asked for in a batch. */
export function followBatches(job: FollowBatches): RenderBatches | undefined {
  const { engine, episode } = job
  return engine.ahead === undefined || episode === undefined ? undefined : follow(job, engine.ahead, episode)
}

function follow(job: FollowBatches, ahead: SpeakAhead, episode: string): RenderBatches {
  const { engine, signal, onProgress } = job
  const shelf = createAnswerShelf(job, engine)
  const onWait = (wait: Wait | undefined) => onProgress({ step: 'wait', wait })
  const options = { signal, episode, shelf, onWait }
  let failure: StudioError | undefined
  return {
    async look(isNeeded) {
      if ((await ahead.pending(episode)).length === 0) return
      if (isNeeded) await ahead.wantAgain(episode)
      const within = isNeeded ? signal : AbortSignal.any([signal, AbortSignal.timeout(patience)])
      try {
        await ahead.collect('once', { ...options, signal: within })
      } catch (error) {
        if (!isStudioError(error) || signal.aborted) throw error
        failure = error
      }
    },
    order: (passages) => ahead.order(passages, options),
    underWay: async () => (await takesUnderWay(engine, episode, 'all')).keys,
    async tell(lines) {
      const pending = lines === 0 ? [] : await ahead.pending(episode)
      const batch = pending.length === 0 ? undefined : { until: lastOf(pending), lines }
      onProgress({ step: 'batch', batch })
    },
    async await(lines) {
      if (failure !== undefined) throw failure
      const pending = await ahead.pending(episode)
      const mayOrderAgain = pending.some(({ wasCalledOff }) => wasCalledOff)
      if (job.mayLeave === true && pending.length > 0)
        throw new LeftToBatch(lastOf(pending), lines, mayOrderAgain)
      await ahead.collect('wait', options)
      return mayOrderAgain
    },
    callOff: () => ahead.callOff(episode),
  }
}

function lastOf(batches: readonly Batch[]): Date {
  return new Date(Math.max(...batches.map(({ until }) => until.getTime())))
}
