import { Headphones } from 'lucide-react'
import { useEffect, useEffectEvent } from 'react'
import { countOf } from '../../core/text/count-of.ts'
import { spellDuration } from '../../core/text/spell-duration.ts'
import type { RunningRender } from '../bridge/render-watch.ts'
import { useStudio } from '../bridge/studio-context.tsx'
import { useNow } from '../components/use-now.ts'
import { Button } from '../elements/button.tsx'
import { ProgressBar } from '../elements/progress-bar.tsx'
import type { EpisodeSound } from '../player/use-episode-sound.ts'
import styles from './render-bar.module.css'

/** How the making goes, and how long it still takes. */
export function RenderBar({ running, sound }: Readonly<{ running: RunningRender; sound: EpisodeSound }>) {
  const { fraction, left, waiting, batch } = running
  const latest = batch === undefined ? '' : ' at the latest'
  return (
    <div className={styles['bar']}>
      {waiting === undefined ? (
        <p className={styles['step']}>{spellStep(running)}</p>
      ) : (
        <Waiting {...waiting} />
      )}
      <ProgressBar label="Generating the episode" fraction={fraction} />
      <Button
        look="quiet"
        icon={<Headphones />}
        disabled={sound.isAsked || running.made === 0}
        onClick={sound.hearSoFar}
      >
        {sound.isAsked ? 'Putting it together …' : 'Hear what is made'}
      </Button>
      <p className={styles['left']}>
        {left === undefined ? '' : `${spellDuration(Math.max(1, left))} left${latest}`}
      </p>
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

/** Seconds. A wait that is longer says its own time: nobody counts hours by the second. */
const longestCounted = 3600

function spellWaiting(sentence: string, seconds: number): string {
  if (seconds > longestCounted) return sentence
  return `${sentence}: ${seconds < 1 ? 'goes on now' : `goes on in ${spellDuration(seconds)}`}`
}

function spellStep({ step, made, missing, batch }: RunningRender): string {
  switch (step) {
    case 'waiting':
      return 'Waiting for another episode'
    case 'planning':
      return 'Reading the script'
    case 'speaking': {
      const there = `${made.toLocaleString()} of ${countOf(missing, 'line')} spoken`
      return batch === undefined ? there : `${there}; Google makes ${countOf(batch.lines, 'line')} in a batch`
    }
    case 'mastering':
      return 'Levelling the sound'
  }
}
