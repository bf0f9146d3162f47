import { fromDecibels } from '../audio/decibels.ts'
import { speechReference } from '../mix/speaker-gains.ts'
import type { MusicOptions } from '../script/music-words.ts'
import type { MusicClip } from '../timeline/timeline.ts'
import { heardSeconds, secondsLeft } from './heard-seconds.ts'
import { introOf, outroOf } from './intro-and-outro.ts'
import type { MusicInUse, PieceFacts } from './music-in-use.ts'

/** A cue at its place in time, samples. */
export type MusicMark = { readonly at: number } & (
  | { readonly act: 'play'; readonly piece: PieceFacts; readonly options: MusicOptions }
  | { readonly act: 'stop'; readonly fadeOut: number | undefined }
)

/** Where the speech of an episode lies, samples at `rate`. */
export type SpokenStretch = { readonly rate: number; readonly start: number; readonly end: number }

/** LU beside speech: alone a little quieter than it, as it has no words to be understood by. */
const aloneLevel = -4
/**
 * LU beside speech while nobody speaks. Ducked by `duckDepth`, it lies 20 LU below: what WCAG 2.2, 1.4.7, asks of sound
 * behind speech (https://www.w3.org/TR/WCAG22/#low-or-no-background-audio).
 */
const bedLevel = -6
/** dB; music that would have to be raised further is silence with noise. */
const mostGain = 20
/** Seconds of the fades that nobody asked for. */
const usual = { bedIn: 1, bedOut: 3, handOver: 1.5, cut: 1.5, intro: 5, outroIn: 2, outroOut: 5 }

type Bed = {
  readonly at: number
  readonly piece: PieceFacts
  readonly options: MusicOptions
  /** The episode's own comes back after other music. */
  readonly isOwn: boolean
}

const bedOptions: MusicOptions = {
  isUnder: true,
  isLooped: true,
  from: 0,
  length: undefined,
  fadeIn: undefined,
  fadeOut: undefined,
  volume: 0,
}

/**
 * All music of an episode, in order: what its cues ask for, intro, outro and bed. What plays under the speech goes on, in
 * a loop, until it is stopped, other music begins or the last word is spoken; there it fades.
 */
export function planMusic(
  marks: readonly MusicMark[],
  { rate, start, end }: SpokenStretch,
  music: MusicInUse,
): readonly MusicClip[] {
  const samples = (seconds: number) => Math.round(seconds * rate)
  const clips: MusicClip[] = []
  let bed: Bed | undefined

  const add = (
    clip: Pick<MusicClip, 'part' | 'at' | 'loop' | 'isDucked'>,
    piece: PieceFacts,
    how: Pick<MusicOptions, 'from' | 'volume'> & { length: number; fadeIn: number; fadeOut: number },
  ) => {
    const length = samples(how.length)
    if (length <= 0) return
    clips.push({
      ...clip,
      piece: piece.key,
      length,
      from: samples(how.from),
      gain: gainOf(piece, clip.part === 'bed' ? bedLevel : aloneLevel, how.volume),
      fadeIn: Math.min(length, samples(how.fadeIn)),
      fadeOut: Math.min(length, samples(how.fadeOut)),
    })
  }
  const closeBed = (at: number, fade: number | undefined, usually: number) => {
    if (bed !== undefined && at > bed.at) {
      const { piece, options } = bed
      const fadeOut = fade ?? options.fadeOut ?? usually
      const left = secondsLeft(piece, options)
      const length = Math.min((at - bed.at) / rate + fadeOut, options.length ?? Infinity)
      const place = { part: 'bed', at: bed.at, loop: Math.floor(left * rate), isDucked: true } as const
      if (left > 0) add(place, piece, { ...options, length, fadeIn: options.fadeIn ?? usual.bedIn, fadeOut })
    }
    bed = undefined
  }

  if (music.intro !== undefined) {
    const { alone, under } = introOf(music.intro)
    const place = { part: 'intro', at: 0, loop: undefined, isDucked: true } as const
    const fadeOut = Math.min(usual.intro, under)
    add(place, music.intro, { from: 0, volume: 0, length: alone + under, fadeIn: 0, fadeOut })
    if (music.bed !== undefined)
      bed = { at: samples(alone + under - fadeOut), piece: music.bed, options: bedOptions, isOwn: true }
  } else if (music.bed !== undefined) bed = { at: 0, piece: music.bed, options: bedOptions, isOwn: true }

  for (const mark of marks) {
    if (mark.act === 'stop') {
      closeBed(mark.at, mark.fadeOut, usual.bedOut)
      continue
    }
    const { at, piece, options } = mark
    const interrupted: Bed | undefined = bed
    closeBed(at, undefined, usual.handOver)
    if (options.isUnder) {
      bed = { at, piece, options, isOwn: false }
      continue
    }
    const length = heardSeconds(piece, options)
    const isCut = length < secondsLeft(piece, options) || options.isLooped
    const loop = options.isLooped ? Math.floor(secondsLeft(piece, options) * rate) : undefined
    const fades = { fadeIn: options.fadeIn ?? 0, fadeOut: options.fadeOut ?? (isCut ? usual.cut : 0) }
    add({ part: 'cue', at, loop, isDucked: false }, piece, { ...options, length, ...fades })
    if (interrupted?.isOwn === true) bed = { ...interrupted, at: at + samples(length) }
  }

  if (music.outro === undefined) closeBed(end, undefined, usual.bedOut)
  else {
    const { alone, under } = outroOf(music.outro, Math.max(0, end - start) / rate)
    const at = end - samples(under)
    closeBed(at, undefined, usual.bedOut)
    const isCut = alone + under < music.outro.seconds
    add({ part: 'outro', at, loop: undefined, isDucked: true }, music.outro, {
      from: 0,
      volume: 0,
      length: alone + under,
      fadeIn: Math.min(usual.outroIn, under),
      fadeOut: isCut ? Math.min(usual.outroOut, alone) : 0,
    })
  }
  return clips.toSorted((one, other) => one.at - other.at)
}

/** Amplitude factor that brings a piece to `level` LU beside speech. */
function gainOf({ loudness }: PieceFacts, level: number, volume: number): number {
  const wanted = loudness === null ? 0 : Math.min(mostGain, speechReference + level - loudness)
  return fromDecibels(wanted + volume)
}
