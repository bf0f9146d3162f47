import { basename, join } from 'node:path'
import { setTimeout } from 'node:timers'
import { Worker } from 'node:worker_threads'
import type { CoverOrder } from '../../core/cover/cover-drawing.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { coverMessageSchema, type CoverTask } from './cover-messages.ts'
import type { PreparedCover } from './prepare-cover.ts'

/** Makes covers away from the main thread. */
export type Covers = {
  /**
   * Makes a picture of the user's a cover; see `prepareCover`. Throws StudioError `picture-unreadable`,
   * `picture-too-large`, what the disk refuses, `cancelled`.
   */
  prepare(path: string, signal?: AbortSignal): Promise<PreparedCover>
  /** Draws a cover of 1,400 × 1,400 pixels; the same order always gives the same bytes. Throws StudioError `cancelled`. */
  draw(order: CoverOrder, signal?: AbortSignal): Promise<CoverPicture>
}

export type CoversNeeds = {
  /** The built `cover-worker`. */
  readonly workerPath: string | URL
  /** The program's folder of resources, with its fonts. */
  readonly resources: string
  /** Milliseconds that one picture may take. */
  readonly timeLimit?: number
}

/** Each cover has a worker of its own: a picture may be made to break what decodes it. */
export function createCovers({ workerPath, resources, timeLimit = 60_000 }: CoversNeeds): Covers {
  async function run(task: CoverTask, name: string, signal?: AbortSignal): Promise<PreparedCover> {
    if (signal?.aborted) throw cancelled()
    const worker = new Worker(workerPath, { workerData: task })
    const { promise, resolve, reject } = Promise.withResolvers<PreparedCover>()
    const onAbort = (): void => reject(cancelled())
    const onBreakdown = (cause?: unknown): void => {
      reject(new StudioError('internal', 'The work on the cover stopped unexpectedly.', { cause }))
    }
    const timer = setTimeout(() => {
      reject(new StudioError('picture-too-large', `${name} takes too long to decode.`))
    }, timeLimit)
    signal?.addEventListener('abort', onAbort)
    worker.on('message', (data: unknown) => {
      const message = coverMessageSchema.safeParse(data)
      if (!message.success) onBreakdown(message.error)
      else if (message.data.kind === 'done') resolve(message.data)
      else reject(new StudioError(message.data.code, message.data.message))
    })
    worker.on('error', onBreakdown)
    worker.on('messageerror', onBreakdown)
    worker.on('exit', () => onBreakdown())
    try {
      const { picture, notes } = await promise
      return { picture, notes }
    } finally {
      clearTimeout(timer)
      signal?.removeEventListener('abort', onAbort)
      await worker.terminate()
    }
  }

  return {
    prepare: (path, signal) => run({ kind: 'prepare', path }, `“${basename(path)}”`, signal),
    async draw(order, signal) {
      const fonts = join(resources, 'fonts')
      const { picture } = await run({ kind: 'draw', fonts, order: { ...order } }, 'The cover', signal)
      return picture
    },
  }
}

function cancelled(): StudioError {
  return new StudioError('cancelled', 'Making the cover was cancelled.')
}
