import type { QueueService, RenderService } from '../ipc/window-services.ts'

export type FollowRenders = {
  readonly renders: RenderService
  /** Whether something is rendered, or waits for its turn or its time. */
  readonly queue: Pick<QueueService, 'hasWork' | 'onChange'>
  readonly clock: () => Date
  /** Shows the progress of all renders, 0 to 1, on the taskbar or Dock icon; undefined takes it away. */
  readonly showProgress: (fraction: number | undefined) => void
  /** Keeps the computer from sleeping until the returned function is called. */
  readonly keepAwake: () => () => void
  readonly isInFront: () => boolean
  /** Tells the user outside the window that the render of an episode has ended. */
  readonly notify: (episode: string, sentence: string) => void
}

/** Milliseconds after which a render is one that people leave alone. */
const LONG = 20_000

/** What the desktop shows of renders: progress on the icon, no sleep while one runs or waits for its time, a word when a long one ends unseen. */
export function followRenders(parts: FollowRenders): void {
  const { renders, clock } = parts
  const begun = new Map<string, number>()
  let release: (() => void) | undefined
  const update = () => {
    const active = renders.active()
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
  renders.onProgress(({ job }) => {
    if (!begun.has(job)) begun.set(job, clock().getTime())
    update()
  })
  renders.onEnded(({ job, episode, outcome }) => {
    const took = clock().getTime() - (begun.get(job) ?? clock().getTime())
    begun.delete(job)
    update()
    const isStopped = outcome.end === 'cancelled' || outcome.end === 'paused'
    if (isStopped || took < LONG || parts.isInFront()) return
    parts.notify(episode, outcome.end === 'finished' ? 'The episode is ready to be heard.' : outcome.message)
  })
}
