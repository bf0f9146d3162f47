import { z } from 'zod'
import { digest } from './shapes.ts'

/** Name of a piece of music as cues write it. */
export const pieceName = z.string().trim().min(1).max(200)
/** SHA-256 of its file. */
export const pieceKey = digest
export const musicPart = z.enum(['intro', 'outro', 'bed'])

/** A piece of music of the library. */
export const musicPiece = z.object({
  key: pieceKey,
  name: z.string(),
  /** What it was called before: scripts that say so still mean it. */
  formerNames: z.array(z.string()),
  kind: z.enum(['wav', 'mp3', 'aac', 'flac', 'vorbis', 'opus']),
  seconds: z.number().min(0),
  channels: z.int().min(1).max(2),
  /** LUFS and dBTP; null for silence. */
  loudness: z.number().nullable(),
  truePeak: z.number().nullable(),
})

export const musicShelf = z.object({
  pieces: z.array(musicPiece),
  /** Pieces that cannot be played, and why. */
  broken: z.array(z.object({ file: z.string(), message: z.string() })),
})

/** Names of an episode's pieces: null for none; absent where it chose nothing. */
export const musicChoice = z.object({
  intro: z.string().nullable().optional(),
  outro: z.string().nullable().optional(),
  bed: z.string().nullable().optional(),
})
