import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import styles from './publish.module.css'

type Episodes = RequestOutput<'publish.describe'>['stayed']

/** Episodes that cannot be published anew: what the feed holds of them, and why. */
export function StayedEpisodes({ stayed }: Readonly<{ stayed: Episodes }>) {
  const say = 'These cannot be made now, or have no finished sound. They stay as they were published:'
  return <WithReasons say={say} label="Stays as it was published" episodes={stayed} />
}

/** Episodes that cannot be published, though they have finished sound, and why. */
export function LeftOutEpisodes({ leftOut }: Readonly<{ leftOut: Episodes }>) {
  const say = 'These cannot be made now, and were left out:'
  return <WithReasons say={say} label="Left out" episodes={leftOut} />
}

type WithReasonsProps = Readonly<{ say: string; label: string; episodes: Episodes }>

function WithReasons({ say, label, episodes }: WithReasonsProps) {
  if (episodes.length === 0) return null
  return (
    <div className={styles['part']}>
      <p>{say}</p>
      <ul aria-label={label} className={styles['findings']}>
        {episodes.map(({ id, title, reason }) => (
          <li key={id}>
            <strong>{title}</strong> <span className={styles['quiet']}>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
