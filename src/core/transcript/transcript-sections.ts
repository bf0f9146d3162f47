import type { SpokenLine } from '../captions/spoken-line.ts'
import type { EpisodeChapter } from '../chapters/episode-chapter.ts'
import type { Transcript } from './transcript.ts'

/** The lines of one chapter; what is said before the first chapter has none. */
export type TranscriptSection = {
  readonly chapter: EpisodeChapter | undefined
  readonly lines: readonly SpokenLine[]
}

/** The lines under their chapters, in order. A line belongs where it begins. */
export function transcriptSections({
  lines,
  chapters,
}: Pick<Transcript, 'lines' | 'chapters'>): readonly TranscriptSection[] {
  const sections: { chapter: EpisodeChapter | undefined; lines: SpokenLine[] }[] = [
    { chapter: undefined, lines: [] },
  ]
  let next = 0
  // A chapter starts at its first word; the sound of it may begin a little earlier.
  for (const line of lines) {
    for (let chapter = chapters[next]; chapter !== undefined; chapter = chapters[next]) {
      if (chapter.start >= line.end) break
      sections.push({ chapter, lines: [] })
      next++
    }
    sections.at(-1)?.lines.push(line)
  }
  sections.push(...chapters.slice(next).map((chapter) => ({ chapter, lines: [] })))
  return sections.filter(({ chapter, lines: some }) => chapter !== undefined || some.length > 0)
}
