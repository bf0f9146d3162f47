import { isAudioFormat, type ExportFormat } from '../../core/export/export-format.ts'
import type { CoverPicture } from '../../core/tags/episode-tags.ts'
import type { Covers } from '../cover/covers.ts'
import { containedPath } from '../files/contained-path.ts'
import type { FinishedEpisode } from './finished-episode.ts'

/**
 * The cover that the files of an episode carry: its own, its show's, or one drawn from its title. Undefined where no
 * format has room for one. Throws StudioError: `picture-unreadable`, `picture-too-large`, what the disk refuses.
 */
export async function coverFor(
  { episode, show, profile }: FinishedEpisode,
  formats: readonly ExportFormat[],
  covers: Covers,
  signal: AbortSignal,
): Promise<CoverPicture | undefined> {
  if (!formats.some((format) => isAudioFormat(format) && format !== 'wav')) return undefined
  const home = profile.cover?.of === 'show' ? show?.folder : episode.folder
  if (profile.cover === undefined || home === undefined)
    return covers.draw({ title: profile.title, show: profile.show }, signal)
  const path = await containedPath(home, profile.cover.file)
  return (await covers.prepare(path, signal)).picture
}
