import { z } from 'zod'
import type { Timeline } from '../../../core/timeline/timeline.ts'
import type { WorkerMessage } from '../../workers/worker-message.ts'

const place = z.int().min(0)

/** See `MusicClip`. */
export const musicClipSchema = z.object({
  piece: z.string(),
  part: z.enum(['intro', 'outro', 'bed', 'cue']),
  at: place,
  length: place,
  from: place,
  loop: place.optional(),
  gain: z.number().min(0),
  fadeIn: place,
  fadeOut: place,
  isDucked: z.boolean(),
})

const timelineSchema = z.object({
  rate: z.int().positive(),
  length: place,
  clips: z.array(
    z.object({
      turn: place,
      speaker: z.string(),
      take: z.string(),
      from: place,
      length: place,
      at: place,
      gain: z.number().min(0).optional(),
    }),
  ),
  chapters: z.array(z.object({ title: z.string(), at: place })),
  music: z.array(musicClipSchema).readonly().optional(),
})

/** What is to be mastered, and how. */
export const masterRequestSchema = z
  .object({
    timeline: timelineSchema,
    /** The mono WAV file of each take, at the timeline's rate. */
    takes: z.map(z.string(), z.string()),
    /** The WAV file of each piece of music, at the rate of the master. */
    pieces: z.map(z.string(), z.string()).default(() => new Map()),
    /** Amplitude factor of each speaker; see `speakerGains`. */
    gains: z.map(z.string(), z.number().min(0)),
    /** The WAV file to write; one that is there is replaced. */
    output: z.string().min(1),
    /** Integrated loudness, LUFS, one channel measured as it sounds from two loudspeakers. */
    target: z.number().min(-40).max(-5).default(-16),
    /** Highest true peak, dBTP. */
    ceiling: z.number().min(-20).max(0).default(-1),
    /** Hz. */
    rate: z.int().min(8000).max(192_000).default(24_000),
    /** Two channels are the same sound twice, but for music. */
    channels: z.union([z.literal(1), z.literal(2)]).default(1),
  })
  .refine(
    ({ timeline, channels }) => channels === 2 || !hasMusic(timeline),
    'Music is mixed in two channels.',
  )

export type MasterRequest = Omit<
  z.input<typeof masterRequestSchema>,
  'timeline' | 'takes' | 'pieces' | 'gains'
> & {
  readonly timeline: Timeline
  readonly takes: ReadonlyMap<string, string>
  readonly pieces?: ReadonlyMap<string, string>
  readonly gains: ReadonlyMap<string, number>
}

/** A request with its defaults filled in. */
export type MasterOrder = z.output<typeof masterRequestSchema>

export function hasMusic({ music }: Pick<Timeline, 'music'>): boolean {
  return music !== undefined && music.length > 0
}

/** What the worker is started with. `part` is the unfinished file. */
export const workerDataSchema = z.object({ order: masterRequestSchema, part: z.string().min(1) })

/** A finished master as it was measured from the samples in the file. */
export const masterReportSchema = z.object({
  /** LUFS, one channel measured as it sounds from two loudspeakers; null where nothing is loud enough to measure. */
  integrated: z.number().nullable(),
  /** dBTP; null for digital silence. */
  truePeak: z.number().nullable(),
  /** Loudness range, LU. */
  range: z.number(),
  seconds: z.number(),
  /** Hz. */
  rate: z.number(),
  channels: z.number(),
  /** How often the file was written until its level was right. */
  rounds: z.number(),
  targetMet: z.boolean(),
  /** A plain sentence where the target was not met. */
  reason: z.string().optional(),
})

export type MasterReport = z.infer<typeof masterReportSchema>

/** What the worker says. */
export type MasteringMessage = WorkerMessage<MasterReport>
