import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import styles from './publish.module.css'

type StayedEpisodesProps = Readonly<{ stayed: RequestOutput<'publish.describe'>['stayed'] }>

/** Episodes that cannot be published anew: what the feed holds of them, and why. */
export function StayedEpisodes({ stayed }: StayedEpisodesProps) {
  if (stayed.length === 0) return null
  return (
    <div className={styles['part']}>
      <p>These cannot be made now, or have no finished sound. They stay as they were published:</p>
      <ul aria-label="Stays as it was published" className={styles['findings']}>
        {stayed.map(({ id, title, reason }) => (
          <li key={id}>
            <strong>{title}</strong> <span className={styles['quiet']}>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
