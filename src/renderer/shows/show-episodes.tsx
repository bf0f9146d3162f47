import { useMemo } from 'react'
import { findShow } from '../../core/show/find-show.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { useQuery } from '../bridge/use-query.ts'
import { useGo } from '../components/navigation.ts'
import { StatusWord } from '../components/status-word.tsx'
import { Button } from '../elements/button.tsx'
import { useStandings } from '../queue/use-standings.ts'
import { ShowSection } from './show-section.tsx'
import type { Show } from './show-types.ts'
import styles from './shows.module.css'

/** Episodes shown here; more are in the library. */
const mostShown = 6

/** The newest episodes of the show. */
export function ShowEpisodes({ show }: Readonly<{ show: Show }>) {
  const go = useGo()
  const own = useOwnEpisodes(show)
  const standings = useStandings()
  if (own.length === 0)
    return (
      <ShowSection
        title="Episodes"
        about={`None yet. Start one here, or write “show: ${show.title}” at the top of a script.`}
      >
        {null}
      </ShowSection>
    )
  return (
    <ShowSection title="Episodes">
      <ul className={styles['episodes']}>
        {own.slice(0, mostShown).map((episode) => (
          <li key={episode.id}>
            <button
              type="button"
              className={styles['episode']}
              onClick={() => go({ screen: 'studio', id: episode.id })}
            >
              <span className={styles['episodeTitle']}>{episode.title}</span>
              <StatusWord status={episode.status} job={standings.get(episode.id)} />
              <span className={styles['figure']}>
                {episode.seconds === undefined ? '–' : spellDuration(episode.seconds)}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {own.length > mostShown && (
        <Button size="small" look="quiet" onClick={() => go({ screen: 'library' })}>
          {`${own.length - mostShown} more in the library`}
        </Button>
      )}
    </ShowSection>
  )
}

/** The episodes of a show, the one changed last first. */
export function useOwnEpisodes(show: Show) {
  const library = useQuery('library.list')
  const shows = useQuery('shows.list')
  const episodes = library?.ok === true ? library.data.episodes : undefined
  const all = shows?.ok === true ? shows.data.shows : undefined
  return useMemo(
    () =>
      (episodes ?? [])
        .filter((episode) => findShow(all ?? [show], episode.show)?.id === show.id)
        .toSorted((one, other) => (one.updatedAt < other.updatedAt ? 1 : -1)),
    [episodes, all, show],
  )
}
