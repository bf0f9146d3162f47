import { ArrowDown, ArrowUp, CalendarClock, Pause, Play, RotateCcw, X } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import type { RunningRender } from '../bridge/render-watch.ts'
import { useGo } from '../components/navigation.ts'
import type { Anchor } from '../elements/floating.ts'
import { IconButton } from '../elements/icon-button.tsx'
import { ProgressBar } from '../elements/progress-bar.tsx'
import type { ShownJob } from './queue-types.ts'
import { spellPriceLeft, spellState, spellTimeLeft, stateWords } from './spell-job.ts'
import type { QueueActions } from './use-queue-actions.ts'
import styles from './queue.module.css'

type QueueRowProps = Readonly<{
  job: ShownJob
  place: number
  count: number
  running: RunningRender | undefined
  isNext: boolean
  now: Date
  actions: QueueActions
  onStartMenu: (anchor: Anchor) => void
}>

/** One episode in line: how it stands, what is left of it, and what can be done with it. */
export function QueueRow(props: QueueRowProps) {
  const { job, place, running, isNext, now, actions } = props
  const go = useGo()
  const { title, state, engine } = job
  const isHere = job.elsewhere === undefined

  function onKeyDown(event: KeyboardEvent) {
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0
    if (event.altKey && step !== 0) void actions.move(job, step)
    else if (event.key === 'Delete') void actions.remove(job)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const figures = [spellTimeLeft(job, running), spellPriceLeft(job, running)]

  return (
    // The keys work on whichever button of the row has the focus.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <li data-job={job.id} data-state={state} className={styles['row']} onKeyDown={onKeyDown}>
      <span className={styles['place']}>{place + 1}</span>
      <div className={styles['about']}>
        <div className={styles['line']}>
          <button
            type="button"
            className={styles['title']}
            title={title}
            data-control="title"
            disabled={!isHere}
            onClick={() => go({ screen: 'studio', id: job.episode })}
          >
            {title}
          </button>
          <span className={styles['word']} data-state={state}>
            {stateWords[state]}
          </span>
          <span className={styles['engine']}>{engine === 'gemini' ? 'Gemini' : 'Draft'}</span>
        </div>
        <p className={styles['state']}>{spellState(job, running, isNext, now)}</p>
        {state === 'running' && (
          <ProgressBar label={`Generating ${title}`} fraction={running?.fraction ?? 0} />
        )}
      </div>
      <p className={styles['figures']}>
        {figures.map((figure, index) => (
          <span key={index === 0 ? 'time' : 'price'}>{state === 'failed' ? '' : figure}</span>
        ))}
      </p>
      <RowButtons {...props} />
    </li>
  )
}

function RowButtons({ job, place, count, actions, onStartMenu }: QueueRowProps) {
  const { title, state } = job
  const goes = state === 'running' || state === 'waiting' || state === 'batch'
  const resumeLabel = state === 'failed' ? `Try ${title} again` : `Go on with ${title}`
  return (
    <div className={styles['buttons']}>
      {goes ? (
        <IconButton
          label={`Pause ${title}`}
          data-control="pause"
          icon={<Pause />}
          onClick={() => void actions.pause(job)}
        />
      ) : (
        <IconButton
          label={resumeLabel}
          data-control="pause"
          icon={state === 'failed' ? <RotateCcw /> : <Play />}
          disabled={job.elsewhere !== undefined}
          onClick={() => void actions.resume(job)}
        />
      )}
      <IconButton
        label={`When to start ${title}`}
        data-control="start"
        aria-haspopup="menu"
        disabled={state === 'running' || state === 'batch' || state === 'failed'}
        icon={<CalendarClock />}
        onClick={(event) => onStartMenu(event.currentTarget.getBoundingClientRect())}
      />
      <IconButton
        label={`Move ${title} up`}
        keys="Alt+↑"
        data-control="up"
        disabled={place === 0}
        icon={<ArrowUp />}
        onClick={() => void actions.move(job, -1)}
      />
      <IconButton
        label={`Move ${title} down`}
        keys="Alt+↓"
        data-control="down"
        disabled={place === count - 1}
        icon={<ArrowDown />}
        onClick={() => void actions.move(job, 1)}
      />
      <IconButton
        label={`Take ${title} out of the queue`}
        keys="Delete"
        data-control="remove"
        icon={<X />}
        onClick={() => void actions.remove(job)}
      />
    </div>
  )
}
