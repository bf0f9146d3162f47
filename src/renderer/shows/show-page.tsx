import { ArrowLeft, FilePlus, FolderOpen, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { useGo } from '../components/navigation.ts'
import { useNow } from '../components/use-now.ts'
import { InlineRename } from '../components/inline-rename.tsx'
import { Button } from '../elements/button.tsx'
import { ShowAbout } from './show-about.tsx'
import { ShowCastTable } from './show-cast-table.tsx'
import { ShowCover } from './show-cover.tsx'
import { ShowDisclosure } from './show-disclosure.tsx'
import { ShowEpisodes } from './show-episodes.tsx'
import { ShowFeedForm } from './show-feed-form.tsx'
import { ShowSound } from './show-sound.tsx'
import type { Show } from './show-types.ts'
import { ChangeShowContext, useChangeShow, useShownShow } from './use-shown-show.ts'
import { spellPublished } from './spell-published.ts'
import { usePublish } from './use-publish.tsx'
import { useShowActions } from './use-show-actions.ts'
import styles from './shows.module.css'

/** One show: everything that its episodes share. What is changed saves itself. */
export function ShowPage({ show }: Readonly<{ show: Show }>) {
  const { shown, change } = useShownShow(show)
  return (
    <ChangeShowContext value={change}>
      <div className={styles['page']}>
        <div className={styles['column']}>
          <ShowsLink />
          <ShowHead show={shown} />
          <ShowEpisodes show={shown} />
          <ShowAbout show={shown} />
          <ShowCastTable show={shown} />
          <ShowSound show={shown} />
          <ShowFeedForm show={shown} />
          <ShowDisclosure show={shown} />
          <ShowEnd show={shown} />
        </div>
      </div>
    </ChangeShowContext>
  )
}

function ShowsLink() {
  const go = useGo()
  return (
    <div className={styles['back']}>
      <Button size="small" look="quiet" icon={<ArrowLeft />} onClick={() => go({ screen: 'shows' })}>
        All shows
      </Button>
    </div>
  )
}

function ShowHead({ show }: Readonly<{ show: Show }>) {
  const now = useNow(60_000)
  const actions = useShowActions()
  const change = useChangeShow()
  const publish = usePublish(show)
  const [isRenaming, setRenaming] = useState(false)
  const { id, title, episodes, publishedAt } = show

  function finish(wanted: string | undefined) {
    setRenaming(false)
    if (wanted !== undefined) void change({ title: wanted })
  }

  return (
    <header className={styles['head']}>
      <ShowCover show={show} />
      <div className={styles['headWords']}>
        <h1 className={styles['title']}>
          {isRenaming ? (
            <InlineRename title={title} onDone={finish} />
          ) : (
            <button
              type="button"
              className={styles['rename']}
              title="Rename"
              onClick={() => setRenaming(true)}
            >
              {title}
            </button>
          )}
        </h1>
        <p className={styles['quiet']}>
          {countOf(episodes, 'episode')} · {spellPublished(publishedAt, now)}
        </p>
        <div className={styles['headActions']}>
          <Button look="primary" icon={<FilePlus />} onClick={() => void actions.newEpisode(id)}>
            New episode
          </Button>
          <Button icon={<Upload />} onClick={publish.open}>
            Publish…
          </Button>
        </div>
      </div>
      {publish.dialog}
    </header>
  )
}

function ShowEnd({ show }: Readonly<{ show: Show }>) {
  const actions = useShowActions()
  return (
    <div className={styles['end']}>
      <Button size="small" icon={<FolderOpen />} onClick={() => void actions.reveal(show.id)}>
        Show in folder
      </Button>
      <Button size="small" look="danger" icon={<Trash2 />} onClick={() => void actions.trash(show)}>
        Delete this show
      </Button>
    </div>
  )
}
