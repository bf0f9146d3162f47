import type { RequestOutput } from '../../shared/ipc/schemas.ts'
import styles from './publish.module.css'

type LeftOutEpisodesProps = Readonly<{ leftOut: RequestOutput<'publish.describe'>['stayed'] }>

/** Episodes that cannot be published, though they have finished sound, and why. */
export function LeftOutEpisodes({ leftOut }: LeftOutEpisodesProps) {
  if (leftOut.length === 0) return null
  return (
    <div className={styles['part']}>
      <p>These cannot be made now, and were left out:</p>
      <ul aria-label="Left out" className={styles['findings']}>
        {leftOut.map(({ id, title, reason }) => (
          <li key={id}>
            <strong>{title}</strong> <span className={styles['quiet']}>{reason}</span>
          </li>
        ))}
      </ul>
    </div>
  )
}
