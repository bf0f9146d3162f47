import { z } from 'zod'
import { pieceKey } from '../../../shared/ipc/music-shapes.ts'
import { musicFileSchema } from '../../music/music-file.ts'

const path = z.string().min(1)

/** What the studio's worker can be asked about music: whatever decodes it. */
export const musicCalls = {
  /** Adds a file to the music of the library, in place of a piece where one is named. */
  addMusic: {
    input: z.object({ library: path, data: path, file: path, replaces: pieceKey.optional() }),
    output: musicFileSchema,
  },
  /** The decoded file of a piece. */
  hearMusic: { input: z.object({ library: path, data: path, piece: pieceKey }), output: path },
} as const
