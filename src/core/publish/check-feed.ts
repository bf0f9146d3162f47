import { checkEpisode } from './check-episode.ts'
import { checkShow } from './check-show.ts'
import type { FeedEpisode, FeedShow } from './feed-show.ts'
import type { Finding } from './finding.ts'

/**
 * What Apple Podcasts or Spotify would refuse of a show and its episodes, and what would be better otherwise: refusals
 * first, the show's before its episodes'. No finding: the feed is accepted as far as can be told without asking them.
 */
export function checkFeed(show: FeedShow, episodes: readonly FeedEpisode[], now: Date): readonly Finding[] {
  const findings = [
    ...checkShow(show),
    ...checkTogether(episodes),
    ...episodes.flatMap((episode) => checkEpisode(episode, now, show)),
  ]
  return findings.toSorted((one, other) => rank(one) - rank(other))
}

function rank({ level }: Finding): number {
  return level === 'refused' ? 0 : 1
}

/** What no episode is to blame for alone. */
function checkTogether(episodes: readonly FeedEpisode[]): readonly Finding[] {
  if (episodes.length === 0)
    return [
      {
        rule: 'no-episodes',
        level: 'refused',
        message: 'The show has no finished episode: Apple and Spotify ask for one at least.',
        wayOut: 'Generate an episode of this show first.',
      },
    ]
  return [
    ...repeated(
      episodes,
      ({ id }) => id,
      (first, again) => ({
        rule: 'guid-twice',
        level: 'refused',
        episode: again.id,
        message: `“${again.title}” has the same id as “${first.title}”: players would show one of them only.`,
        wayOut: 'One is a copy of the other’s folder: make the copy a new episode from its script.',
      }),
    ),
    ...repeated(
      episodes,
      ({ date }) => String(Date.parse(date)),
      (first, again) => ({
        rule: 'date-twice',
        level: 'advice',
        episode: again.id,
        message: `“${again.title}” has the same date and time as “${first.title}”: their order is left to chance.`,
        wayOut: 'Give one of them another time.',
      }),
    ),
  ]
}

function repeated(
  episodes: readonly FeedEpisode[],
  keyOf: (episode: FeedEpisode) => string,
  tell: (first: FeedEpisode, again: FeedEpisode) => Finding,
): readonly Finding[] {
  const seen = new Map<string, FeedEpisode>()
  return episodes.flatMap((episode) => {
    const first = seen.get(keyOf(episode))
    if (first !== undefined) return [tell(first, episode)]
    seen.set(keyOf(episode), episode)
    return []
  })
}
