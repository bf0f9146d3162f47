import { speakerGains } from '../../core/mix/speaker-gains.ts'
import type { AudioTarget } from '../../core/plan/master-key.ts'
import type { Mastering } from './mastering/mastering.ts'
import type { MasterReport } from './mastering/mastering-messages.ts'
import type { SpokenScript } from './speak-script.ts'

export const defaultTarget: AudioTarget = { rate: 24_000, channels: 1, loudness: -16, ceiling: -1 }

export type MasterSpoken = {
  readonly spoken: Pick<SpokenScript, 'timeline' | 'fitted' | 'levels'>
  readonly mastering: Mastering
  readonly target: AudioTarget
  /** The decoded file of each piece of music, at the target's rate. */
  readonly pieces?: ReadonlyMap<string, string>
  /** The WAV file to write. */
  readonly output: string
  readonly signal: AbortSignal
  readonly onProgress: (fraction: number) => void
  /** See `MasterOptions`. */
  readonly onWhole?: (bytes: number) => Promise<void>
}

/** Mixes, levels and limits a spoken script into a WAV file. Throws StudioError; then there is no file, or the old one. */
export function masterSpoken({ spoken, mastering, ...job }: MasterSpoken): Promise<MasterReport> {
  const { timeline, fitted, levels } = spoken
  const { rate, channels, ceiling, loudness } = job.target
  return mastering.master(
    {
      timeline: { ...timeline, clips: [...timeline.clips], chapters: [...timeline.chapters] },
      takes: new Map([...fitted].map(([key, { audio }]) => [key, audio])),
      ...(job.pieces === undefined ? {} : { pieces: job.pieces }),
      gains: new Map(speakerGains(levels)),
      output: job.output,
      target: loudness,
      ceiling,
      rate,
      channels,
    },
    {
      signal: job.signal,
      onProgress: job.onProgress,
      ...(job.onWhole === undefined ? {} : { onWhole: job.onWhole }),
    },
  )
}
