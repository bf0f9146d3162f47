import { Plus, Radio } from 'lucide-react'
import { useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { Cover } from '../components/cover.tsx'
import { useGo } from '../components/navigation.ts'
import { ScreenFrame, ScreenRest } from '../components/screen-frame.tsx'
import { useNow } from '../components/use-now.ts'
import { Button } from '../elements/button.tsx'
import { EmptyState } from '../elements/empty-state.tsx'
import { BrokenShows } from './broken-shows.tsx'
import { NewShowDialog } from './new-show-dialog.tsx'
import type { Show, ShowList } from './show-types.ts'
import { spellPublished } from './spell-published.ts'
import styles from './shows.module.css'

/** All shows, each with its cover. */
export function ShowsList({ list }: Readonly<{ list: ShowList }>) {
  const [isNaming, setNaming] = useState(false)
  const { shows, broken } = list
  const dialog = isNaming && <NewShowDialog onClose={() => setNaming(false)} />
  if (shows.length === 0)
    return (
      <ScreenFrame title="Shows" isBare>
        <ScreenRest>
          <BrokenShows broken={broken} />
          <EmptyState
            picture={<Radio className={styles['emptyPicture']} />}
            title="A show keeps what its episodes share"
            actions={
              <Button look="primary" icon={<Plus />} onClick={() => setNaming(true)}>
                New show…
              </Button>
            }
          >
            The voices of its speakers, music, loudness, the cover and what podcast directories ask for. An
            episode belongs to it when its script names it.
          </EmptyState>
        </ScreenRest>
        {dialog}
      </ScreenFrame>
    )
  return (
    <ScreenFrame
      title="Shows"
      count={countOf(shows.length, 'show')}
      actions={
        <Button look="primary" icon={<Plus />} onClick={() => setNaming(true)}>
          New show…
        </Button>
      }
    >
      <ScreenRest>
        <BrokenShows broken={broken} />
        <ul className={styles['shows']} aria-label="Shows">
          {shows.map((show) => (
            <li key={show.id}>
              <ShowCard show={show} />
            </li>
          ))}
        </ul>
      </ScreenRest>
      {dialog}
    </ScreenFrame>
  )
}

function ShowCard({ show }: Readonly<{ show: Show }>) {
  const { mediaAddress } = useStudio()
  const go = useGo()
  const now = useNow(60_000)
  const { title, author, episodes, picture, publishedAt } = show
  return (
    <button type="button" className={styles['card']} onClick={() => go({ screen: 'shows', id: show.id })}>
      <Cover
        title={title}
        look="large"
        {...(picture === undefined ? {} : { picture: mediaAddress(picture) })}
      />
      <span className={styles['cardTitle']}>{title}</span>
      <span className={styles['quiet']}>
        {[
          author,
          countOf(episodes, 'episode'),
          publishedAt === undefined ? undefined : spellPublished(publishedAt, now),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </button>
  )
}
