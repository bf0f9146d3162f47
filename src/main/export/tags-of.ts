import type { CoverPicture, EpisodeTags } from '../../core/tags/episode-tags.ts'
import type { FinishedEpisode } from './finished-episode.ts'

/** What the audio files of an episode say about themselves. */
export function tagsOf(finished: FinishedEpisode, cover: CoverPicture | undefined): EpisodeTags {
  const { profile, lines, chapters } = finished
  const { title, author, show, number, season, date, language, description, link, disclosure } = profile
  return {
    title,
    author,
    show,
    number,
    season,
    date: date?.slice(0, 10),
    language,
    comment: description,
    link,
    lyrics: lines?.map(({ speaker, text }) => `${speaker}: ${text}`).join('\n\n'),
    disclosure: disclosure.text === '' ? undefined : disclosure.text,
    cover,
    chapters,
  }
}
