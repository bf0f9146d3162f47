import { rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Worker } from 'node:worker_threads'
import { StudioError } from '../../../shared/studio-error.ts'
import { fileError } from '../../files/file-error.ts'
import { partPath } from '../../files/part-name.ts'
import { replaceFile } from '../../files/replace-file.ts'
import { syncFolder } from '../../files/sync-folder.ts'
import { reportOfWorker } from '../../workers/report-of-worker.ts'
import {
  type MasterReport,
  type MasterRequest,
  masterReportSchema,
  masterRequestSchema,
} from './mastering-messages.ts'

export type MasterOptions = {
  readonly signal?: AbortSignal
  /** Hears how far the work is, 0…1, never falling. */
  readonly onProgress?: (fraction: number) => void
  /** Called when the file is whole and on disk, before it gets its name. Throwing here leaves what is there. */
  readonly onWhole?: (bytes: number) => Promise<void>
}

/** Makes masters away from the main thread. */
export type Mastering = {
  /**
   * Masters a timeline to a WAV file; see `masterToWav`. Throws StudioError: `take-broken`, what the disk refuses,
   * `cancelled` (at once, without a half file), `internal` when the worker breaks down.
   */
  master(request: MasterRequest, options?: MasterOptions): Promise<MasterReport>
  /** Cancels what is under way. */
  close(): Promise<void>
}

/** Each master has a worker of its own, run from the file `workerPath` (the built `mastering-worker`). */
export function createMastering({ workerPath }: { readonly workerPath: string | URL }): Mastering {
  const closing = new AbortController()
  const underWay = new Set<Promise<unknown>>()

  return {
    async master(request, options = {}) {
      const order = masterRequestSchema.parse(request)
      const signal = options.signal ? AbortSignal.any([options.signal, closing.signal]) : closing.signal
      if (signal.aborted) throw cancelled()
      const part = partPath(order.output)
      const { onProgress } = options
      const makePart = () => {
        const worker = new Worker(workerPath, { workerData: { order, part } })
        return reportOfWorker(worker, {
          report: masterReportSchema,
          signal,
          work: 'The mastering',
          onProgress,
        })
      }
      const place = async (report: MasterReport) => {
        await options.onWhole?.((await stat(part)).size)
        await replaceFile(part, order.output).catch((error: unknown) => {
          throw fileError(error, order.output)
        })
        await syncFolder(dirname(order.output))
        return report
      }
      const work = makePart()
        .then(place)
        // What was not given its name in the end: the work was stopped, or failed.
        .finally(() => rm(part, { force: true }))
      underWay.add(work)
      try {
        return await work
      } finally {
        underWay.delete(work)
      }
    },
    async close() {
      closing.abort()
      await Promise.allSettled(underWay)
    },
  }
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'The mastering was cancelled.')
}
