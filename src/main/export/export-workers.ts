import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { StudioError } from '../../shared/studio-error.ts'
import { reportOfWorker } from '../workers/report-of-worker.ts'
import {
  audioReportSchema,
  stemsReportSchema,
  type AudioOrder,
  type AudioReport,
  type StemsOrder,
  type StemsReport,
  type WorkerOrder,
} from './export-messages.ts'
import { textsReportSchema, type TextsOrder, type TextsReport } from './text-messages.ts'

export type WorkOptions = {
  readonly signal: AbortSignal
  /** Hears how far the work is, 0…1, never falling. */
  readonly onProgress: (fraction: number) => void
}

/** Makes the files of exports away from the main thread. */
export type ExportWorkers = {
  /** Throws StudioError: what the disk refuses, `cancelled` at once, `internal` where the worker breaks down. */
  makeAudio(order: AudioOrder, options: WorkOptions): Promise<AudioReport>
  makeStems(order: StemsOrder, options: WorkOptions): Promise<StemsReport>
  /** Texts wait for no core: they are made in less time than a sound is begun in. */
  makeTexts(order: TextsOrder, signal: AbortSignal): Promise<TextsReport>
  /** Cancels what is under way. */
  close(): Promise<void>
}

export type ExportWorkersOptions = {
  /** The built `export-worker`. */
  readonly workerPath: string | URL
  /** How many files are made at once. */
  readonly atOnce: number
}

/** Every file has a worker of its own; those for whom there is no core wait their turn. */
export function createExportWorkers({ workerPath, atOnce }: ExportWorkersOptions): ExportWorkers {
  const closing = new AbortController()
  const underWay = new Set<Promise<unknown>>()
  const waiting: (() => void)[] = []
  let free = Math.max(1, atOnce)

  async function inTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
    if (free > 0) free--
    else await turnOf(signal, waiting)
    try {
      if (signal.aborted) throw cancelled()
      return await work()
    } finally {
      const next = waiting.shift()
      if (next === undefined) free++
      else next()
    }
  }

  async function run<Report>(
    order: WorkerOrder,
    report: z.ZodType<Report>,
    options: WorkOptions,
    when: typeof inTurn = inTurn,
  ): Promise<Report> {
    const signal = AbortSignal.any([options.signal, closing.signal])
    const working = when(signal, async () => {
      const worker = new Worker(workerPath, { workerData: order })
      return reportOfWorker(worker, { report, signal, work: 'The export', onProgress: options.onProgress })
    })
    underWay.add(working)
    return working.finally(() => underWay.delete(working))
  }

  return {
    makeAudio: (order, options) => run({ kind: 'audio', order }, audioReportSchema, options),
    makeStems: (order, options) => run({ kind: 'stems', order }, stemsReportSchema, options),
    makeTexts: (order, signal) =>
      run({ kind: 'texts', order }, textsReportSchema, { signal, onProgress: () => undefined }, withoutTurn),
    async close() {
      closing.abort()
      await Promise.allSettled(underWay)
    },
  }
}

async function withoutTurn<Result>(signal: AbortSignal, work: () => Promise<Result>): Promise<Result> {
  if (signal.aborted) throw cancelled()
  return work()
}

async function turnOf(signal: AbortSignal, waiting: (() => void)[]): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const onAbort = () => {
    const place = waiting.indexOf(resolve)
    // Whoever has been given a turn hands it on by itself.
    if (place < 0) return
    waiting.splice(place, 1)
    reject(cancelled())
  }
  if (signal.aborted) throw cancelled()
  waiting.push(resolve)
  signal.addEventListener('abort', onAbort)
  return promise.finally(() => signal.removeEventListener('abort', onAbort))
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'The export was cancelled.')
}
