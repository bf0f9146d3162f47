import type { EpisodeChapter } from '../../core/chapters/episode-chapter.ts'
import { episodeChapters } from '../../core/chapters/episode-chapters.ts'
import type { ExportFormat } from '../../core/export/export-format.ts'
import type { Covers } from '../cover/covers.ts'
import { rememberCovers } from '../cover/remember-covers.ts'
import { containedPath } from '../files/contained-path.ts'
import { pictureNamed } from '../library/change-details.ts'
import type { FinishedEpisode } from './finished-episode.ts'

/**
 * The chapters of an episode with their pictures, which only an MP3 has room for. Throws StudioError for a picture that
 * is gone or cannot be used: `picture-unreadable`, `picture-too-large`, what the disk refuses.
 */
export async function chaptersWithPictures(
  { episode: { folder, file }, master, chapters }: FinishedEpisode,
  formats: readonly ExportFormat[],
  covers: Covers,
  signal: AbortSignal,
): Promise<readonly EpisodeChapter[]> {
  if (!formats.includes('mp3')) return chapters
  const once = rememberCovers(covers)
  const pictures = new Map<string, Uint8Array>()
  for (const { title } of file.chapters) {
    const name = pictureNamed(file, title)
    if (name === undefined || pictures.has(title) || file.chapterDetails[title]?.isHidden === true) continue
    const { picture } = await once.prepare(await containedPath(folder, name), signal)
    pictures.set(title, picture.bytes)
  }
  return episodeChapters(file.chapters, {
    seconds: master.seconds,
    notes: file.chapterDetails,
    pictureOf: (title) => pictures.get(title),
  })
}
