import type { Worker } from 'node:worker_threads'
import type { z } from 'zod'
import { StudioError } from '../../shared/studio-error.ts'
import { workerMessageSchema } from './worker-message.ts'

export type WorkerHearing<Report> = {
  readonly report: z.ZodType<Report>
  readonly signal: AbortSignal
  /** What is being done, as the beginning of a sentence: "The export". */
  readonly work: string
  /** Hears how far the work is, 0…1. */
  readonly onProgress?: ((fraction: number) => void) | undefined
}

/**
 * The report of a worker with one task; then the worker is no more. Throws StudioError: what it failed with, `cancelled` at
 * once where `signal` says so, `internal` where it breaks down or says what nobody understands.
 */
export async function reportOfWorker<Report>(
  worker: Worker,
  { report, signal, work, onProgress }: WorkerHearing<Report>,
): Promise<Report> {
  const { promise, resolve, reject } = Promise.withResolvers<Report>()
  const onAbort = (): void => reject(new StudioError('cancelled', `${work} was cancelled.`))
  const onBreakdown = (cause?: unknown): void => {
    reject(new StudioError('internal', `${work} stopped unexpectedly.`, { cause }))
  }
  signal.addEventListener('abort', onAbort)
  if (signal.aborted) onAbort()
  worker.on('message', (data: unknown) => {
    const message = workerMessageSchema.safeParse(data)
    if (!message.success) return onBreakdown(message.error)
    if (message.data.kind === 'progress') return onProgress?.(message.data.fraction)
    if (message.data.kind === 'failed')
      return reject(new StudioError(message.data.code, message.data.message))
    const done = report.safeParse(message.data.report)
    if (done.success) resolve(done.data)
    else onBreakdown(done.error)
  })
  worker.on('error', onBreakdown)
  worker.on('messageerror', onBreakdown)
  worker.on('exit', () => onBreakdown())
  try {
    return await promise
  } finally {
    signal.removeEventListener('abort', onAbort)
    await worker.terminate()
  }
}
