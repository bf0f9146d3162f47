import type { ReactNode } from 'react'
import styles from './settings-entry.module.css'

type SettingsEntryProps = Readonly<{ name: string; about: ReactNode; children: ReactNode }>

/** One thing that can be set: its name, what it means, and the control. */
export function SettingsEntry({ name, about, children }: SettingsEntryProps) {
  return (
    <div className={styles['entry']}>
      <div className={styles['words']}>
        <h3 className={styles['name']}>{name}</h3>
        <p className={styles['about']}>{about}</p>
      </div>
      <div className={styles['control']}>{children}</div>
    </div>
  )
}
