import type { Timeline } from '../../core/timeline/timeline.ts'
import { StudioError } from '../../shared/studio-error.ts'
import type { DecodedMusic } from './decoded-music.ts'
import type { MusicStore } from './music-store.ts'

/** The decoded file of each piece that a timeline plays, at `rate` Hz, by key. Throws StudioError. */
export async function decodePlayed(
  { music: played = [] }: Pick<Timeline, 'music'>,
  rate: number,
  { music, decoded, signal }: { music: MusicStore; decoded: DecodedMusic; signal: AbortSignal },
): Promise<ReadonlyMap<string, string>> {
  const files = new Map<string, string>()
  if (played.length === 0) return files
  const { pieces } = await music.list()
  for (const key of new Set(played.map(({ piece }) => piece))) {
    const piece = pieces.find((one) => one.key === key)
    if (piece === undefined)
      throw new StudioError('music-unknown', 'A piece of music is no longer in the library.')
    files.set(key, await decoded.fileOf(piece, music.audioPath(piece), rate, signal))
  }
  return files
}
