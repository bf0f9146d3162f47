import type { EpisodeFile } from '../library/episode-file.ts'
import type { Episode } from '../library/episode-store.ts'
import type { Library } from '../library/library.ts'
import type { AudioReport } from './export-messages.ts'
import type { ExportTarget } from './export-targets.ts'

type Made = { readonly target: ExportTarget; readonly audio: AudioReport | undefined }

/** Writes into episode.json what the audio files of an export came to. Throws StudioError. */
export async function recordExports(
  { episodes }: Pick<Library, 'episodes'>,
  { folder }: Episode,
  made: readonly Made[],
  now: Date,
): Promise<void> {
  const exports: EpisodeFile['exports'] = {}
  for (const { target, audio } of made) {
    if (audio === undefined) continue
    const { format, bytes, seconds, goal, channels, loudness, truePeak, rounds, reason } = audio
    exports[format] = {
      file: target.path,
      madeAt: now.toISOString(),
      bytes,
      seconds,
      goal,
      channels,
      loudness,
      truePeak,
      rounds,
      ...(reason === undefined ? {} : { reason }),
    }
  }
  if (Object.keys(exports).length === 0) return
  await episodes.update(folder, (file) => ({ ...file, exports: { ...file.exports, ...exports } }))
}
