import { z } from 'zod'
import { errorCodes } from '../studio-error.ts'

export const exportFormat = z.enum([
  'mp3',
  'm4a',
  'opus',
  'flac',
  'wav',
  'vtt',
  'srt',
  'md',
  'html',
  'json',
  'chapters',
  'notes',
  'stems',
])
export const loudnessPreset = z.enum(['podcast', 'spotify', 'broadcast', 'off'])
/** kbit a second. */
export const bitrate = z.union([
  z.literal(64),
  z.literal(96),
  z.literal(128),
  z.literal(160),
  z.literal(192),
  z.literal(256),
  z.literal(320),
])

/** How a person exports; remembered for the next time. */
export const exportChoices = z.object({
  formats: z.array(exportFormat).max(20).default(['mp3']),
  loudness: loudnessPreset.default('podcast'),
  bitrate: bitrate.default(128),
  channels: z.enum(['as-master', 'mono', 'stereo']).default('as-master'),
  /** Bits a sample of WAV and FLAC. */
  bits: z.union([z.literal(16), z.literal(24)]).default(16),
  /** Of the files' names; see `fillNameTemplate`. */
  name: z.string().max(200).default('{number} {title}'),
})

/** What is known of one file of an export. Levels are those of the decoded file; null where there is nothing to measure. */
export const exportedFile = z.object({
  format: exportFormat,
  /** Its name in the folder. */
  name: z.string(),
  bytes: z.number().min(0),
  audio: z
    .object({
      seconds: z.number().min(0),
      /** LUFS that was aimed at; null where the level was left as it was. */
      goal: z.number().nullable(),
      channels: z.int().min(1).max(2),
      /** LUFS with those channels, and dBTP; null for silence. */
      loudness: z.number().nullable(),
      truePeak: z.number().nullable(),
      rounds: z.int().min(1),
      /** Why the goal was not met. */
      reason: z.string().optional(),
    })
    .optional(),
})

export const exportProgress = z.object({
  job: z.uuid(),
  episode: z.uuid(),
  formats: z.array(z.object({ format: exportFormat, fraction: z.number().min(0).max(1) })),
  /** Seconds; absent while it is only a guess. */
  left: z.number().min(0).optional(),
})

export const exportEnded = z.object({
  job: z.uuid(),
  episode: z.uuid(),
  outcome: z.discriminatedUnion('end', [
    z.object({
      end: z.literal('finished'),
      /** Where the files are, for people to read. */
      folder: z.string(),
      files: z.array(exportedFile),
      /** Names that were there and are left as they are. */
      skipped: z.array(z.string()),
    }),
    z.object({ end: z.literal('cancelled') }),
    z.object({ end: z.literal('failed'), code: z.enum(errorCodes), message: z.string() }),
  ]),
})
