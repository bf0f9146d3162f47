import { StudioError } from '../../../shared/studio-error.ts'
import { openLibrary } from '../../library/library.ts'
import { addPiece } from '../../music/add-piece.ts'
import { usualMusicRate, type DecodedMusic } from '../../music/decoded-music.ts'
import { musicCalls } from './music-calls.ts'
import type { StudioHandlers } from './studio-handlers.ts'

/** Answers what is asked of the studio's worker about music. */
export function musicHandlers({
  clock,
  decodedIn,
}: {
  readonly clock: () => Date
  readonly decodedIn: (data: string) => DecodedMusic
}): Pick<StudioHandlers, 'addMusic' | 'hearMusic'> {
  return {
    async addMusic(input, { signal }) {
      const { library, data, file, replaces } = musicCalls.addMusic.input.parse(input)
      const { music } = await openLibrary(library, clock)
      const piece = await addPiece(file, { music, decoded: decodedIn(data), clock, signal })
      return replaces === undefined || replaces === piece.key ? piece : music.takePlaceOf(piece.key, replaces)
    },
    async hearMusic(input, { signal }) {
      const { library, data, piece: key } = musicCalls.hearMusic.input.parse(input)
      const { music } = await openLibrary(library, clock)
      const piece = (await music.list()).pieces.find((one) => one.key === key)
      if (piece === undefined)
        throw new StudioError('music-unknown', 'That piece of music is no longer there.')
      return decodedIn(data).fileOf(piece, music.audioPath(piece), usualMusicRate, signal)
    },
  }
}
