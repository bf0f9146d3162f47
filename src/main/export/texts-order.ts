import type { TextFormat } from '../../core/export/export-format.ts'
import { linesOf, type FinishedEpisode } from './finished-episode.ts'
import type { TextsOrder } from './text-messages.ts'

/** What texts of these formats are made of. Throws StudioError('not-rendered') where lines are needed and have no times. */
export function textsOrder(finished: FinishedEpisode, formats: readonly TextFormat[]): TextsOrder {
  const { profile, chapters } = finished
  const { title, author, show, language, description, link } = profile
  const needsLines = formats.some((format) => format !== 'chapters' && format !== 'notes')
  return {
    formats: [...formats],
    title,
    author,
    show,
    language,
    description,
    link,
    disclosure: profile.disclosure.text,
    lines: needsLines
      ? linesOf(finished).map(({ words, ...line }) => ({ ...line, words: words && [...words] }))
      : [],
    chapters: chapters.map(({ title: name, start, end, link: address }) => ({
      title: name,
      start,
      end,
      link: address,
    })),
  }
}
