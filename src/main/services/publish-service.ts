import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { feedName } from '../../core/publish/to-feed.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { PublishService } from '../ipc/window-services.ts'
import { publishFromLibrary } from '../publish/publish-from-library.ts'
import type { PublishedFromLibrary } from '../publish/publish-into-folder.ts'
import type { Publishing } from '../publish/publishing.ts'
import type { Settings } from '../settings/settings.ts'
import type { LibraryHost } from './library-service.ts'
import { createListeners } from './listeners.ts'

type Progress = PushData<'publish.progress'>
type Ended = PushData<'publish.ended'>

export type PublishServiceOptions = {
  /** This machine's own folder. */
  readonly data: string
  readonly host: Pick<LibraryHost, 'current' | 'touch'>
  readonly settings: Pick<Settings, 'get' | 'set'>
  readonly publishing: Publishing
  readonly clock: () => Date
  /** Publishing changes the show: its guid, its address, its date. */
  readonly onShowChanged: () => void
  /** Hears of faults of Castwright itself, for the log. */
  readonly onBug: (error: unknown) => void
}

type Job = { readonly stop: AbortController; progress: Progress; ended: Promise<void> }

/** Milliseconds between two pushes of a job's progress. */
const PACE = 100

/** Publishing from this window. `close` cancels what is under way; the published folders stay whole. */
export function createPublishService(
  options: PublishServiceOptions,
): PublishService & { readonly close: () => Promise<void> } {
  const { host, settings, clock, onBug } = options
  const progressed = createListeners<Progress>()
  const ended = createListeners<Ended>()
  const jobs = new Map<string, Job>()
  const folders = new Map<string, string>()
  const folderOf = (id: string) => settings.get().publishFolders?.[id]

  async function run(
    id: string,
    folder: string,
    address: string | undefined,
    job: string,
    stop: AbortSignal,
  ) {
    const { library } = await host.current()
    const show = await library.shows.read(id)
    let pushedAt = 0
    const onProgress = (fraction: number) => {
      const known = jobs.get(job)
      const progress = { job, show: id, fraction: Math.min(1, Math.max(0, fraction)) }
      if (known !== undefined) known.progress = progress
      const now = clock().getTime()
      if (now - pushedAt < PACE && fraction < 1) return
      pushedAt = now
      progressed.tell(progress)
    }
    const { data, publishing } = options
    return publishFromLibrary(
      { library, show, folder, address },
      { data, publishing, signal: stop, onProgress },
    )
  }

  return {
    folderOf,
    rememberFolder(id, folder) {
      settings.set({ publishFolders: { ...settings.get().publishFolders, [id]: folder } })
    },
    async describe(id) {
      const { library } = await host.current()
      const folder = folderOf(id)
      const { finished, unfinished, stayed } = await options.publishing.outlook({
        library: library.root,
        show: id,
        folder,
      })
      return {
        ...(folder === undefined ? {} : { folder }),
        finished,
        unfinished: [...unfinished],
        stayed: [...stayed],
      }
    },
    start(id, address) {
      const under = [...jobs.values()].find(({ progress }) => progress.show === id)
      if (under !== undefined) return Promise.resolve(under.progress.job)
      const folder = folderOf(id)
      if (folder === undefined)
        return Promise.reject(new StudioError('usage', 'No folder is chosen that it could be published in.'))
      const job = randomUUID()
      const stop = new AbortController()
      const work = async () => {
        const outcome = await run(id, folder, address, job, stop.signal).then(
          finishedOutcome,
          (error: unknown) => failedOutcome(error, stop.signal, onBug),
        )
        jobs.delete(job)
        folders.set(job, folder)
        // Episodes may have got their dates, and the show its guid.
        options.onShowChanged()
        ended.tell({ job, show: id, outcome })
      }
      const mine: Job = { stop, progress: { job, show: id, fraction: 0 }, ended: Promise.resolve() }
      jobs.set(job, mine)
      progressed.tell(mine.progress)
      mine.ended = work()
      return Promise.resolve(job)
    },
    active: () => [...jobs.values()].map(({ progress }) => progress),
    async cancel(job) {
      const known = jobs.get(job)
      known?.stop.abort()
      await known?.ended
    },
    pathOf(job) {
      const folder = folders.get(job)
      if (folder === undefined)
        throw new StudioError('file-missing', 'The folder of that publishing is not known any more.')
      return join(folder, feedName)
    },
    onProgress: progressed.listen,
    onEnded: ended.listen,
    async close() {
      const underWay = [...jobs.values()]
      for (const { stop } of underWay) stop.abort()
      await Promise.all(underWay.map((job) => job.ended))
    },
  }
}

function finishedOutcome(published: PublishedFromLibrary): Ended['outcome'] {
  const { folder, feed, episodes, written, removed, left, unfinished, stayed, leftOut, findings } = published
  return {
    end: 'finished',
    folder,
    feed,
    episodes,
    written: written.length,
    removed: removed.length,
    left: [...left],
    unfinished: [...unfinished],
    stayed: [...stayed],
    leftOut: [...leftOut],
    findings: findings.map((finding) => ({ ...finding })),
  }
}

function failedOutcome(
  error: unknown,
  signal: AbortSignal,
  onBug: (error: unknown) => void,
): Ended['outcome'] {
  if (signal.aborted || isStudioError(error, 'cancelled')) return { end: 'cancelled' }
  if (isStudioError(error) && error.code !== 'internal')
    return { end: 'failed', code: error.code, message: error.message }
  onBug(error)
  return { end: 'failed', code: 'internal', message: 'Publishing stopped unexpectedly.' }
}
