import type { FeedEpisode } from '../../core/publish/feed-show.ts'

/** The files of an episode, as places in the published folder. */
export function pathsOf({
  audio,
  cover,
  transcripts,
  chaptersPath,
  chapterPictures,
}: FeedEpisode): readonly string[] {
  const paths = [audio.path, ...transcripts.map(({ path }) => path)]
  if (cover !== undefined) paths.push(cover.path)
  if (chaptersPath !== undefined) paths.push(chaptersPath)
  if (chapterPictures !== undefined) paths.push(...chapterPictures)
  return paths
}
