import { isStudioError } from '../../shared/studio-error.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import { createAnswerShelf } from '../takes/answer-shelf.ts'
import { createOneAtATime } from '../files/one-at-a-time.ts'
import { lockEpisode } from './episode-lock.ts'
import type { GeminiDesk } from './gemini-desk.ts'

type Desk = Pick<GeminiDesk, 'batches' | 'inUse'>

export type CollectBatches = {
  readonly library: Pick<Library, 'takes' | 'passages'>
  readonly episode: Episode
  readonly desk: Desk
  readonly data: string
  readonly signal: AbortSignal
}

/** Looks at batches while no render does. */
export type BatchCollector = {
  /** Looks once at those of an episode; not while it is rendered. Throws StudioError. */
  readonly collect: (job: CollectBatches) => Promise<void>
  /** Begins a render: whoever is collecting lets go of the folder first. */
  readonly hold: <Release>(folder: string, begin: () => Promise<Release>) => Promise<Release>
}

export function createBatchCollector(): BatchCollector {
  const oneAtATime = createOneAtATime()
  const stops = new Map<string, AbortController>()
  return {
    collect(job) {
      const { folder } = job.episode
      return oneAtATime(folder, async () => {
        const stop = new AbortController()
        stops.set(folder, stop)
        try {
          await collectOnce({ ...job, signal: AbortSignal.any([job.signal, stop.signal]) })
        } finally {
          stops.delete(folder)
        }
      })
    },
    hold(folder, begin) {
      stops.get(folder)?.abort()
      return oneAtATime(folder, begin)
    },
  }
}

async function collectOnce({ library, episode, desk, data, signal }: CollectBatches): Promise<void> {
  const { id } = episode.file
  for (const engine of await enginesOf(desk, id)) {
    let release: () => Promise<void>
    try {
      release = await lockEpisode(data, episode)
    } catch (error) {
      // A render of another process is at work: it looks itself.
      if (isStudioError(error, 'episode-busy')) return
      throw error
    }
    try {
      await engine.ahead?.collect('once', { signal, episode: id, shelf: createAnswerShelf(library, engine) })
    } finally {
      await release()
    }
  }
}

/** Nobody wants any more what is made of an episode in batches. */
export async function callOffBatches(desk: Desk, episode: string): Promise<void> {
  for (const engine of await enginesOf(desk, episode)) await engine.ahead?.callOff(episode)
}

/** Each model has batches of its own. */
async function enginesOf(desk: Desk, episode: string) {
  const models = new Set(
    (await desk.batches()).flatMap((batch) => (batch.episode === episode ? [batch.model] : [])),
  )
  return [...models].map((model) => desk.inUse(model, 'flow').engine)
}
