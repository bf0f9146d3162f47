import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wavHeader } from '../../src/core/audio/wav-header.ts'
import { speechEdges } from '../../src/core/audio/speech-edges.ts'
import { speechLevel } from '../../src/core/audio/speech-level.ts'
import { speakerGains } from '../../src/core/mix/speaker-gains.ts'
import type { Clip, Timeline } from '../../src/core/timeline/timeline.ts'
import { speechLike } from './speech-like.ts'

export type SampleEpisode = {
  readonly timeline: Timeline
  readonly takes: Map<string, string>
  readonly gains: Map<string, number>
}

/** A mono 16-bit WAV file. */
export function writeTake(path: string, pcm: Int16Array, rate: number): void {
  const header = wavHeader({ format: 'pcm16', rate, channels: 1, frames: pcm.length })
  writeFileSync(path, Buffer.concat([header, new Uint8Array(pcm.buffer, pcm.byteOffset, pcm.byteLength)]))
}

const rate = 24_000

/** Two voices, one much louder than the other, in turn. Made once: the same takes serve every episode. */
const sampleTakes = memoised(() =>
  Array.from({ length: 8 }, (_, index) => {
    const isHost = index % 2 === 0
    const voice = isHost ? { pitch: 105, peak: 0.8 } : { pitch: 205, peak: 0.2 }
    const pcm = speechLike({ seconds: 4 + ((index * 7) % 5), rate, seed: index + 1, ...voice })
    return {
      take: `take-${index}`,
      speaker: isHost ? 'Host' : 'Guest',
      pcm,
      edges: speechEdges(pcm, rate),
      level: speechLevel(pcm, rate),
    }
  }),
)

/**
 * An episode of about `seconds` at 24 kHz: two speakers in turn, eight takes of about six seconds in `folder` again and
 * again, 0.35 s apart.
 */
export function sampleEpisode(folder: string, seconds: number): SampleEpisode {
  mkdirSync(folder, { recursive: true })
  const made = sampleTakes()
  const takes = new Map<string, string>()
  for (const { take, pcm } of made) {
    takes.set(take, join(folder, `${take}.wav`))
    writeTake(join(folder, `${take}.wav`), pcm, rate)
  }
  const levels = new Map(
    ['Host', 'Guest'].map((speaker) => [
      speaker,
      made.filter((take) => take.speaker === speaker).map((take) => take.level),
    ]),
  )
  const clips: Clip[] = []
  let at = 0
  for (let turn = 0; at < seconds * rate; turn++) {
    const { take, speaker, edges } = made[turn % made.length]!
    const length = edges.end - edges.start
    clips.push({ turn, speaker, take, from: edges.start, length, at })
    at += length + Math.round(0.35 * rate)
  }
  const timeline = { rate, length: at, clips, chapters: [] }
  return { timeline, takes, gains: new Map(speakerGains(levels)) }
}

function memoised<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined
  return () => (made ??= { value: make() }).value
}
