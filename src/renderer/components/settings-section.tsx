import { useId, type ReactNode } from 'react'
import styles from './settings-section.module.css'

/** A part of the settings. */
export function SettingsSection({ title, children }: Readonly<{ title: string; children: ReactNode }>) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={styles['section']}>
      <h2 id={id} className={styles['title']}>
        {title}
      </h2>
      {children}
    </section>
  )
}
