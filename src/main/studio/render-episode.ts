import { stat, unlink } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { CastMember } from '../../core/cast/resolve-cast.ts'
import { targetWithMusic } from '../../core/music/music-target.ts'
import { masterKey, type AudioTarget } from '../../core/plan/master-key.ts'
import type { Problem, Script } from '../../core/script/script.ts'
import { fileNameFor } from '../../core/text/file-name.ts'
import { defaultTimelineOptions } from '../../core/timeline/build-timeline.ts'
import { ensureNoObstacle, type EngineInUse } from '../engines/engine-in-use.ts'
import { copyFileAtomic } from '../files/copy-file.ts'
import { ensureFreeSpace } from '../files/free-space.ts'
import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import type { Show } from '../library/show-store.ts'
import type { DecodedMusic } from '../music/decoded-music.ts'
import { decodePlayed } from '../music/decode-played.ts'
import { prepareMusic } from '../music/prepare-music.ts'
import type { Doubt } from './find-doubts.ts'
import { masterSpoken } from './master-spoken.ts'
import type { Mastering } from './mastering/mastering.ts'
import { presentMaster, sizeOf } from './present-master.ts'
import type { RenderProgress } from './render-progress.ts'
import { speakScript, type SpokenScript } from './speak-script.ts'

export type RenderEpisode = {
  readonly library: Library
  readonly episode: Episode
  readonly script: Script
  readonly cast: ReadonlyMap<string, CastMember>
  readonly show: Show | undefined
  /** What is rendered, see `scriptState`. */
  readonly state: string
  readonly inUse: EngineInUse
  readonly mastering: Mastering
  readonly decoded: DecodedMusic
  readonly clock: () => Date
  readonly target: AudioTarget
  /** Where the finished audio is copied to afterwards; its disk is looked at first. */
  readonly copyTo?: string
  /** See `SpeakScript`. */
  readonly mayLeave?: boolean
  readonly signal: AbortSignal
  readonly onProgress: (progress: RenderProgress) => void
}

export type RenderedEpisode = {
  readonly episode: Episode
  readonly master: NonNullable<EpisodeFile['master']>
  /** Path of the finished audio. */
  readonly file: string
  readonly turns: number
  readonly made: number
  /** USD for what was spoken now. */
  readonly cost: number
  /** What is to be listened to. */
  readonly doubts: readonly Doubt[]
  /** Music that was left out, and why. */
  readonly musicProblems: readonly Problem[]
}

/** Bytes that a second of speech takes on disk: 16-bit samples at 24 kHz. */
const TAKE_BYTES = 48_000

/** Seconds of audio from which on the memory of speaking and that of mastering are not to add up. Short ones are made often. */
const LONG = 600

/**
 * Makes an episode's missing takes and its finished audio, and writes down in episode.json what it was made from. What
 * is there already is not made again: neither a take nor the audio. Throws StudioError, LeftToBatch.
 */
export async function renderEpisode(job: RenderEpisode): Promise<RenderedEpisode> {
  const { library, episode } = job
  const { inUse: music, problems: musicProblems } = await prepareMusic({
    library,
    episode,
    script: job.script,
    show: job.show?.file.music,
    decoded: job.decoded,
    clock: job.clock,
    signal: job.signal,
  })
  const target = targetWithMusic(job.target, job.script.items, music)
  const spoken = await speakScript({
    script: job.script,
    cast: job.cast,
    decisions: episode.file.lines,
    music,
    engine: job.inUse.engine,
    takes: library.takes,
    passages: library.passages,
    fitted: library.fitted,
    episode: episode.file.id,
    ...(job.mayLeave === undefined ? {} : { mayLeave: job.mayLeave }),
    signal: job.signal,
    onProgress: job.onProgress,
    latency: (seconds) => job.inUse.waitFor([{ seconds, tokensIn: 0, tokensOut: 0, cost: 0 }]),
    async onEstimate({ missing, whole, cost }) {
      if (missing > 0) ensureNoObstacle(job.inUse, cost, episode.file.id)
      await ensureFreeSpace(library.root, missing * TAKE_BYTES + whole * masterBytes(target))
      if (job.copyTo !== undefined) await ensureFreeSpace(dirname(job.copyTo), whole * masterBytes(target))
      if (missing > 0) await keepVoices(job)
    },
  })
  const key = masterKey(job.script.items, spoken.plan, target, defaultTimelineOptions, music)
  const present = await presentMaster(episode, key)
  if (present === undefined && spoken.timeline.length >= LONG * spoken.timeline.rate)
    await job.inUse.engine.rest?.()
  const file = present === undefined ? await freeMasterName(episode) : present.file
  const master = present ?? (await makeMaster({ ...job, target }, spoken, key, file))
  // The cast or the title may have been changed while this was at work.
  let latest = episode.file
  const saved = await library.episodes.update(episode.folder, (now) => {
    latest = now
    return {
      ...describe(now, spoken, master, job.cast),
      // An engine that was chosen meanwhile is for the next render.
      ...(now.engine === episode.file.engine ? spokenBy(job.inUse) : {}),
      renderedFrom: job.state,
    }
  })
  await removeOldMasters(episode.folder, [episode.file, latest], file)
  if (job.copyTo !== undefined) await copyFileAtomic(join(episode.folder, master.file), job.copyTo)
  return {
    episode: saved,
    master,
    file: join(episode.folder, master.file),
    turns: spoken.plan.length,
    made: spoken.made,
    cost: spoken.cost,
    doubts: spoken.doubts,
    musicProblems,
  }
}

/**
 * Writes down who speaks whom before anything is paid for: were it cut off and the script changed, speakers without a
 * voice of their own could get others, and all their lines would have to be made anew.
 */
async function keepVoices({ library, episode, cast }: RenderEpisode): Promise<void> {
  const { givenVoices } = episode.file
  const voices = voicesOf(cast)
  if (Object.entries(voices).every(([speaker, voice]) => givenVoices[speaker] === voice)) return
  await library.episodes.update(episode.folder, (now) => ({
    ...now,
    givenVoices: { ...now.givenVoices, ...voices },
  }))
}

async function makeMaster(job: RenderEpisode, spoken: SpokenScript, key: string, file: string) {
  const output = join(job.episode.folder, file)
  const { decoded, signal, library } = job
  const pieces = await decodePlayed(spoken.timeline, job.target.rate, {
    music: library.music,
    decoded,
    signal,
  })
  const report = await masterSpoken({
    spoken,
    mastering: job.mastering,
    target: job.target,
    pieces,
    output,
    signal,
    onProgress: (fraction) => job.onProgress({ step: 'master', fraction }),
    // A program that is killed with the audio in its place, and this not written down, would take it for somebody else's.
    async onWhole(bytes) {
      await job.library.episodes.update(job.episode.folder, (now) => ({ ...now, arriving: { file, bytes } }))
    },
  })
  return {
    file,
    key,
    bytes: (await stat(output)).size,
    rate: report.rate,
    channels: report.channels,
    seconds: report.seconds,
    loudness: report.integrated,
    truePeak: report.truePeak,
  }
}

/** The name for a new master: that of the one before if it is still ours, else one that nothing has yet. */
async function freeMasterName({ folder, file }: Episode): Promise<string> {
  const name = fileNameFor(file.title)
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? `${name}.wav` : `${name} (${number}).wav`
    const size = await sizeOf(join(folder, candidate))
    if (size === undefined || ownAudio(file).some((own) => own.file === candidate && own.bytes === size))
      return candidate
  }
}

/** A master under an earlier title is not kept beside the new one. */
async function removeOldMasters(
  folder: string,
  files: readonly EpisodeFile[],
  present: string,
): Promise<void> {
  for (const own of files.flatMap(ownAudio)) {
    const path = join(folder, own.file)
    if (own.file !== present && (await sizeOf(path)) === own.bytes) await unlink(path)
  }
}

/** The audio in the folder of an episode that is known to be ours, as long as it is as it was written. */
function ownAudio({
  master,
  arriving,
}: EpisodeFile): readonly { readonly file: string; readonly bytes: number }[] {
  return [master, arriving].filter((audio) => audio !== undefined)
}

function describe(
  file: EpisodeFile,
  spoken: SpokenScript,
  master: NonNullable<EpisodeFile['master']>,
  cast: RenderEpisode['cast'],
): EpisodeFile {
  const clips = spoken.timeline.clips.toSorted((a, b) => a.turn - b.turn)
  const { arriving: _, played: _before, ...rest } = file
  const { music } = spoken.timeline
  return {
    ...rest,
    turns: clips.map((clip) => ({
      speaker: clip.speaker,
      take: clip.take,
      start: clip.from,
      end: clip.from + clip.length,
      at: clip.at,
      until: clip.at + clip.length,
    })),
    chapters: [...spoken.timeline.chapters],
    ...(music === undefined ? {} : { played: [...music] }),
    givenVoices: { ...file.givenVoices, ...voicesOf(cast) },
    master,
  }
}

function spokenBy({ engine, model }: EngineInUse): Pick<EpisodeFile, 'engine' | 'model'> {
  return { engine: engine.id, ...(model === undefined ? {} : { model }) }
}

function voicesOf(cast: RenderEpisode['cast']): Record<string, string> {
  return Object.fromEntries([...cast].map(([speaker, { voice }]) => [speaker, voice]))
}

function masterBytes(target: AudioTarget): number {
  return target.rate * target.channels * 2
}
