import type { QueueService } from '../ipc/window-services.ts'
import type { Work, WorkUnderWay } from './work-under-way.ts'

export type FollowWork = {
  readonly work: Pick<WorkUnderWay, 'active' | 'onProgress' | 'onEnded'>
  /** Whether something is rendered, or waits for its turn or its time. */
  readonly queue: Pick<QueueService, 'hasWork' | 'onChange'>
  readonly clock: () => Date
  /** Shows the progress of all work, 0 to 1, on the taskbar or Dock icon; undefined takes it away. */
  readonly showProgress: (fraction: number | undefined) => void
  /** Keeps the computer from sleeping until the returned function is called. */
  readonly keepAwake: () => () => void
  readonly isInFront: () => boolean
  /** Tells the user outside the window that something has ended. */
  readonly notify: (work: Work, sentence: string) => void
}

/** Milliseconds after which work is what people leave alone. */
const LONG = 20_000

/**
 * What the desktop shows of renders, exports and publishing: progress on the icon, no sleep while one is under way or a
 * render waits for its time, a word when a long one ends unseen.
 */
export function followWork(parts: FollowWork): void {
  const { work, clock } = parts
  const begun = new Map<string, number>()
  let release: (() => void) | undefined
  const update = () => {
    const active = work.active()
    parts.showProgress(
      active.length === 0
        ? undefined
        : active.reduce((sum, { fraction }) => sum + fraction, 0) / active.length,
    )
    if (active.length > 0 || parts.queue.hasWork()) release ??= parts.keepAwake()
    else {
      release?.()
      release = undefined
    }
  }
  parts.queue.onChange(update)
  work.onProgress(({ job }) => {
    if (!begun.has(job)) begun.set(job, clock().getTime())
    update()
  })
  work.onEnded(({ sentence, ...ended }) => {
    const took = clock().getTime() - (begun.get(ended.job) ?? clock().getTime())
    begun.delete(ended.job)
    update()
    if (sentence !== undefined && took >= LONG && !parts.isInFront()) parts.notify(ended, sentence)
  })
}
