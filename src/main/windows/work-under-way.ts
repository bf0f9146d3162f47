import type { WindowServices } from '../ipc/window-services.ts'
import { createListeners } from '../services/listeners.ts'

export type WorkKind = 'render' | 'export' | 'publish'

/** Something that takes its time and that a person waits for. `of`: the id of its episode; of its show where it publishes. */
export type Work = { readonly job: string; readonly kind: WorkKind; readonly of: string }

/** `sentence`: what is to be said of it to somebody who is not looking; undefined where they know, or nothing has changed. */
export type EndedWork = Work & { readonly sentence: string | undefined }

/** All that is being made: renders, exports and publishing, seen as one. */
export interface WorkUnderWay {
  /** `fraction`: how much of it is done, 0 to 1. */
  readonly active: () => readonly (Work & { readonly fraction: number })[]
  readonly onProgress: (listener: (work: Work) => void) => () => void
  readonly onEnded: (listener: (work: EndedWork) => void) => () => void
  /** Stops all of it, and resolves when nothing is left half done. What is made of renders is kept. */
  readonly stopAll: () => Promise<void>
}

type Outcome = { readonly end: string; readonly message?: string | undefined }

/** Listens from now on. */
export function workUnderWay({
  renders,
  exports,
  publishing,
}: Pick<WindowServices, 'renders' | 'exports' | 'publishing'>): WorkUnderWay {
  const progressed = createListeners<Work>()
  const ended = createListeners<EndedWork>()
  const tellEnd = (one: Work, outcome: Outcome) => ended.tell({ ...one, sentence: sentenceOf(one, outcome) })

  renders.onProgress(({ job, episode }) => progressed.tell(work('render', job, episode)))
  exports.onProgress(({ job, episode }) => progressed.tell(work('export', job, episode)))
  publishing.onProgress(({ job, show }) => progressed.tell(work('publish', job, show)))
  renders.onEnded(({ job, episode, outcome }) => tellEnd(work('render', job, episode), outcome))
  exports.onEnded(({ job, episode, outcome }) => tellEnd(work('export', job, episode), outcome))
  publishing.onEnded(({ job, show, outcome }) => tellEnd(work('publish', job, show), outcome))
  return {
    active: () => [
      ...renders
        .active()
        .map(({ job, episode, fraction }) => ({ ...work('render', job, episode), fraction })),
      ...exports.active().map(({ job, episode, formats }) => {
        const done = formats.reduce((sum, { fraction }) => sum + fraction, 0)
        return { ...work('export', job, episode), fraction: done / Math.max(1, formats.length) }
      }),
      ...publishing.active().map(({ job, show, fraction }) => ({ ...work('publish', job, show), fraction })),
    ],
    onProgress: progressed.listen,
    onEnded: ended.listen,
    async stopAll() {
      await Promise.all([
        renders.stopAll(),
        ...exports.active().map(({ job }) => exports.cancel(job)),
        ...publishing.active().map(({ job }) => publishing.cancel(job)),
      ])
    },
  }
}

function work(kind: WorkKind, job: string, of: string): Work {
  return { job, kind, of }
}

const done: Readonly<Record<WorkKind, string>> = {
  render: 'The episode is ready to be heard.',
  export: 'The episode is exported.',
  publish: 'The show is published.',
}

function sentenceOf({ kind }: Work, { end, message }: Outcome): string | undefined {
  if (end === 'cancelled' || end === 'paused') return undefined
  return end === 'finished' ? done[kind] : message
}
