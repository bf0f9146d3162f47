import { createDucking, spokenSpans } from '../music/ducking.ts'
import type { MusicClip, Timeline } from '../timeline/timeline.ts'

/**
 * Reads `count` samples of a piece, from its sample `from` on, into the start of `left` and `right`; what lies beyond its
 * end is silence. A piece with one channel is in both.
 */
export type PieceReader = (
  piece: string,
  from: number,
  count: number,
  left: Float32Array,
  right: Float32Array,
) => void

export type MusicMix = {
  /** Adds the music of the samples from `start` on to what is in `left` and `right`. */
  addTo(left: Float32Array, right: Float32Array, start: number): void
}

export type MusicMixOptions = {
  readonly timeline: Timeline
  /** Hz of what is mixed; the timeline may have another. */
  readonly rate: number
  /** Amplitude factor of all music. */
  readonly gain: number
  /** Gives the pieces at `rate`. */
  readonly read: PieceReader
}

/** Seconds over which every clip fades at its ends at least, so that no cut clicks. */
const edge = 0.005
/** Seconds over which the end of a loop goes over into its beginning. */
const seam = 0.1

/** A clip in samples at the rate of the mix. */
type Placed = MusicClip & { readonly end: number }

/**
 * The music of an episode: each clip at its exact place, faded, looped without a seam, and down while somebody speaks.
 * It may be asked for in blocks of any length and order: a sample does not depend on them. Memory does not grow with the
 * episode.
 */
export function createMusicMix({ timeline, rate, gain, read }: MusicMixOptions): MusicMix {
  const here = (samples: number) => Math.round((samples * rate) / timeline.rate)
  const clips = (timeline.music ?? []).map((clip): Placed => {
    const at = here(clip.at)
    const end = here(clip.at + clip.length)
    const least = Math.min(Math.round(edge * rate), (end - at) >> 1)
    return {
      ...clip,
      at,
      end,
      length: end - at,
      from: here(clip.from),
      loop: clip.loop === undefined ? undefined : Math.floor((clip.loop * rate) / timeline.rate),
      fadeIn: Math.max(least, here(clip.fadeIn)),
      fadeOut: Math.max(least, here(clip.fadeOut)),
    }
  })
  const spans = spokenSpans(timeline.clips, timeline.rate)
  const ducking = createDucking(
    spans.map(({ from, to }) => ({ from: here(from), to: here(to) })),
    rate,
  )
  const readLoop = createLoopReader(read, Math.round(seam * rate))
  let envelope = new Float32Array(0)
  let one = new Float32Array(0)
  let other = new Float32Array(0)

  return {
    addTo(left, right, start) {
      if (envelope.length < left.length) {
        envelope = new Float32Array(left.length)
        one = new Float32Array(left.length)
        other = new Float32Array(left.length)
      }
      for (const clip of clips) {
        const from = Math.max(start, clip.at)
        const count = Math.min(start + left.length, clip.end) - from
        if (count <= 0) continue
        const offset = from - clip.at
        if (clip.loop === undefined) read(clip.piece, clip.from + offset, count, one, other)
        else readLoop(clip, clip.loop, offset, count, one, other)
        envelope.fill(gain * clip.gain, 0, count)
        fade(envelope, clip, offset, count)
        if (clip.isDucked) ducking.apply(envelope, from, count)
        const place = from - start
        for (let i = 0; i < count; i++) {
          const factor = envelope[i] ?? 0
          left[place + i] = (left[place + i] ?? 0) + factor * (one[i] ?? 0)
          right[place + i] = (right[place + i] ?? 0) + factor * (other[i] ?? 0)
        }
      }
    },
  }
}

/** Multiplies in the fades of what begins `offset` samples into a clip: sin², as at the ends of speech. */
function fade(envelope: Float32Array, clip: Placed, offset: number, count: number): void {
  const { length, fadeIn, fadeOut } = clip
  const rising = Math.min(count, fadeIn - offset)
  for (let i = 0; i < rising; i++) {
    envelope[i] = (envelope[i] ?? 0) * Math.sin((Math.PI / 2) * ((offset + i + 0.5) / fadeIn)) ** 2
  }
  for (let i = Math.max(0, length - fadeOut - offset); i < count; i++) {
    const left = length - offset - i - 0.5
    envelope[i] = (envelope[i] ?? 0) * Math.sin((Math.PI / 2) * (left / fadeOut)) ** 2
  }
}

type LoopReader = (
  clip: Placed,
  loop: number,
  offset: number,
  count: number,
  left: Float32Array,
  right: Float32Array,
) => void

/** Reads a stretch of `loop` samples over and over, its last `seamLength` going over into its first at equal power. */
function createLoopReader(read: PieceReader, seamLength: number): LoopReader {
  const left = new Float32Array(seamLength)
  const right = new Float32Array(seamLength)
  return (clip, loop, offset, count, intoLeft, intoRight) => {
    const overlap = Math.min(seamLength, loop >> 2)
    const period = Math.max(1, loop - overlap)
    for (let done = 0; done < count;) {
      const round = Math.floor((offset + done) / period)
      const within = offset + done - round * period
      const now = Math.min(count - done, period - within)
      read(clip.piece, clip.from + within, now, intoLeft.subarray(done), intoRight.subarray(done))
      const crossing = round === 0 ? 0 : Math.min(now, overlap - within)
      if (crossing > 0) {
        read(clip.piece, clip.from + period + within, crossing, left, right)
        for (let i = 0; i < crossing; i++) {
          const angle = (Math.PI / 2) * ((within + i + 0.5) / overlap)
          const rise = Math.sin(angle)
          const fall = Math.cos(angle)
          intoLeft[done + i] = rise * (intoLeft[done + i] ?? 0) + fall * (left[i] ?? 0)
          intoRight[done + i] = rise * (intoRight[done + i] ?? 0) + fall * (right[i] ?? 0)
        }
      }
      done += now
    }
  }
}
