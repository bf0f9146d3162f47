import { StudioError } from '../../shared/studio-error.ts'
import { fadeIn } from '../audio/fade.ts'
import type { Clip, Timeline } from '../timeline/timeline.ts'

/**
 * Reads `count` samples of a take, −1…1, from its sample `from` on, into the start of `into`. Gives how many there were:
 * fewer than asked for means that the take ends too early.
 */
export type TakeReader = (take: string, from: number, count: number, into: Float32Array) => number

export type MixOptions = {
  readonly timeline: Timeline
  /** Amplitude factor of each speaker; 1 for a speaker not named. */
  readonly gains: ReadonlyMap<string, number>
  readonly read: TakeReader
  /** Samples; 8,192. */
  readonly blockLength?: number
}

/** Seconds over which each clip fades in and out, so that no join clicks. */
const fadeSeconds = 0.005

/**
 * The episode from its first to its last sample, mono, in blocks that are good until the next one is asked for. Each
 * clip lies exactly at its place, with a short fade at both ends; where clips overlap they add up. Memory does not grow
 * with the episode. Throws StudioError `take-broken` where a take is shorter than its clip.
 */
export function* mixTimeline(options: MixOptions): Generator<Float32Array, void, undefined> {
  const { timeline, gains, read } = options
  const blockLength = options.blockLength ?? 8192
  const clips = timeline.clips.toSorted((a, b) => a.at - b.at)
  const fade = fadeIn(Math.round(fadeSeconds * timeline.rate))
  const block = new Float32Array(blockLength)
  const stretch = new Float32Array(blockLength)
  let heard: Clip[] = []
  let next = 0

  for (let start = 0; start < timeline.length; start += blockLength) {
    const end = Math.min(start + blockLength, timeline.length)
    block.fill(0)
    for (let clip = clips[next]; clip && clip.at < end; clip = clips[++next]) heard.push(clip)
    for (const clip of heard) {
      const from = Math.max(start, clip.at)
      const to = Math.min(end, clip.at + clip.length)
      if (to <= from) continue
      const offset = from - clip.at
      const count = to - from
      if (read(clip.take, clip.from + offset, count, stretch) < count) {
        throw new StudioError('take-broken', `The take of turn ${clip.turn + 1} ends too early.`)
      }
      fadeEnds(stretch, offset, count, clip.length, fade)
      const gain = (gains.get(clip.speaker) ?? 1) * (clip.gain ?? 1)
      const place = from - start
      for (let i = 0; i < count; i++) block[place + i] = (block[place + i] ?? 0) + gain * (stretch[i] ?? 0)
    }
    heard = heard.filter((clip) => clip.at + clip.length > end)
    yield end - start === blockLength ? block : block.subarray(0, end - start)
  }
}

/** Fades what of a clip's first and last samples is in `stretch`, which begins `offset` samples into the clip. */
function fadeEnds(
  stretch: Float32Array,
  offset: number,
  count: number,
  length: number,
  fade: Float32Array,
): void {
  // A clip too short for two whole fades is left as it is nearest to its middle.
  const reach = Math.min(fade.length, Math.floor(length / 2))
  for (let i = 0; i < Math.min(count, reach - offset); i++) {
    stretch[i] = (stretch[i] ?? 0) * (fade[offset + i] ?? 1)
  }
  for (let i = Math.max(0, length - reach - offset); i < count; i++) {
    stretch[i] = (stretch[i] ?? 0) * (fade[length - 1 - (offset + i)] ?? 1)
  }
}
