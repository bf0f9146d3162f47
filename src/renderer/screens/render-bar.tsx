import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RunningRender } from '../bridge/render-watch.ts'
import { ProgressBar } from '../elements/progress-bar.tsx'
import styles from './render-bar.module.css'

/** How the making goes, and how long it still takes. */
export function RenderBar({ running }: Readonly<{ running: RunningRender }>) {
  const { fraction, left } = running
  return (
    <div className={styles['bar']}>
      <p className={styles['step']}>{spellStep(running)}</p>
      <ProgressBar label="Making the episode" fraction={fraction} />
      <p className={styles['left']}>{left === undefined ? '' : `${spellDuration(Math.max(1, left))} left`}</p>
    </div>
  )
}

function spellStep({ step, made, missing }: RunningRender): string {
  switch (step) {
    case 'waiting':
      return 'Waiting for another episode'
    case 'planning':
      return 'Reading the script'
    case 'speaking':
      return `${made.toLocaleString()} of ${countOf(missing, 'line')} spoken`
    case 'mastering':
      return 'Levelling the sound'
  }
}
