import { z } from 'zod'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** What is kept beside a piece of music. Members this version does not know are kept when the file is written again. */
export const musicFileSchema = z.looseObject({
  version: z.literal(1),
  /** SHA-256 of its file. */
  key: sha256,
  /** What cues call it; no other piece of the library has it. */
  name: z.string().min(1).max(200),
  /** What it was called before: cues that say so still mean it, unless another piece is called so now. */
  formerNames: z.array(z.string()).default([]),
  /** File name of its audio, unchanged from what was added, in the same folder. */
  file: z.string().regex(/^[0-9a-f]{32}\.[a-z0-9]{1,5}$/),
  bytes: z.int().min(1),
  /** File name that it was added under. */
  original: z.string(),
  kind: z.enum(['wav', 'mp3', 'aac', 'flac', 'vorbis', 'opus']),
  seconds: z.number().positive(),
  /** Hz. */
  rate: z.int().positive(),
  channels: z.int().min(1).max(2),
  /** LUFS, one channel measured as it sounds from two loudspeakers; null where nothing is loud enough to measure. */
  loudness: z.number().nullable(),
  /** dBTP; null for silence. */
  truePeak: z.number().nullable(),
  addedAt: z.iso.datetime(),
})

/** A piece of music in a library. */
export type MusicPiece = z.infer<typeof musicFileSchema>
