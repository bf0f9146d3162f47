import { readdir, unlink } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { targetWithMusic } from '../../core/music/music-target.ts'
import { masterKey, type AudioTarget } from '../../core/plan/master-key.ts'
import { defaultTimelineOptions } from '../../core/timeline/build-timeline.ts'
import type { SpeechEngine } from '../engines/speech-engine.ts'
import { makeFolder } from '../files/make-folder.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import type { DecodedMusic } from '../music/decoded-music.ts'
import { decodePlayed } from '../music/decode-played.ts'
import { readMusic } from '../music/prepare-music.ts'
import { readFacts } from '../takes/read-facts.ts'
import type { TakeNotes } from '../takes/take-notes.ts'
import { fitTakes } from './fit-takes.ts'
import { readLines } from './line-at.ts'
import { masterSpoken } from './master-spoken.ts'
import type { Mastering } from './mastering/mastering.ts'
import { placeTakes } from './place-takes.ts'
import type { CallOutput } from './worker/studio-calls.ts'

export type SoundSoFar = {
  readonly library: Library
  readonly episode: Episode
  readonly engine: SpeechEngine
  readonly notes: TakeNotes
  readonly mastering: Mastering
  readonly decoded: DecodedMusic
  readonly target: AudioTarget
  /** This machine's own folder. */
  readonly data: string
  readonly signal: AbortSignal
}

/**
 * Puts together what is made of an episode, from its first line to the last before one that is missing, in a file that is
 * only for hearing it while the rest is made. Undefined where the first line is missing. Throws StudioError.
 */
export async function soundSoFar(job: SoundSoFar): Promise<CallOutput<'soFar'>> {
  const { library, episode } = job
  const { script, show, lines, known } = await readLines(job)
  const end = lines.findIndex(({ chosen }) => !known.has(chosen.key))
  const chosen = (end === -1 ? lines : lines.slice(0, end)).map((line) => line.chosen)
  if (chosen.length === 0) return null
  const takes = await readFacts(
    library.takes,
    chosen.map((take) => take.key),
  )
  const { signal } = job
  const fitted = await fitTakes({
    script,
    chosen,
    takes,
    store: library.takes,
    fitted: library.fitted,
    signal,
  })
  const last = script.items.findIndex((item) => item.kind === 'turn' && item.index === chosen.at(-1)?.turn)
  const heard = { ...script, items: end === -1 ? script.items : script.items.slice(0, last + 1) }
  const { inUse } = await readMusic({ library, episode, script, show: show?.file.music })
  // What closes the episode is not heard before its end is there.
  const music = end === -1 ? inUse : { ...inUse, outro: undefined }
  const target = targetWithMusic(job.target, heard.items, music)
  const placed = placeTakes(heard, chosen, takes, fitted, music)
  const pieces = await decodePlayed(placed.timeline, target.rate, {
    music: library.music,
    decoded: job.decoded,
    signal,
  })
  const key = masterKey(heard.items, chosen, target, defaultTimelineOptions, music)
  const folder = join(job.data, 'so-far')
  await makeFolder(folder)
  const output = join(folder, `${episode.file.id}-${key.slice(0, 16)}.wav`)
  const report = await masterSpoken({
    spoken: { ...placed, fitted },
    mastering: job.mastering,
    target,
    pieces,
    output,
    signal,
    onProgress: () => undefined,
  })
  await forgetOthers(folder, basename(output))
  return {
    audio: output,
    key,
    seconds: report.seconds,
    channels: report.channels,
    loudness: report.integrated,
    truePeak: report.truePeak,
    turns: placed.timeline.clips
      .toSorted((a, b) => a.turn - b.turn)
      .map(({ turn, speaker, at, length }) => ({ turn, speaker, at, until: at + length })),
    chapters: [...placed.timeline.chapters],
  }
}

/**
 * What was put together before, of this episode or of others, is not needed any more. One that is being heard may be held
 * by the system: it goes later.
 */
async function forgetOthers(folder: string, present: string): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name !== present && name.endsWith('.wav'))
  await Promise.all(names.map((name) => unlink(join(folder, name)).catch(() => undefined)))
}
