import type { RenderPlan } from '../components/episode-types.ts'
import styles from './episode-show.module.css'

const stateWords: Readonly<Record<NonNullable<RenderPlan['ending']>['state'], string>> = {
  made: 'made',
  new: 'not made yet',
  doubtful: 'made, but listen to it',
  bad: 'made, but it sounds wrong',
}

/** The line that the show adds at the end of the script: there to be seen, changed on the page of the show. */
export function EpisodeEnding({ ending }: Readonly<{ ending: NonNullable<RenderPlan['ending']> }>) {
  const { speaker, text, state } = ending
  return (
    <p className={styles['ending']}>
      <span className={styles['endingText']} title={text}>
        The show ends it: <strong>{speaker}</strong> {text}
      </span>
      <span className={styles['state']}>{stateWords[state]}</span>
    </p>
  )
}
