import { createDecodedMusic } from '../music/decoded-music.ts'
import type { OpenAudio } from '../music/decode-music.ts'
import { openPieces, type OpenPieces } from '../studio/mastering/open-pieces.ts'
import type { StemsOrder } from './export-messages.ts'

/** The pieces that stems play, decoded first where no render of this machine did that already. Throws StudioError. */
export async function openStemMusic(
  { data, pieces, trackRate }: StemsOrder,
  open: OpenAudio,
): Promise<OpenPieces> {
  const decoded = createDecodedMusic({ data, open })
  const files = new Map<string, string>()
  for (const { audio, ...piece } of pieces)
    files.set(piece.key, await decoded.fileOf(piece, audio, trackRate, new AbortController().signal))
  return openPieces(files, trackRate)
}
