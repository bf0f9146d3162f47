import { z } from 'zod'
import type { EpisodeTags } from '../../core/tags/episode-tags.ts'
import { musicClipSchema } from '../studio/mastering/mastering-messages.ts'
import type { WorkerMessage } from '../workers/worker-message.ts'
import { textsOrderSchema, type TextsReport } from './text-messages.ts'

const audioFormat = z.enum(['wav', 'mp3', 'm4a', 'flac', 'opus'])
const channels = z.union([z.literal(1), z.literal(2)])
const seconds = z.number().min(0)
const bytes = z.instanceof(Uint8Array)

const tagsSchema: z.ZodType<EpisodeTags> = z.object({
  title: z.string(),
  author: z.string().optional(),
  show: z.string().optional(),
  number: z.int().optional(),
  season: z.int().optional(),
  date: z.string().optional(),
  language: z.string().optional(),
  comment: z.string().optional(),
  link: z.string().optional(),
  lyrics: z.string().optional(),
  disclosure: z.string().optional(),
  cover: z.object({ mediaType: z.enum(['image/jpeg', 'image/png']), bytes }).optional(),
  chapters: z.array(
    z.object({
      title: z.string(),
      start: seconds,
      end: seconds,
      link: z.string().optional(),
      picture: bytes.optional(),
    }),
  ),
})

/** One audio file to be made of a master. */
export const audioOrderSchema = z.object({
  format: audioFormat,
  /** The finished WAV file of the episode. */
  master: z.string().min(1),
  /** LUFS of the master, one channel measured as from two loudspeakers, and dBTP; null where there is nothing to measure. */
  loudness: z.number().nullable(),
  truePeak: z.number().nullable(),
  /** The unfinished file that is written; nothing is there. */
  part: z.string().min(1),
  channels,
  /** Bits a second, for what is lossy. */
  bitrate: z.int().min(64_000).max(320_000),
  /** Bits a sample, for what is not. */
  bits: z.union([z.literal(16), z.literal(24)]),
  preset: z.enum(['podcast', 'spotify', 'broadcast', 'off']),
  tags: tagsSchema,
})

export type AudioOrder = z.output<typeof audioOrderSchema>

/** A finished file as it was measured by decoding it. */
export const audioReportSchema = z.object({
  format: audioFormat,
  bytes: z.int().min(0),
  seconds,
  /** LUFS that was aimed at; null where the level was left as it was. */
  goal: z.number().nullable(),
  channels,
  /** LUFS with the channels it has; null where nothing is loud enough to measure. */
  loudness: z.number().nullable(),
  /** dBTP; null for silence. */
  truePeak: z.number().nullable(),
  /** How often it was encoded. */
  rounds: z.int().min(1),
  /** A plain sentence where the goal was not met. */
  reason: z.string().optional(),
})

export type AudioReport = z.output<typeof audioReportSchema>

/** A track for each speaker, made from the takes that the episode is heard from, and one for its music. */
export const stemsOrderSchema = z.object({
  /** Samples at `rate`, as `episode.json` has them. */
  rate: z.int().positive(),
  length: z.int().min(0),
  clips: z.array(
    z.object({
      turn: z.int().min(0),
      speaker: z.string(),
      take: z.string(),
      from: z.int().min(0),
      length: z.int().min(0),
      at: z.int().min(0),
      gain: z.number().min(0).optional(),
    }),
  ),
  /** The WAV file of each take. */
  takes: z.map(z.string(), z.string()),
  /** The music of the master, as `episode.json` has it, and the pieces that it plays. */
  music: z.array(musicClipSchema),
  pieces: z.array(z.object({ key: z.string(), name: z.string(), seconds, audio: z.string().min(1) })),
  /** The WAV file for all music; undefined where there is none. */
  musicTrack: z.string().min(1).optional(),
  /** This machine's own folder, which has decoded music. */
  data: z.string().min(1),
  /** Amplitude factor of each speaker. */
  gains: z.map(z.string(), z.number().min(0)),
  /** LUFS that all stems together come to, one channel measured as from two loudspeakers; null: as they are. */
  loudness: z.number().nullable(),
  /** Hz and frames of the tracks: those of the master. */
  trackRate: z.int().positive(),
  trackFrames: z.int().min(0),
  tracks: z.array(z.object({ speaker: z.string(), path: z.string().min(1) })),
})

export type StemsOrder = z.output<typeof stemsOrderSchema>

export const stemsReportSchema = z.object({ bytes: z.int().min(0) })

export type StemsReport = z.output<typeof stemsReportSchema>

/** What a worker is started with. */
export const workerOrderSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('audio'), order: audioOrderSchema }),
  z.object({ kind: z.literal('stems'), order: stemsOrderSchema }),
  z.object({ kind: z.literal('texts'), order: textsOrderSchema }),
])

export type WorkerOrder = z.output<typeof workerOrderSchema>

/** What a worker says. The report is of the kind that was ordered. */
export type ExportMessage = WorkerMessage<AudioReport | TextsReport | StemsReport>
