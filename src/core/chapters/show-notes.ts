import { escapeMarkdown } from '../text/escape-markdown.ts'
import { spellClock } from '../text/spell-clock.ts'
import type { EpisodeChapter } from './episode-chapter.ts'

export type ShowNotes = {
  readonly title: string
  /** Markdown of the person's own, as it is. */
  readonly description?: string | undefined
  readonly link?: string | undefined
  readonly chapters: readonly EpisodeChapter[]
  /** That and how artificial voices speak. */
  readonly disclosure?: string | undefined
}

/** What stands beside an episode, as Markdown: description, chapters with their times and links, disclosure. */
export function showNotes({ title, description, link, chapters, disclosure }: ShowNotes): string {
  const list = chapters.map((chapter) => {
    const name = escapeMarkdown(chapter.title)
    return `- ${spellClock(chapter.start)} ${chapter.link === undefined ? name : `[${name}](<${chapter.link}>)`}`
  })
  const parts = [
    `# ${escapeMarkdown(title)}`,
    description?.trim() ?? '',
    link === undefined ? '' : `<${link}>`,
    list.length === 0 ? '' : `## Chapters\n\n${list.join('\n')}`,
    disclosure === undefined || disclosure.trim() === '' ? '' : `_${escapeMarkdown(disclosure)}_`,
  ]
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`
}
