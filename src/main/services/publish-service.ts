import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { feedName } from '../../core/publish/to-feed.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { Covers } from '../cover/covers.ts'
import type { ExportWorkers } from '../export/export-workers.ts'
import type { PublishService } from '../ipc/window-services.ts'
import { keptOf, publishFromLibrary, type PublishedFromLibrary } from '../publish/publish-from-library.ts'
import { readManifest } from '../publish/publish-manifest.ts'
import { showEpisodes, type ShowEpisodes } from '../publish/show-episodes.ts'
import { stayedEpisodes } from '../publish/stayed-episodes.ts'
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
  readonly workers: ExportWorkers
  readonly covers: Covers
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
    const { workers, covers } = options
    return publishFromLibrary(
      { library, show, folder, address },
      { data: options.data, workers, covers, clock, signal: stop, onProgress },
    )
  }

  return {
    folderOf,
    rememberFolder(id, folder) {
      settings.set({ publishFolders: { ...settings.get().publishFolders, [id]: folder } })
    },
    async describe(id) {
      const { library } = await host.current()
      const found = await showEpisodes(library, await library.shows.read(id))
      const folder = folderOf(id)
      const stayed = folder === undefined ? [] : await stayingIn(folder, id, found)
      const staying = new Set(stayed.map((one) => one.id))
      return {
        ...(folder === undefined ? {} : { folder }),
        finished: found.finished.length,
        unfinished: found.unfinished.flatMap((one) => (staying.has(one.id) ? [] : [one.title])),
        stayed,
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
  const { folder, feed, episodes, written, removed, left, unfinished, stayed, findings } = published
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
    findings: findings.map((finding) => ({ ...finding })),
  }
}

/** What stays as it was published in a folder. Why a folder cannot be read is told when it is published in. */
async function stayingIn(folder: string, show: string, found: ShowEpisodes) {
  const manifest = await readManifest(folder).catch((error: unknown) => {
    if (!isStudioError(error)) throw error
    return undefined
  })
  if (manifest?.show !== show) return []
  const made = new Set(found.finished.map(({ episode }) => episode.file.id))
  return [...stayedEpisodes(manifest, made, keptOf(found))]
}

function failedOutcome(
  error: unknown,
  signal: AbortSignal,
  onBug: (error: unknown) => void,
): Ended['outcome'] {
  if (signal.aborted || isStudioError(error, 'cancelled')) return { end: 'cancelled' }
  if (isStudioError(error)) return { end: 'failed', code: error.code, message: error.message }
  onBug(error)
  return { end: 'failed', code: 'internal', message: 'Publishing stopped unexpectedly.' }
}
