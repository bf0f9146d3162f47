import { useEffect, useEffectEvent } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RunningRender } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useNow } from '../components/use-now.ts'
import { ProgressBar } from '../elements/progress-bar.tsx'
import styles from './render-bar.module.css'

/** How the making goes, and how long it still takes. */
export function RenderBar({ running }: Readonly<{ running: RunningRender }>) {
  const { fraction, left, waiting } = running
  return (
    <div className={styles['bar']}>
      {waiting === undefined ? (
        <p className={styles['step']}>{spellStep(running)}</p>
      ) : (
        <Waiting {...waiting} />
      )}
      <ProgressBar label="Making the episode" fraction={fraction} />
      <p className={styles['left']}>{left === undefined ? '' : `${spellDuration(Math.max(1, left))} left`}</p>
    </div>
  )
}

/** Why nothing is happening, and how long yet. */
function Waiting({ until, message }: NonNullable<RunningRender['waiting']>) {
  const { announcer } = useStudio()
  const now = useNow(1000)
  const seconds = (new Date(until).getTime() - now.getTime()) / 1000
  const sentence = message.replace(/[.:]$/, '')
  // Said once for each wait, not every second.
  const say = useEffectEvent(() => announcer.say(spellWaiting(sentence, seconds)))
  useEffect(() => say(), [until])
  return <p className={styles['waiting']}>{spellWaiting(sentence, seconds)}</p>
}

function spellWaiting(sentence: string, seconds: number): string {
  return `${sentence}: ${seconds < 1 ? 'goes on now' : `goes on in ${spellDuration(seconds)}`}`
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
