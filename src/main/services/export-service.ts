import { randomUUID } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { formatFacts, type ExportFormat } from '../../core/export/export-format.ts'
import { fillNameTemplate, type NameParts } from '../../core/export/name-template.ts'
import { createSecondsLeft } from '../../core/export/seconds-left.ts'
import type { PushData } from '../../shared/ipc/schemas.ts'
import { isStudioError, StudioError } from '../../shared/studio-error.ts'
import type { Covers } from '../cover/covers.ts'
import { chaptersWithPictures } from '../export/chapters-with-pictures.ts'
import { coverFor } from '../export/cover-for.ts'
import { exportEpisode, type Exported } from '../export/export-episode.ts'
import { presentTargets, type OfPresent } from '../export/export-targets.ts'
import type { ExportWorkers } from '../export/export-workers.ts'
import { namePartsOf, readFinished, type FinishedEpisode } from '../export/finished-episode.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { ExportService } from '../ipc/window-services.ts'
import type { Library } from '../library/library.ts'
import type { Settings } from '../settings/settings.ts'
import { findEpisode } from './episode-finder.ts'
import type { LibraryHost } from './library-service.ts'
import { createListeners } from './listeners.ts'

type Progress = PushData<'export.progress'>
type Ended = PushData<'export.ended'>
type Choices = Parameters<ExportService['fileName']>[1]

export type ExportServiceOptions = {
  /** This machine's own folder. */
  readonly data: string
  readonly host: Pick<LibraryHost, 'current'>
  readonly settings: Pick<Settings, 'get' | 'set'>
  readonly workers: ExportWorkers
  readonly covers: Covers
  /** Where exports go until a person chooses another folder. */
  readonly musicFolder: string
  readonly clock: () => Date
  /** Hears of faults of Castwright itself, for the log. */
  readonly onBug: (error: unknown) => void
}

type Job = { readonly stop: AbortController; progress: Progress; ended: Promise<void> }

/** Milliseconds between two pushes of a job's progress. */
const PACE = 100
/** Finished exports whose files can still be shown. */
const REMEMBERED = 50

/** The exports of this window. `close` cancels them; nothing half written is left. */
export function createExportService(
  options: ExportServiceOptions,
): ExportService & { readonly close: () => Promise<void> } {
  const { host, settings, workers, covers, clock, onBug } = options
  const progressed = createListeners<Progress>()
  const ended = createListeners<Ended>()
  const jobs = new Map<string, Job>()
  const finishedPaths = new Map<string, string>()
  const folder = () => settings.get().exportFolder ?? options.musicFolder
  const read = async (id: string): Promise<{ library: Library; finished: FinishedEpisode }> => {
    const open = await host.current()
    return { library: open.library, finished: await readFinished(open.library, await findEpisode(open, id)) }
  }
  const nameOf = (finished: FinishedEpisode, { name }: Choices) =>
    fillNameTemplate(name, namePartsOf(finished, clock()))

  function begin(order: {
    readonly id: string
    readonly library: Library
    readonly finished: FinishedEpisode
    readonly choices: Choices
    readonly ofPresent: OfPresent
    readonly folder: string
    readonly name: string
  }): string {
    const job = randomUUID()
    const stop = new AbortController()
    const left = createSecondsLeft(clock().getTime() / 1000)
    const fractions = new Map<ExportFormat, number>(order.choices.formats.map((format) => [format, 0]))
    let pushedAt = 0
    const spell = (now: number) => {
      const whole = [...fractions.values()].reduce((sum, fraction) => sum + fraction, 0) / fractions.size
      const seconds = left.hear(whole, now / 1000)
      const progress: Progress = {
        job,
        episode: order.id,
        formats: [...fractions].map(([format, fraction]) => ({ format, fraction })),
        ...(seconds === undefined ? {} : { left: seconds }),
      }
      return { progress, whole }
    }
    const note = () => {
      const now = clock().getTime()
      const { progress, whole } = spell(now)
      mine.progress = progress
      if (now - pushedAt < PACE && whole < 1) return
      pushedAt = now
      progressed.tell(progress)
    }
    const work = async (): Promise<void> => {
      const outcome = await run(order, stop.signal, (format, fraction) => {
        fractions.set(format, fraction)
        note()
      }).then(
        (exported) => {
          const [first] = exported.files
          if (first !== undefined) remember(job, first.path)
          return finishedOutcome(order.folder, exported)
        },
        (error: unknown) => failedOutcome(error, stop.signal, onBug),
      )
      jobs.delete(job)
      ended.tell({ job, episode: order.id, outcome })
    }
    const mine: Job = { stop, progress: spell(clock().getTime()).progress, ended: Promise.resolve() }
    jobs.set(job, mine)
    note()
    mine.ended = work()
    return job
  }

  async function run(
    { library, finished, choices, ...where }: Parameters<typeof begin>[0],
    signal: AbortSignal,
    onProgress: (format: ExportFormat, fraction: number) => void,
  ): Promise<Exported> {
    const { channels, loudness, bitrate, bits, formats } = choices
    return exportEpisode(
      {
        library,
        finished,
        cover: (stop) => coverFor(finished, formats, covers, stop),
        chapters: (stop) => chaptersWithPictures(finished, formats, covers, stop),
        formats,
        folder: where.folder,
        name: where.name,
        ofPresent: where.ofPresent,
        preset: loudness,
        channels: channels === 'as-master' ? channels : channels === 'mono' ? 1 : 2,
        bitrate: bitrate * 1000,
        bits,
      },
      { data: options.data, workers, clock, signal, onProgress },
    )
  }

  function remember(job: string, path: string): void {
    finishedPaths.set(job, path)
    const [oldest] = finishedPaths.keys()
    if (finishedPaths.size > REMEMBERED && oldest !== undefined) finishedPaths.delete(oldest)
  }

  return {
    folder,
    async describe(id) {
      const { finished } = await read(id)
      const { master, lines, chapters, isStale, show, profile } = finished
      const { exportChoices } = settings.get()
      return {
        name: present(namePartsOf(finished, clock())),
        seconds: master.seconds,
        channels: master.channels === 1 ? 1 : 2,
        rate: master.rate,
        loudness: master.loudness,
        speakers: new Set(finished.episode.file.turns.map(({ speaker }) => speaker)).size,
        hasMusic: (finished.episode.file.played ?? []).length > 0,
        chapters: chapters.length,
        isStale,
        hasLines: lines !== undefined,
        choices: show === undefined ? exportChoices : { ...exportChoices, loudness: profile.loudness },
        folder: folder(),
      }
    },
    async fileName(id, choices) {
      const { finished } = await read(id)
      const [format] = choices.formats
      return `${nameOf(finished, choices)}${format === undefined ? '' : formatFacts(format).ending}`
    },
    async start({ id, choices, ofPresent, path }) {
      if (choices.formats.length === 0)
        throw new StudioError('usage', 'Nothing is chosen that the episode could be exported as.')
      const { library, finished } = await read(id)
      // What a show is brought to is no choice for episodes without one.
      const { loudness } = finished.show === undefined ? choices : settings.get().exportChoices
      settings.set({ exportChoices: { ...choices, loudness } })
      const place =
        path === undefined
          ? { folder: folder(), name: nameOf(finished, choices) }
          : { folder: dirname(path), name: withoutEnding(path, choices) }
      // A folder that a person chose is not made anew where it is missing: its disk may only be away.
      if (path === undefined && settings.get().exportFolder === undefined) await makeFolder(place.folder)
      if (ofPresent === 'refuse') {
        const there = await presentTargets({ formats: choices.formats, ...place })
        if (there.length > 0) return { begun: false, present: there.map((one) => basename(one.path)) }
      }
      return { begun: true, job: begin({ id, library, finished, choices, ofPresent, ...place }) }
    },
    async cancel(job) {
      const known = jobs.get(job)
      known?.stop.abort()
      await known?.ended
    },
    active: () => [...jobs.values()].map(({ progress }) => progress),
    pathOf(job) {
      const path = finishedPaths.get(job)
      if (path === undefined)
        throw new StudioError('file-missing', 'The files of that export are not known any more.')
      return path
    },
    onProgress: progressed.listen,
    onEnded: ended.listen,
    async close() {
      const underWay = [...jobs.values()]
      for (const { stop } of underWay) stop.abort()
      await Promise.all(underWay.map((job) => job.ended))
      await workers.close()
    },
  }
}

function present(parts: NameParts) {
  const { title, show, number, season, date } = parts
  return {
    title,
    ...(show === undefined ? {} : { show }),
    ...(number === undefined ? {} : { number }),
    ...(season === undefined ? {} : { season }),
    ...(date === undefined ? {} : { date }),
  }
}

function withoutEnding(path: string, { formats: [format] }: Choices): string {
  const name = basename(path)
  const ending = format === undefined ? '' : formatFacts(format).ending
  return name.toLowerCase().endsWith(ending) ? name.slice(0, name.length - ending.length) : name
}

function finishedOutcome(folder: string, { files, skipped }: Exported): Ended['outcome'] {
  return {
    end: 'finished',
    folder,
    files: files.map(({ format, path, bytes, audio }) => {
      const name = basename(path)
      if (audio === undefined) return { format, name, bytes }
      const { seconds, goal, channels, loudness, truePeak, rounds, reason } = audio
      const levels = { seconds, goal, channels, loudness, truePeak, rounds }
      return { format, name, bytes, audio: reason === undefined ? levels : { ...levels, reason } }
    }),
    skipped: [...skipped],
  }
}

function failedOutcome(
  error: unknown,
  signal: AbortSignal,
  onBug: (error: unknown) => void,
): Ended['outcome'] {
  if (signal.aborted || isStudioError(error, 'cancelled')) return { end: 'cancelled' }
  if (isStudioError(error)) return { end: 'failed', code: error.code, message: error.message }
  onBug(error)
  return { end: 'failed', code: 'internal', message: 'Castwright has met a fault of its own.' }
}
