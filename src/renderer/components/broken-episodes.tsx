import { FolderX } from 'lucide-react'
import { countOf } from '../../core/text/count-of.ts'
import type { Library } from './episode-types.ts'
import styles from './broken-episodes.module.css'

/** The folders of the library that cannot be read, each with its reason. They are left as they are. */
export function BrokenEpisodes({ broken }: Readonly<{ broken: Library['broken'] }>) {
  if (broken.length === 0) return null
  return (
    <section aria-label="Episodes that cannot be read" className={styles['broken']}>
      <details>
        <summary className={styles['summary']}>
          <FolderX className={styles['icon']} />
          {countOf(broken.length, 'episode')} cannot be read
          <span className={styles['hint']}>
            Left as {broken.length === 1 ? 'it is' : 'they are'}. Show why
          </span>
        </summary>
        <ul className={styles['list']}>
          {broken.map((episode) => (
            <li key={episode.folder} className={styles['episode']}>
              <strong>{episode.folder}</strong>
              <span>{episode.message}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  )
}
