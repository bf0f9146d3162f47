import { useEffect, useRef, useState } from 'react'
import { tonight } from '../../core/queue/start-times.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useNow } from '../components/use-now.ts'
import type { Anchor } from '../elements/floating.ts'
import { useObservable } from '../state/observable.ts'
import { QueueRow } from './queue-row.tsx'
import type { ShownJob } from './queue-types.ts'
import { StartDialog } from './start-dialog.tsx'
import { StartMenu } from './start-menu.tsx'
import type { QueueActions } from './use-queue-actions.ts'
import styles from './queue.module.css'

type QueueListProps = Readonly<{ jobs: readonly ShownJob[]; actions: QueueActions }>

/** The jobs in their order. Alt with the arrows moves the one that has the focus. */
export function QueueList({ jobs, actions }: QueueListProps) {
  const { renders } = useStudio()
  const running = useObservable(renders)
  const now = useNow(30_000)
  const list = useRef<HTMLOListElement>(null)
  const held = useRef<{ readonly job: string; readonly control: string } | undefined>(undefined)
  const [menu, setMenu] = useState<{ readonly job: ShownJob; readonly anchor: Anchor }>()
  const [asking, setAsking] = useState<ShownJob>()
  useEffect(() => {
    // A row that is moved, or that loses a button, must not lose the keyboard.
    if (document.activeElement !== document.body || held.current === undefined) return
    const { job, control } = held.current
    const row = list.current?.querySelector(`[data-job="${job}"]`)
    const found = row?.querySelector<HTMLElement>(`[data-control="${control}"]:not(:disabled)`)
    ;(found ?? row?.querySelector<HTMLElement>('button'))?.focus()
  }, [jobs])
  const first = jobs.find(({ state, elsewhere }) => state === 'waiting' && elsewhere === undefined)
  const isOneRunning = jobs.some(({ state }) => state === 'running')

  return (
    <>
      <ol
        ref={list}
        aria-label="Episodes in the queue"
        className={styles['list']}
        onFocus={({ target }) => {
          const job = target.closest<HTMLElement>('[data-job]')?.dataset['job']
          const { control } = target.dataset
          held.current = job === undefined || control === undefined ? undefined : { job, control }
        }}
      >
        {jobs.map((job, place) => (
          <QueueRow
            key={job.id}
            job={job}
            place={place}
            count={jobs.length}
            running={job.state === 'running' ? running.get(job.episode) : undefined}
            isNext={!isOneRunning && job === first}
            now={now}
            actions={actions}
            onStartMenu={(anchor) => setMenu({ job, anchor })}
          />
        ))}
      </ol>
      {menu !== undefined && (
        <StartMenu
          job={menu.job}
          anchor={menu.anchor}
          onChoose={(start) => void actions.schedule(menu.job, start)}
          onOwnTime={() => setAsking(menu.job)}
          onClose={() => setMenu(undefined)}
        />
      )}
      {asking !== undefined && (
        <StartDialog
          title={asking.title}
          begin={tonight(now.getTime())}
          onChoose={(start) => {
            setAsking(undefined)
            void actions.schedule(asking, start)
          }}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  )
}
