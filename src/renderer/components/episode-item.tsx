import { Ellipsis } from 'lucide-react'
import { useEffect, useRef, type MouseEvent } from 'react'
import { spellDuration } from '../../core/text/spell-duration.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { classNames } from '../elements/class-names.ts'
import type { Anchor } from '../elements/floating.ts'
import { IconButton } from '../elements/icon-button.tsx'
import { Cover } from './cover.tsx'
import type { EpisodeSummary } from './episode-types.ts'
import type { JobStanding } from '../queue/job-standing.ts'
import { InlineRename } from './inline-rename.tsx'
import { useGo } from './navigation.ts'
import { reachOf, type Reach } from './selection.ts'
import { spellDate } from './spell-date.ts'
import { StatusWord } from './status-word.tsx'
import styles from './episode-item.module.css'

export type EpisodeItemProps = Readonly<{
  episode: EpisodeSummary
  look: 'row' | 'card'
  rowIndex: number
  now: Date
  /** What the queue says of it, if it is in it. */
  job: JobStanding | undefined
  isActive: boolean
  isChosen: boolean
  isRenaming: boolean
  takesFocus: boolean
  onReach: (reach: Reach) => void
  onOpen: () => void
  onMenu: (anchor: Anchor) => void
  onRenamed: (title: string | undefined) => void
}>

/** One episode of the library, as a row of the list or as a cover. */
export function EpisodeItem(props: EpisodeItemProps) {
  const { episode, look, isActive, isChosen, takesFocus, onReach, onOpen, onMenu } = props
  const item = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (takesFocus) item.current?.focus({ preventScroll: true })
  }, [takesFocus])

  function onContextMenu(event: MouseEvent) {
    event.preventDefault()
    if (!isChosen) onReach('only')
    const box = event.currentTarget.getBoundingClientRect()
    // The menu key has no place of its own: the menu then opens at the item.
    const byKey = event.clientX === 0 && event.clientY === 0
    const x = byKey ? box.left + 48 : event.clientX
    const y = byKey ? box.top + 32 : event.clientY
    onMenu({ left: x, right: x, top: y, bottom: y })
  }

  return (
    <div
      ref={item}
      role={look === 'row' ? 'row' : 'gridcell'}
      aria-rowindex={look === 'row' ? props.rowIndex + 1 : undefined}
      aria-selected={isChosen}
      aria-label={look === 'card' ? episode.title : undefined}
      tabIndex={isActive ? 0 : -1}
      className={classNames(styles[look], isChosen && styles['chosen'])}
      onClick={(event) => onReach(reachOf(event))}
      onDoubleClick={onOpen}
      onContextMenu={onContextMenu}
    >
      {look === 'row' ? <RowCells {...props} /> : <Card {...props} />}
    </div>
  )
}

function RowCells(props: EpisodeItemProps) {
  const { episode, now } = props
  const { mediaAddress } = useStudio()
  const picture = episode.picture === undefined ? {} : { picture: mediaAddress(episode.picture) }
  return (
    <>
      <div role="gridcell" className={styles['name']}>
        <Cover title={episode.title} look="small" {...picture} />
        <div className={styles['names']}>
          <Title {...props} />
          <span className={styles['quiet']}>{aboutOf(episode)}</span>
        </div>
      </div>
      <div role="gridcell">
        <State {...props} />
      </div>
      <div role="gridcell" className={styles['figure']}>
        {episode.seconds === undefined ? '–' : spellDuration(episode.seconds)}
      </div>
      <div role="gridcell" className={styles['figure']}>
        {spellDate(episode.updatedAt, now)}
      </div>
      <div role="gridcell">
        <More {...props} />
      </div>
    </>
  )
}

function Card(props: EpisodeItemProps) {
  const { episode } = props
  return (
    <>
      <Cover title={episode.title} show={episode.show} look="large" />
      <div className={styles['under']}>
        {props.isRenaming ? (
          <Title {...props} />
        ) : (
          <span className={styles['state']}>
            <State {...props} />
            {episode.seconds !== undefined && (
              <span className={styles['quiet']}>{spellDuration(episode.seconds)}</span>
            )}
          </span>
        )}
        <More {...props} />
      </div>
    </>
  )
}

/** How it stands; where it is in the queue, also the way there. */
function State({ episode, job, isActive }: EpisodeItemProps) {
  const go = useGo()
  if (job === undefined) return <StatusWord status={episode.status} job={undefined} />
  return (
    <button
      type="button"
      className={styles['way']}
      tabIndex={isActive ? 0 : -1}
      title={job.sentence}
      aria-label={`${job.word}: ${job.sentence}`}
      onClick={(event) => {
        event.stopPropagation()
        go({ screen: 'queue' })
      }}
      onDoubleClick={(event) => event.stopPropagation()}
    >
      <StatusWord status={episode.status} job={job} />
    </button>
  )
}

function Title({ episode, isRenaming, onRenamed }: EpisodeItemProps) {
  if (isRenaming) return <InlineRename title={episode.title} onDone={onRenamed} />
  return <span className={styles['title']}>{episode.title}</span>
}

function More({ episode, isActive, isChosen, onReach, onMenu }: EpisodeItemProps) {
  return (
    <span className={styles['more']}>
      <IconButton
        label={`Actions for ${episode.title}`}
        size="small"
        tabIndex={isActive ? 0 : -1}
        aria-haspopup="menu"
        icon={<Ellipsis />}
        onClick={(event) => {
          event.stopPropagation()
          if (!isChosen) onReach('only')
          onMenu(event.currentTarget.getBoundingClientRect())
        }}
        onDoubleClick={(event) => event.stopPropagation()}
      />
    </span>
  )
}

/** Whose it is and who speaks: "Deep Water · Host, Guest". */
function aboutOf(episode: EpisodeSummary): string {
  const more = episode.speakers.length - 3
  const names = episode.speakers.slice(0, 3).join(', ') + (more > 0 ? ` and ${more} more` : '')
  return [episode.show, names === '' ? 'No lines yet' : names]
    .filter((part) => part !== undefined)
    .join(' · ')
}
