import { useId, type ReactNode } from 'react'
import styles from './shows.module.css'

type ShowSectionProps = Readonly<{ title: string; about?: ReactNode; children: ReactNode }>

/** A part of a show's page. */
export function ShowSection({ title, about, children }: ShowSectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id} className={styles['sectionTitle']}>
        {title}
      </h2>
      {about !== undefined && <p className={styles['about']}>{about}</p>}
      {children}
    </section>
  )
}
