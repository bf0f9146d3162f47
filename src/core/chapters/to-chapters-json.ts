import type { EpisodeChapter } from './episode-chapter.ts'

export type ChaptersFacts = {
  readonly title?: string | undefined
  readonly author?: string | undefined
  readonly show?: string | undefined
  /** The name of the audio file. */
  readonly file?: string | undefined
  /** The address of a chapter's picture, by its place. */
  readonly pictureAddress?: ((chapter: number) => string | undefined) | undefined
}

/**
 * Chapters as JSON 1.2.0, times in seconds
 * (https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md).
 */
export function toChaptersJson(chapters: readonly EpisodeChapter[], facts: ChaptersFacts = {}): string {
  const { title, author, show, file, pictureAddress } = facts
  const written = {
    version: '1.2.0',
    title,
    author,
    podcastName: show,
    fileName: file,
    chapters: chapters.map((chapter, index) => ({
      startTime: thousandths(chapter.start),
      endTime: thousandths(chapter.end),
      title: chapter.title,
      img: pictureAddress?.(index),
      url: chapter.link,
    })),
  }
  return `${JSON.stringify(written, null, 2)}\n`
}

function thousandths(seconds: number): number {
  return Math.round(seconds * 1000) / 1000
}
