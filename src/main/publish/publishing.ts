import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { reportOfWorker } from '../workers/report-of-worker.ts'
import type { PublishedFromLibrary } from './publish-into-folder.ts'
import {
  outlookSchema,
  publishedSchema,
  type OutlookTask,
  type PublishTask,
  type PublishWork,
} from './publish-messages.ts'
import type { PublishOutlook } from './publish-outlook.ts'

export type PublishWatch = {
  readonly signal: AbortSignal
  /** Hears how much of the whole is done, 0…1. */
  readonly onProgress: (fraction: number) => void
}

/** Publishes shows away from the main thread. */
export type Publishing = {
  /**
   * See `publishIntoFolder`. Throws StudioError: what it throws; `cancelled` when the folder is as it was; `internal` where
   * the worker breaks down.
   */
  publish(task: PublishTask, watch: PublishWatch): Promise<PublishedFromLibrary>
  /** See `publishOutlook`. */
  outlook(task: OutlookTask): Promise<PublishOutlook>
}

export type PublishingNeeds = Pick<PublishWork, 'resources' | 'atOnce'> & {
  /** The built files of the workers. */
  readonly publishWorker: string | URL
  readonly exportWorker: string | URL
  readonly coverWorker: string | URL
}

/** Each show has a worker of its own, which starts those that encode and draw. */
export function createPublishing(needs: PublishingNeeds): Publishing {
  const { publishWorker, exportWorker, coverWorker, resources, atOnce } = needs

  async function run<Report>(
    work: PublishWork['work'],
    report: z.ZodType<Report>,
    { signal, onProgress }: Partial<PublishWatch> = {},
  ): Promise<Report> {
    const order: PublishWork = {
      work,
      exportWorker: pathOf(exportWorker),
      coverWorker: pathOf(coverWorker),
      resources,
      atOnce,
    }
    const worker = new Worker(publishWorker, { workerData: order })
    const stop = () => worker.postMessage('stop')
    signal?.addEventListener('abort', stop)
    if (signal?.aborted === true) stop()
    try {
      // It is never cut off: it removes what it has begun, and then says that it was cancelled.
      const patience = new AbortController().signal
      return await reportOfWorker(worker, { report, signal: patience, work: 'Publishing', onProgress })
    } finally {
      signal?.removeEventListener('abort', stop)
    }
  }

  return {
    publish: (task, watch) => run({ kind: 'publish', task }, publishedSchema, watch),
    outlook: (task) => run({ kind: 'outlook', task }, outlookSchema),
  }
}

function pathOf(file: string | URL): string {
  return typeof file === 'string' ? file : fileURLToPath(file)
}
