import { Check, CircleDashed, CirclePause, PencilLine } from 'lucide-react'
import type { EpisodeSummary } from './episode-types.ts'
import styles from './status-word.module.css'

const words = {
  draft: { text: 'Not made yet', icon: CircleDashed },
  ready: { text: 'Ready', icon: Check },
  changed: { text: 'Edited since', icon: PencilLine },
  unfinished: { text: 'Not finished', icon: CirclePause },
} as const

/** How an episode stands, in words; shape and colour only support them. */
export function StatusWord({ status }: Readonly<{ status: EpisodeSummary['status'] }>) {
  const { text, icon: Icon } = words[status]
  return (
    <span className={styles['status']} data-status={status}>
      <Icon className={styles['icon']} />
      {text}
    </span>
  )
}
