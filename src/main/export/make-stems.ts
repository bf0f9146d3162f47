import { mkdir, rm } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { audacityLabels } from '../../core/export/audacity-labels.ts'
import { reaperProject } from '../../core/export/reaper-project.ts'
import { speakerGains } from '../../core/mix/speaker-gains.ts'
import { fileNameFor } from '../../core/text/file-name.ts'
import { StudioError } from '../../shared/studio-error.ts'
import { writeFileAtomic } from '../files/write-file.ts'
import { fileError } from '../files/file-error.ts'
import { syncFolder } from '../files/sync-folder.ts'
import type { Library } from '../library/library.ts'
import { fitTakes } from '../studio/fit-takes.ts'
import { readFacts } from '../takes/read-facts.ts'
import type { StemsOrder } from './export-messages.ts'
import type { ExportWorkers, WorkOptions } from './export-workers.ts'
import { linesOf, takesHeard, type FinishedEpisode } from './finished-episode.ts'

export type MakeStems = {
  readonly library: Library
  readonly finished: FinishedEpisode
  /** The folder to make; nothing is there. */
  readonly part: string
  /** The name that it gets in the end. */
  readonly name: string
  readonly workers: ExportWorkers
  /** This machine's own folder. */
  readonly data: string
}

/** Samples a second of everything that episode.json places in time. */
const RATE = 24_000

/**
 * A folder with a track for each speaker and one for the music, a project for Reaper and labels for Audacity. Gives its bytes. Throws
 * StudioError: `not-rendered` where the script has other lines by now, `take-broken` or
 * `music-unknown` where takes or pieces are gone.
 */
export async function makeStems(job: MakeStems, options: WorkOptions): Promise<number> {
  const { library, finished, part, workers } = job
  const { episode, script, master, chapters } = finished
  const lines = linesOf(finished)
  const heard = takesHeard(finished)
  const takes = await readFacts(
    library.takes,
    heard.map(({ key }) => key),
  )
  const { signal } = options
  const fitted = await fitTakes({
    script,
    chosen: heard,
    takes,
    store: library.takes,
    fitted: library.fitted,
    signal,
  })
  const clips = episode.file.turns.map(({ speaker, take, start, end, at }, place) => {
    const fit = fitted.get(take)
    if (fit === undefined || end > fit.samples)
      throw new StudioError('take-broken', `A take of ${episode.file.title} is no longer in the library.`)
    const turn = heard[place]?.turn ?? place
    return { turn, speaker, take, from: start, length: end - start, at, gain: fit.gain }
  })
  const speakers = [...new Set(clips.map(({ speaker }) => speaker))]
  const tracks = trackFiles(speakers)
  const music = episode.file.played ?? []
  const musicFile = music.length === 0 ? undefined : `${numbered(tracks.length)} Music.wav`
  const levels = Map.groupBy(clips, ({ speaker }) => speaker)
  await mkdir(part).catch((error: unknown) => {
    throw fileError(error, part)
  })
  try {
    const { bytes } = await workers.makeStems(
      {
        rate: RATE,
        length: Math.round(master.seconds * RATE),
        clips,
        takes: new Map([...fitted].map(([key, { audio }]) => [key, audio])),
        gains: new Map(
          speakerGains(
            new Map(
              [...levels].map(([speaker, own]) => [
                speaker,
                own.flatMap(({ take }) => takes.get(take)?.level ?? []),
              ]),
            ),
          ),
        ),
        loudness: master.loudness,
        trackRate: master.rate,
        trackFrames: Math.round(master.seconds * master.rate),
        music,
        pieces: await piecesOf(library, music),
        ...(musicFile === undefined ? {} : { musicTrack: join(part, musicFile) }),
        data: job.data,
        tracks: tracks.map(({ name, file }) => ({ speaker: name, path: join(part, file) })),
      },
      options,
    )
    const project = reaperProject({
      rate: master.rate,
      seconds: master.seconds,
      tracks: [...tracks, ...(musicFile === undefined ? [] : [{ name: 'Music', file: musicFile }])],
      markers: chapters.map(({ title, start }) => ({ title, at: start })),
    })
    const labels = audacityLabels(
      lines.map(({ speaker, text, start, end }) => ({ start, end, text: `${speaker}: ${text}` })),
    )
    await writeFileAtomic(join(part, `${basename(job.name)}.rpp`), project)
    await writeFileAtomic(join(part, 'labels.txt'), labels)
    await syncFolder(part)
    return bytes + Buffer.byteLength(project) + Buffer.byteLength(labels)
  } catch (error) {
    await rm(part, { recursive: true, force: true })
    throw error
  }
}

/** A file for each speaker, in order of appearance; the number keeps names apart that are the same to a disk. */
function trackFiles(
  speakers: readonly string[],
): readonly { readonly name: string; readonly file: string }[] {
  return speakers.map((name, index) => {
    return { name, file: `${numbered(index)} ${fileNameFor(name, 'Speaker')}.wav` }
  })
}

function numbered(index: number): string {
  return String(index + 1).padStart(2, '0')
}

/** The pieces that some music plays. */
async function piecesOf(
  { music }: Pick<Library, 'music'>,
  played: readonly { readonly piece: string }[],
): Promise<StemsOrder['pieces']> {
  if (played.length === 0) return []
  const { pieces } = await music.list()
  return [...new Set(played.map(({ piece }) => piece))].map((wanted) => {
    const found = pieces.find(({ key }) => key === wanted)
    if (found === undefined)
      throw new StudioError('music-unknown', 'A piece of music is no longer in the library.')
    const { key, name, seconds } = found
    return { key, name, seconds, audio: music.audioPath(found) }
  })
}
