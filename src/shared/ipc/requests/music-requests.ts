import { z } from 'zod'
import { errorCodes } from '../../studio-error.ts'
import { musicChoice, musicPart, musicPiece, musicShelf, pieceKey, pieceName } from '../music-shapes.ts'
import { episodeId, mediaId } from '../shapes.ts'
import { byId, nothing, type Requests } from './common.ts'

const byPiece = z.strictObject({ piece: pieceKey })

/** What the page asks about music: input and output. */
export const musicRequests = {
  /** The music of the library. */
  'music.list': { input: nothing, output: musicShelf },
  /** What an episode has of it. */
  'music.ofEpisode': {
    input: byId,
    output: z.object({
      chosen: musicChoice,
      /** What its show has, where it belongs to one. */
      show: z.object({ title: z.string(), music: musicChoice }).optional(),
      /** Files beside the script that its cues can name. */
      beside: z.array(z.string()),
    }),
  },
  /** null: none; without a name: as the show has it. */
  'music.choose': {
    input: z.strictObject({ id: episodeId, part: musicPart, name: pieceName.nullable().optional() }),
    output: nothing,
  },
  /** The system's open dialog; nothing is added when it was cancelled. What is no music is told, not thrown. */
  'music.add': {
    input: nothing,
    output: z.object({
      added: z.array(musicPiece),
      refused: z.array(z.object({ file: z.string(), code: z.enum(errorCodes), message: z.string() })),
    }),
  },
  /** The same for one file, which takes the place and the name of a piece; null when it was cancelled. */
  'music.replace': { input: byPiece, output: musicPiece.nullable() },
  'music.rename': { input: byPiece.extend({ name: pieceName }), output: musicPiece },
  /** To the library's trash, or back from there. */
  'music.remove': { input: byPiece, output: nothing },
  'music.restore': { input: byPiece, output: nothing },
  /** The audio of a piece. */
  'music.hear': { input: byPiece, output: mediaId },
} as const satisfies Requests
