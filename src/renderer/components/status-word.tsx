import {
  Check,
  CircleDashed,
  CirclePause,
  CircleX,
  Hourglass,
  ListOrdered,
  LoaderCircle,
  PencilLine,
} from 'lucide-react'
import type { JobStanding } from '../queue/job-standing.ts'
import type { EpisodeSummary } from './episode-types.ts'
import styles from './status-word.module.css'

const words = {
  draft: { text: 'Not made yet', icon: CircleDashed },
  ready: { text: 'Ready', icon: Check },
  changed: { text: 'Edited since', icon: PencilLine },
  unfinished: { text: 'Not finished', icon: CirclePause },
} as const
const jobIcons = {
  waiting: ListOrdered,
  running: LoaderCircle,
  batch: Hourglass,
  paused: CirclePause,
  offered: CirclePause,
  failed: CircleX,
} as const

type StatusWordProps = Readonly<{
  status: EpisodeSummary['status']
  /** What the queue says of it, which comes first. */
  job: JobStanding | undefined
}>

/** How an episode stands, in words; shape and colour only support them. */
export function StatusWord({ status, job }: StatusWordProps) {
  const Icon = job === undefined ? words[status].icon : jobIcons[job.state]
  return (
    <span className={styles['status']} data-status={job?.state ?? status}>
      <Icon className={styles['icon']} />
      <span className={styles['words']}>
        {job?.word ?? words[status].text}
        {job?.more !== undefined && <span className={styles['more']}>{job.more}</span>}
      </span>
    </span>
  )
}
